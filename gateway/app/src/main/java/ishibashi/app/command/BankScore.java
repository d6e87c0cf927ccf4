package ishibashi.app.command;

import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Japan;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.DryRun;
import ishibashi.normalise.score.Fault;
import ishibashi.normalise.score.Meaning;
import ishibashi.normalise.score.Scorecard;
import ishibashi.normalise.score.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bank score}: dry runs of sample files compared with what their clerk means by them. */
@Command(
        name = "score",
        description = "見本のファイルの読み取りを、担当者の書いた正解（meaning.tsv）と比べて採点します。"
                + "Scores how sample files are read against what their clerk means by them.",
        footer = {
            "%nExample: ishibashi bank score mappings/banks/01-hokkaido --as-of 2026-08-20",
            "Status 1 if a goal is missed or a value is wrong without being marked."
        },
        mixinStandardHelpOptions = true)
final class BankScore implements Callable<Integer> {
    private static final int MISSED = 1;
    private static final int WRONG_USE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "バンクのフォルダ。The bank's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "正解の表。見本のファイルはその隣に置きます。The meanings, the files beside; default: samples/meaning.tsv.")
    private @Nullable Path truth;

    @Option(names = "--as-of", description = "年のない日付を補う日。Day for dates without a year.")
    private @Nullable LocalDate asOf;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path table = Optional.ofNullable(truth).orElseGet(() -> folder.resolve("samples/meaning.tsv"));
        Path codes = Homes.mappings().resolve("codes");
        try {
            List<Meaning> meanings =
                    Files.readAllLines(table).stream().skip(1).map(Meaning::of).toList();
            Scorecard score = new Scorecard();
            DryRun dryRun =
                    new DryRun(Banks.folder(folder, codes), CodeTables.load(codes), UUID::randomUUID, row -> Map.of());
            for (String name : meanings.stream().map(Meaning::file).distinct().toList()) {
                read(dryRun, table.resolveSibling(name), score);
            }
            meanings.forEach(score::judge);
            return shown(score);
        } catch (BankFolderInvalid e) {
            e.problems().forEach(p -> complain(p.place() + "\n  " + p.ja() + "\n  " + p.en()));
        } catch (NoSuchFileException e) {
            complain(e.getFile() + ": ファイルがありません / there is no such file");
        } catch (IllegalArgumentException e) {
            complain(table
                    + ": 列が足りません / has too few columns: file, where, record, field, raw, outcome, expected, note");
        }
        return WRONG_USE;
    }

    private void read(DryRun dryRun, Path file, Scorecard score) throws IOException {
        dryRun.run(
                new FileLabel(String.valueOf(file.getFileName())),
                Bytes.owning(Files.readAllBytes(file)),
                Optional.ofNullable(asOf),
                LocalDate.now(Japan.ZONE),
                line -> {
                    if (!line.has("summary")) {
                        score.read(line);
                    }
                });
    }

    private int shown(Scorecard score) {
        if (json) {
            print(answer(score).toString());
        } else {
            score.faults().forEach(fault -> print(readable(fault)));
            score.shares().forEach(share -> print(readable(share)));
            print("間違いなのに印のない値 wrong and not marked: " + score.wrongAndSure());
        }
        boolean reached = score.shares().stream().allMatch(Share::reached) && score.wrongAndSure() == 0;
        return reached ? 0 : MISSED;
    }

    private static String readable(Fault fault) {
        Meaning meant = fault.meaning();
        return meant.file() + "  " + meant.where() + "  " + meant.field() + "  正 meant: "
                + (meant.outcome() + " " + meant.expected()).strip() + "  読 read: " + fault.read();
    }

    private static String readable(Share share) {
        return String.format(
                Locale.ROOT,
                "%s %s: %d / %d = %.2f %% (目標 goal %.1f %%) %s",
                share.goal().ja(),
                share.goal().name().toLowerCase(Locale.ROOT),
                share.right(),
                share.of(),
                share.percent(),
                share.goal().asked(),
                share.reached() ? "達成 reached" : "未達 missed");
    }

    private static ObjectNode answer(Scorecard score) {
        ObjectNode answer = Operator.JSON.createObjectNode();
        var shares = answer.putArray("goals");
        score.shares().forEach(share -> shares.addObject()
                .put("goal", share.goal().name().toLowerCase(Locale.ROOT))
                .put("right", share.right())
                .put("of", share.of())
                .put("asked", share.goal().asked())
                .put("reached", share.reached()));
        var faults = answer.putArray("faults");
        score.faults().forEach(fault -> faults.addObject()
                .put("file", fault.meaning().file())
                .put("where", fault.meaning().where())
                .put("field", fault.meaning().field())
                .put("meant", fault.meaning().expected())
                .put("read", fault.read()));
        return answer.put("wrongAndSure", score.wrongAndSure());
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }

    private void complain(String line) {
        Objects.requireNonNull(spec).commandLine().getErr().println(line);
    }
}
