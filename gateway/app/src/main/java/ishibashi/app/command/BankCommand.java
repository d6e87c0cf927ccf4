package ishibashi.app.command;

import ishibashi.app.RecipientViews;
import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
import ishibashi.bank.Problem;
import ishibashi.bank.Unfinished;
import ishibashi.match.MatchTables;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Japan;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.DryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bank check|dry-run|draft|score}: needs no gateway. */
@Command(
        name = "bank",
        subcommands = {BankDraft.class, BankScore.class},
        description = "医師バンクのフォルダを下書きし、確かめ、ファイルで試します。Bank folders: drafted, checked, and tried on a file.",
        footer = "%nExample: ishibashi bank dry-run mappings/banks/01-hokkaido kyujin.csv --json",
        mixinStandardHelpOptions = true)
public final class BankCommand {
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "check",
            description = "フォルダの誤りをすべて示します。Validates a bank folder. Status 1 if anything is wrong with it.",
            footer = "%nExample: ishibashi bank check mappings/banks/01-hokkaido",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "DIR") Path folder, @Option(names = "--json") boolean json) throws IOException {
        try {
            BankFolder bank = Banks.folder(folder, Homes.mappings().resolve("codes"));
            List<Problem> unfinished = Unfinished.in(folder);
            if (unfinished.isEmpty()) {
                print(json ? problems(unfinished).toString() : bank.name() + ": 問題ありません / nothing wrong");
                return 0;
            }
            print(
                    json
                            ? problems(unfinished).toString()
                            : readable(unfinished) + "\n下書きのままです（" + unfinished.size()
                                    + " か所）。書いたら、その行の TODO の印を消してください\n"
                                    + "still a draft, " + unfinished.size()
                                    + " places: fill them in and take the TODO out of each line");
            return REFUSED;
        } catch (BankFolderInvalid e) {
            print(json ? problems(e.problems()).toString() : readable(e.problems()));
            return REFUSED;
        }
    }

    @Command(
            name = "dry-run",
            description =
                    "1 行ずつ、何が読め、何がなぜ拒まれ、誰に何が見えるかを示します。"
                            + "Shows row by row what would be understood, refused and why. Status 1 if a row or the file is refused.",
            footer =
                    "%nExample: ishibashi bank dry-run mappings/banks/01-hokkaido kyujin.csv --json --as-of 2026-08-20",
            mixinStandardHelpOptions = true)
    int dryRun(
            @Parameters(paramLabel = "DIR") Path folder,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--as-of", description = "Day for dates without a year.") @Nullable LocalDate asOf,
            @Option(names = "--json") boolean json)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            complain(file + ": ファイルがありません / there is no such file");
            return WRONG_USE;
        }
        Path codes = Homes.mappings().resolve("codes");
        BankFolder bank;
        try {
            bank = Banks.folder(folder, codes);
        } catch (BankFolderInvalid e) {
            complain(readable(e.problems()));
            return WRONG_USE;
        }
        int unfinished = Unfinished.in(folder).size();
        if (unfinished > 0) {
            complain("下書きのままです（" + unfinished + " か所、bank check で見られます） / still a draft, " + unfinished
                    + " places: see bank check");
        }
        if (bank.speaksFhir()) {
            complain("このバンクは FHIR で話します。/fhir/PractitionerRole/$validate で確かめてください"
                    + " / this bank speaks FHIR: ask /fhir/PractitionerRole/$validate");
            return WRONG_USE;
        }
        RecipientViews views = new RecipientViews(bank, MatchTables.load(codes));
        boolean taken = new DryRun(bank, CodeTables.load(codes), UUID::randomUUID, views::of)
                .run(
                        new FileLabel(String.valueOf(file.getFileName())),
                        Bytes.owning(Files.readAllBytes(file)),
                        Optional.ofNullable(asOf),
                        LocalDate.now(Japan.ZONE),
                        line -> print(json ? line.toString() : DryRunText.of(line)));
        return taken ? 0 : REFUSED;
    }

    private static ObjectNode problems(List<Problem> problems) {
        ObjectNode answer = Operator.JSON.createObjectNode().put("valid", problems.isEmpty());
        var list = answer.putArray("problems");
        problems.forEach(
                p -> list.addObject().put("place", p.place()).put("ja", p.ja()).put("en", p.en()));
        return answer;
    }

    private static String readable(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.place() + "\n  " + p.ja() + "\n  " + p.en())
                .collect(Collectors.joining("\n"));
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }

    private void complain(String line) {
        Objects.requireNonNull(spec).commandLine().getErr().println(line);
    }
}
