package ishibashi.normalise.draft;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import ishibashi.bank.As;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Vocabulary;
import ishibashi.message.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A proposed folder: the texts of its files, and how sure each column of the samples is. */
public final class DraftFolder {
    private static final Set<As> CODED = EnumSet.of(As.CODE, As.CODES, As.REGIONS);

    private final String prefecture;
    private final Map<String, DraftShape> shapes = new LinkedHashMap<>();
    private final Path codes;
    private final Vocabulary vocabulary;
    private final LocalDate day;

    DraftFolder(String prefecture, List<DraftShape> drafts, Path codes, Vocabulary vocabulary, LocalDate day) {
        this.prefecture = prefecture;
        this.codes = codes;
        this.vocabulary = vocabulary;
        this.day = day;
        for (DraftShape shape : drafts) {
            String name = shape.kind() == Kind.VACANCY ? "求人" : "求職";
            int same = 1;
            while (shapes.containsKey(same == 1 ? name : name + same)) {
                same++;
            }
            shapes.put(same == 1 ? name : name + same, shape);
        }
    }

    /**
     * What a file is taken for.
     *
     * @param read as in {@code fields.yaml}
     * @param records that were looked at
     * @param missing required fields that no column fills
     */
    public record About(String shape, String file, Kind kind, String read, int records, Set<String> missing) {
        public About {
            missing = Set.copyOf(missing);
        }
    }

    /** @param target what the column is taken for, a part behind a slash; empty: nothing */
    public record Column(String shape, String name, String target, Sureness sureness, String ja, String en) {}

    public List<About> about() {
        return shapes.entrySet().stream()
                .map(e -> new About(
                        e.getKey(),
                        e.getValue().file(),
                        e.getValue().kind(),
                        FormatText.of(
                                e.getValue().sample().format(),
                                e.getValue().sample().columns().size()),
                        e.getValue().sample().records(),
                        e.getValue().missing()))
                .toList();
    }

    public List<Column> columns() {
        return shapes.entrySet().stream()
                .flatMap(e -> e.getValue().guesses().stream()
                        .map(guess -> new Column(
                                e.getKey(),
                                guess.column().name(),
                                guess.slot().map(Slot::word).orElse(""),
                                guess.sureness(),
                                guess.ja(),
                                guess.en())))
                .toList();
    }

    /** Files of lines of one length: nobody can see where their values stand. */
    public List<String> unseen() {
        return shapes.values().stream()
                .filter(shape -> shape.sample().format() instanceof FileFormat.Fixed)
                .map(DraftShape::file)
                .toList();
    }

    /** Name → text. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("bank.yaml", BankText.of(prefecture, neighbours(), day));
        files.put("fields.yaml", new FieldsText(vocabulary).of(shapes));
        files.put("codes.yaml", CodesText.of(shapes.values(), vocabulary, prefecture));
        return files;
    }

    /** Words of its values are codes. */
    static boolean isCoded(Slot slot) {
        return CODED.contains(slot.as()) && slot.part().isEmpty();
    }

    private List<String> neighbours() {
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(codes.resolve("neighbours.csv"))) {
            return reader.stream()
                    .filter(row -> row.getField("prefecture").equals(prefecture))
                    .flatMap(row -> List.of(row.getField("neighbours").split("\\|")).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
