package ishibashi.bank;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.encoding.PrivateUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code gaiji.csv}: UTF-8, columns code, text and (for people) about. */
final class GaijiReader {
    static final String FILE = "gaiji.csv";

    private static final String CODE = "code";
    private static final String TEXT = "text";
    private static final long LARGEST = 1L << 20;
    private static final int MOST = 8_000;
    private static final int LONGEST = 20;

    private GaijiReader() {}

    /** @param shown the folder's name */
    static Gaiji read(Path folder, String shown, List<Shape> shapes, List<Problem> problems) {
        Path file = folder.resolve(FILE);
        String place = shown + "/" + FILE;
        Map<Integer, String> texts = new HashMap<>();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Gaiji(texts);
        }
        List<Charset> charsets = shapes.stream()
                .flatMap(s -> s.format().charsets().stream())
                .distinct()
                .toList();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .detectBomHeader(true)
                .ofNamedCsvRecord(file)) {
            if (Files.size(file) > LARGEST) {
                problems.add(new Problem(place, "大きすぎます（上限 1 MiB）", "is larger than 1 MiB"));
                return new Gaiji(texts);
            }
            for (NamedCsvRecord row : reader) {
                if (row.findField(CODE).isEmpty() || row.findField(TEXT).isEmpty() || texts.size() == MOST) {
                    problems.add(new Problem(
                            place, "列 code・text がないか、行が多すぎます", "lacks a column code or text, or has too many rows"));
                    break;
                }
                line(row, charsets, texts, place + ": " + row.getStartingLineNumber(), problems);
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            problems.add(new Problem(place, "UTF-8 の CSV として読めません", "is no readable CSV in UTF-8"));
        }
        return new Gaiji(texts);
    }

    private static void line(
            NamedCsvRecord row,
            List<Charset> charsets,
            Map<Integer, String> texts,
            String place,
            List<Problem> problems) {
        String text = row.getField(TEXT).strip();
        boolean plain = !text.isEmpty()
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(c -> PrivateUse.is(c) || c == '〓' || c == '\uFFFD' || c < ' ');
        if (!plain) {
            problems.add(new Problem(
                    place,
                    "text に、外字でも〓でもない文字（" + LONGEST + " 字まで）を書いてください",
                    "text must be plain characters, at most " + LONGEST));
            return;
        }
        PrivateUse.of(row.getField(CODE), charsets)
                .ifPresentOrElse(
                        code -> {
                            if (texts.putIfAbsent(code, text) != null) {
                                problems.add(new Problem(place, "同じ外字が二度あります", "names a character twice"));
                            }
                        },
                        () -> problems.add(new Problem(
                                place,
                                "外字の符号ではないか、文字コードにより違います（F040 のように、または U+E000 のように書いてください）",
                                "is no code of the private use area, or differs by charset; write F040 or U+E000")));
    }
}
