package ishibashi.app.command;

import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.DryRun;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bank check|dry-run}: needs no gateway. */
@Command(
        name = "bank",
        description = "Bank folders: checked, and tried on a file.",
        footer = "%nExample: ishibashi bank dry-run mappings/banks/01-hokkaido kyujin.csv --json",
        mixinStandardHelpOptions = true)
public final class BankCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "check", description = "Validates a bank folder.", mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "DIR") Path folder, @Option(names = "--json") boolean json) {
        try {
            BankFolder bank = Banks.folder(folder, Homes.mappings().resolve("codes"));
            print(json ? "{\"valid\":true}" : bank.name() + ": 問題ありません / nothing wrong");
            return 0;
        } catch (BankFolderInvalid e) {
            e.problems().forEach(p -> print(p.place() + "\n  " + p.ja() + "\n  " + p.en()));
            return 1;
        }
    }

    @Command(
            name = "dry-run",
            description = "Shows row by row what would be understood, refused and why.",
            mixinStandardHelpOptions = true)
    int dryRun(
            @Parameters(paramLabel = "DIR") Path folder,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--as-of", description = "Day for dates without a year.") @Nullable LocalDate asOf,
            @Option(names = "--json") boolean json)
            throws Exception {
        Path codes = Homes.mappings().resolve("codes");
        DryRun run = new DryRun(Banks.folder(folder, codes), CodeTables.load(codes), UUID::randomUUID, row -> Map.of());
        Optional<Refusal> refusal = run.run(
                new FileLabel(String.valueOf(file.getFileName())),
                Bytes.owning(Files.readAllBytes(file)),
                Optional.ofNullable(asOf),
                LocalDate.now(ZoneId.of("Asia/Tokyo")),
                line -> print(json ? line.toString() : readable(line)));
        refusal.ifPresent(r -> print(r.code().wire() + "\n  "
                + r.text(Language.JA).why() + "\n  " + r.text(Language.JA).remedy()));
        return refusal.isPresent() ? 1 : 0;
    }

    private static String readable(ObjectNode line) {
        if (line.has("summary")) {
            return line.path("summary").toString();
        }
        StringBuilder text = new StringBuilder(line.path("where").asString())
                .append("  ")
                .append(line.path("record").asString())
                .append("  ")
                .append(line.path("outcome").asString());
        line.path("refusals").forEach(r -> text.append("\n    ")
                .append(r.path("code").asString())
                .append("  ")
                .append(r.path("why").path("ja").asString())
                .append("\n    → ")
                .append(r.path("remedy").path("ja").asString()));
        return text.toString();
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }
}
