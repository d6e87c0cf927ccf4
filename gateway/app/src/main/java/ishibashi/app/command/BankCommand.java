package ishibashi.app.command;

import ishibashi.app.RecipientViews;
import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
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
import tools.jackson.databind.JsonNode;
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
    int check(@Parameters(paramLabel = "DIR") Path folder, @Option(names = "--json") boolean json) {
        try {
            BankFolder bank = Banks.folder(folder, Homes.mappings().resolve("codes"));
            print(json ? "{\"valid\":true,\"problems\":[]}" : bank.name() + ": 問題ありません / nothing wrong");
            return 0;
        } catch (BankFolderInvalid e) {
            print(json ? problems(e).toString() : readable(e));
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
            complain(readable(e));
            return WRONG_USE;
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
                        line -> print(json ? line.toString() : readable(line)));
        return taken ? 0 : REFUSED;
    }

    private static ObjectNode problems(BankFolderInvalid e) {
        ObjectNode answer = Operator.JSON.createObjectNode().put("valid", false);
        var list = answer.putArray("problems");
        e.problems().forEach(p -> list.addObject()
                .put("place", p.place())
                .put("ja", p.ja())
                .put("en", p.en()));
        return answer;
    }

    private static String readable(BankFolderInvalid e) {
        return e.problems().stream()
                .map(p -> p.place() + "\n  " + p.ja() + "\n  " + p.en())
                .collect(Collectors.joining("\n"));
    }

    private static String readable(ObjectNode line) {
        if (line.has("summary")) {
            JsonNode held = line.path("summary").path("held");
            return line.path("summary") + (held.isMissingNode() ? "" : "\n" + refusal(held));
        }
        StringBuilder text = new StringBuilder(line.path("where").asString())
                .append("  ")
                .append(line.path("record").asString())
                .append("  ")
                .append(line.path("outcome").asString());
        line.path("refusals").forEach(r -> text.append("\n").append(refusal(r)));
        return text.toString();
    }

    private static String refusal(JsonNode r) {
        return "    " + r.path("code").asString() + "\n    "
                + r.path("why").path("ja").asString() + "\n    → "
                + r.path("remedy").path("ja").asString() + "\n    "
                + r.path("why").path("en").asString() + "\n    → "
                + r.path("remedy").path("en").asString();
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }

    private void complain(String line) {
        Objects.requireNonNull(spec).commandLine().getErr().println(line);
    }
}
