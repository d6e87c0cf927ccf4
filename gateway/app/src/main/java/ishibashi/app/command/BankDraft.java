package ishibashi.app.command;

import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Japan;
import ishibashi.message.Outcome;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.draft.Draft;
import ishibashi.normalise.draft.DraftFolder;
import ishibashi.normalise.draft.DraftWords;
import ishibashi.normalise.draft.Sureness;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bank draft}: proposes a bank folder from sample files and says how sure each column is (contract §1). */
@Command(
        name = "draft",
        description = "見本のファイルからバンクのフォルダを下書きし、欄ごとにどれだけ確かかを示します。"
                + "Proposes a bank folder from sample files and says how sure it is of each column.",
        footer = {
            "%nExample: ishibashi bank draft 求人.xlsx 求職.xlsx --prefecture 09 --out mappings/banks/09-tochigi",
            "Status 1 if a file cannot be read."
        },
        mixinStandardHelpOptions = true)
final class BankDraft implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;
    private static final long LARGEST = 32L << 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "見本のファイル、様式ごとに一つ。A sample file for each kind of file that the bank sends.")
    private List<Path> files = List.of();

    @Option(
            names = "--prefecture",
            required = true,
            paramLabel = "NN",
            description = "都道府県コード 2 桁（JIS X 0401）。Two digits.")
    private String prefecture = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "書き込むフォルダ（NN-名前）。既にある設定は上書きしません。Folder to write; nothing is overwritten.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path folder = out;
        if (!usable(folder)) {
            return WRONG_USE;
        }
        List<Draft.File> samples = new ArrayList<>();
        for (Path file : files) {
            samples.add(new Draft.File(
                    new FileLabel(String.valueOf(file.getFileName())), Bytes.owning(Files.readAllBytes(file))));
        }
        Path mappings = Homes.mappings();
        Draft draft = new Draft(
                prefecture, CodeTables.load(mappings.resolve("codes")), DraftWords.load(mappings), UUID::randomUUID);
        return switch (draft.of(samples, LocalDate.now(Japan.ZONE))) {
            case Outcome.Refused<DraftFolder>(Refusal refusal) -> {
                tell(refusal);
                yield REFUSED;
            }
            case Outcome.Passed<DraftFolder>(DraftFolder drafted) -> shown(drafted, folder);
        };
    }

    private boolean usable(@Nullable Path folder) {
        if (!Japan.isPrefecture(prefecture)) {
            complain("--prefecture は 01 から 47 の 2 桁です / --prefecture is two digits from 01 to 47");
            return false;
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                complain(file + ": ファイルがありません / there is no such file");
                return false;
            }
            if (file.toFile().length() > LARGEST) {
                complain(file + ": 大きすぎます（上限 32 MiB） / is larger than 32 MiB");
                return false;
            }
        }
        if (folder == null) {
            return true;
        }
        if (!String.valueOf(folder.getFileName()).startsWith(prefecture + "-")) {
            complain(folder + ": フォルダの名前は " + prefecture + "- で始めてください / the folder's name must begin with "
                    + prefecture + "-");
            return false;
        }
        boolean there = Stream.of("bank.yaml", "fields.yaml", "codes.yaml")
                .anyMatch(name -> Files.exists(folder.resolve(name)));
        if (there) {
            complain(folder + ": 既に設定があります / holds a mapping already");
        }
        return !there;
    }

    private int shown(DraftFolder drafted, @Nullable Path folder) throws IOException {
        if (!drafted.unseen().isEmpty()) {
            drafted.unseen()
                    .forEach(file -> complain(file
                            + ": 1 行の長さがそろった固定長のファイルです。値の位置はファイルからは分からないので、下書きできません。"
                            + "LANGUAGE.md の fixed を見て書いてください\n"
                            + "  lines of one length: where the values stand cannot be seen in the file, so it is not drafted;"
                            + " write it by hand, see fixed in LANGUAGE.md"));
            return REFUSED;
        }
        drafted.about().forEach(about -> {
            print(about.shape() + "  " + about.file() + "  " + about.kind().wire() + "  " + about.read() + "  "
                    + about.records() + " 件 records");
            drafted.columns().stream()
                    .filter(column -> column.shape().equals(about.shape()))
                    .forEach(column -> print("  " + column.sureness().ja() + " "
                            + column.sureness().en() + "  " + column.name() + " → "
                            + (column.target().isEmpty() ? "－" : column.target()) + "  " + column.ja() + " / "
                            + column.en()));
            about.missing()
                    .forEach(field -> print(
                            "  TODO 必須の " + field + " の欄が見つかりません / no column was found for the required " + field));
        });
        print(count(drafted));
        if (folder == null) {
            drafted.files().forEach((name, text) -> print("--- " + name + "\n" + text));
        } else {
            write(drafted, folder);
        }
        return 0;
    }

    private static String count(DraftFolder drafted) {
        StringBuilder count =
                new StringBuilder().append(drafted.columns().size()).append(" 欄 columns");
        for (Sureness sureness : Sureness.values()) {
            long n = drafted.columns().stream()
                    .filter(column -> column.sureness() == sureness)
                    .count();
            count.append("、")
                    .append(sureness.ja())
                    .append(' ')
                    .append(sureness.en())
                    .append(' ')
                    .append(n);
        }
        return count.toString();
    }

    private void write(DraftFolder drafted, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        for (var file : drafted.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        print("書きました: " + folder + "。TODO の行を埋め、bank check と bank dry-run で確かめてください\n"
                + "written: fill in the lines with TODO, then try it with bank check and bank dry-run");
    }

    private void tell(Refusal refusal) {
        print(refusal.where().file().map(file -> file + ": ").orElse("")
                + refusal.code().wire());
        for (Language language : Language.values()) {
            print("  " + refusal.text(language).why() + "\n  → "
                    + refusal.text(language).remedy());
        }
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }

    private void complain(String line) {
        Objects.requireNonNull(spec).commandLine().getErr().println(line);
    }
}
