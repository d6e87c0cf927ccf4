package ishibashi.app.command;

import ishibashi.match.board.DeferredAcceptance;
import ishibashi.match.board.Instance;
import ishibashi.match.board.InstanceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code match board --instance}: an allocation without a gateway, to be compared with other programs. */
@Command(
        name = "board",
        description = "希望順位と定員から配属を計算します（受入保留方式。地域の上限があれば Kamada・Kojima の柔軟な方式）。"
                + "Allocates by deferred acceptance, under regional caps by the flexible form of Kamada and Kojima.",
        footer = {
            "%nExample: ishibashi match board --instance instance.json",
            "{\"doctors\":{id:[hospital…]},\"hospitals\":{id:[doctor…]},\"capacities\":{id:n},",
            " \"regional\":{\"region\":{hospital:region},\"cap\":{region:n},\"target\":{hospital:n},\"order\":{region:[hospital…]}}}"
        },
        mixinStandardHelpOptions = true)
final class MatchBoard implements Callable<Integer> {
    private static final int WRONG_USE = 2;
    private static final long LARGEST = 64L << 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--instance",
            required = true,
            paramLabel = "FILE",
            description = "希望順位の JSON。Ranked lists as JSON.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                err().println(file + ": 大きすぎます（64 MiB まで） / larger than 64 MiB");
                return WRONG_USE;
            }
            return switch (InstanceFile.read(Files.readAllBytes(file))) {
                case InstanceFile.Read.Good(Instance instance) -> answered(new DeferredAcceptance(instance).run());
                case InstanceFile.Read.Faulty(List<InstanceFile.Fault> faults) -> told(faults);
            };
        } catch (NoSuchFileException e) {
            err().println(file + ": ファイルがありません。パスを確かめてください / there is no such file, look at the path");
            return WRONG_USE;
        }
    }

    private int answered(DeferredAcceptance.Outcome outcome) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ObjectNode matching = answer.putObject("matching");
        outcome.hospitals().forEach(matching::put);
        Objects.requireNonNull(spec).commandLine().getOut().println(answer);
        outcome.full().forEach(region -> err().println("上限に達した地域 / cap reached: " + region));
        return 0;
    }

    private int told(List<InstanceFile.Fault> faults) {
        faults.forEach(fault -> err().println(file + " " + fault.place() + ": " + fault.ja() + " / " + fault.en()));
        return WRONG_USE;
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
