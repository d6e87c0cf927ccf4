package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which of a bank's shapes a file has: told by what it holds, exactly one of them, or it is held (contract §4). */
public final class Recognise {
    /** Word of the texts for a file that lacks some headings of a shape. */
    private static final String NEAR = "near";

    private static final String NONE = "none";

    private final Supplier<UUID> ids;

    public Recognise(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** @param label the file's own name, for shapes that take something from it; it tells no shape */
    public Outcome<Opened> open(Bytes content, Optional<FileLabel> label, List<Shape> shapes) {
        if (content.size() == 0) {
            return refused(Code.HELD_EMPTY);
        }
        Optional<Unreadable> old = OldExcel.in(content);
        if (old.isPresent()) {
            return new Outcome.Refused<>(old.get().refusal(ids.get()));
        }
        List<Opened> fitting = new ArrayList<>();
        Optional<Refusal> trouble = Optional.empty();
        Workbook book = new Workbook(content);
        for (Shape shape : shapes) {
            if (!sniffed(content).contains(kind(shape.format()))) {
                continue;
            }
            try {
                open(content, book, shape)
                        .flatMap(opened -> Completed.of(opened, content, book, label))
                        .ifPresent(fitting::add);
            } catch (Unreadable e) {
                trouble = trouble.or(() -> Optional.of(e.refusal(ids.get())));
            }
        }
        if (fitting.size() > 1) {
            fitting.removeIf(opened -> !opened.records().hasNext());
        }
        if (fitting.size() == 1) {
            return new Outcome.Passed<>(fitting.getFirst());
        }
        if (fitting.isEmpty()) {
            Optional<Refusal> mismatch =
                    trouble.or(() -> WrongCharset.of(content, shapes).map(unreadable -> unreadable.refusal(ids.get())));
            if (mismatch.isPresent()) {
                return new Outcome.Refused<>(mismatch.get());
            }
        }
        return fitting.isEmpty()
                ? refused(Code.SHAPE_UNKNOWN, near(content, book, shapes))
                : refused(Code.SHAPE_UNKNOWN);
    }

    /** The shape whose headings it nearly has, and those that it lacks; if there is none, the shapes that the folder knows. */
    private static String[] near(Bytes content, Workbook book, List<Shape> shapes) {
        List<Family> families = sniffed(content);
        return Nearest.of(
                        content,
                        book,
                        shapes.stream()
                                .filter(shape -> families.contains(kind(shape.format())))
                                .toList())
                .map(near -> new String[] {NEAR, near.shape(), String.join("、", near.missing())})
                .orElseGet(() ->
                        new String[] {NONE, shapes.stream().map(Shape::name).collect(Collectors.joining("、"))});
    }

    /** What the first bytes tell. */
    enum Family {
        ZIP,
        XML,
        JSON,
        TEXT
    }

    static List<Family> sniffed(Bytes content) {
        try (var in = content.stream()) {
            byte[] head = in.readNBytes(64);
            if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
                return List.of(Family.ZIP);
            }
            String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replaceFirst("^(?:\\u00EF\\u00BB\\u00BF|\\u00FE\\u00FF|\\u00FF\\u00FE)", "")
                    .replace("\0", "")
                    .stripLeading();
            if (text.startsWith("<")) {
                return List.of(Family.XML);
            }
            return text.startsWith("{") || text.startsWith("[") ? List.of(Family.JSON) : List.of(Family.TEXT);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Family kind(FileFormat format) {
        return switch (format) {
            case FileFormat.Csv c -> Family.TEXT;
            case FileFormat.CsvForm c -> Family.TEXT;
            case FileFormat.Fixed f -> Family.TEXT;
            case FileFormat.XlsxList x -> Family.ZIP;
            case FileFormat.XlsxForm x -> Family.ZIP;
            case FileFormat.Xml x -> Family.XML;
            case FileFormat.Json j -> Family.JSON;
            case FileFormat.JsonLines j -> Family.JSON;
        };
    }

    private static Optional<Opened> open(Bytes content, Workbook book, Shape shape) {
        return switch (shape.format()) {
            case FileFormat.Csv csv -> csv(content, shape, csv);
            case FileFormat.XlsxList list -> ListFile.open(book, shape, list);
            case FileFormat.CsvForm form -> FormFile.open(content, shape, form);
            case FileFormat.XlsxForm form -> FormFile.open(book, shape, form);
            case FileFormat.Fixed fixed -> FixedFile.open(content, shape, fixed);
            case FileFormat.Xml xml -> XmlFile.open(content, shape, xml);
            case FileFormat.Json json -> JsonFile.open(content, shape, json);
            case FileFormat.JsonLines lines -> JsonFile.lines(content, shape);
        };
    }

    /** A list in a text, in whatever charset. */
    static Optional<Opened> csv(Bytes content, Shape shape, FileFormat.Csv csv) {
        return csv.rows().plain() && !takesFromAround(shape)
                ? CsvFile.open(content, shape, csv)
                : ListFile.open(content, shape, csv);
    }

    /** It needs what stands around the records, so that the text cannot be read line by line. */
    private static boolean takesFromAround(Shape shape) {
        return shape.asOf().contains(new Shape.AsOf.InTitle())
                || shape.places().stream().anyMatch(place -> switch (place.by()) {
                    case LABEL, COLOUR, BELOW -> true;
                    case FROM -> place.name().equals("title") || place.name().equals("section");
                    case AT ->
                        Character.isDigit(place.name().charAt(place.name().length() - 1));
                    case COLUMN, PATH -> false;
                });
    }

    private Outcome<Opened> refused(Code code, String... arguments) {
        return new Outcome.Refused<>(new Refusal(code, Stage.NORMALISED, Where.MESSAGE, List.of(arguments), ids.get()));
    }
}
