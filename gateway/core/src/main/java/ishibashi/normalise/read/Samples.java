package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the beginning of an unknown file in every way in which it may be meant. Bounded like any reading; what no way fits has no
 * samples.
 */
public final class Samples {
    /** Records that are looked at. */
    public static final int MOST = 300;

    /** Sheets in which a list is looked for. */
    private static final int MOST_SHEETS = 8;

    private Samples() {}

    /** @throws Unreadable if the file cannot be read at all */
    public static List<Sample> of(Bytes content) {
        OldExcel.in(content).ifPresent(unreadable -> {
            throw unreadable;
        });
        List<Sample> samples = new ArrayList<>();
        switch (Recognise.sniffed(content).getFirst()) {
            case ZIP -> {
                Workbook book = new Workbook(content);
                for (Grid sheet : book.sheets().stream().limit(MOST_SHEETS).toList()) {
                    lists(ListLayouts.ofSheet(sheet), sheet.top(MOST), samples);
                }
                FormLayout.of(book.sheets(), FileFormat.XlsxForm::new).ifPresent(form -> form.open(book.sheets())
                        .ifPresent(opened -> samples.add(sample(form.layout(), opened))));
            }
            case XML -> DocumentLayouts.xml(content, samples);
            case JSON -> DocumentLayouts.json(content, samples);
            case TEXT -> TextLayouts.add(content, samples);
        }
        return samples;
    }

    static void lists(List<Layout> layouts, Grid sheet, List<Sample> samples) {
        for (Layout layout : layouts) {
            FileFormat.Listed format = (FileFormat.Listed) layout.format();
            ListFile.open(sheet, layout.shape(), format.rows())
                    .map(opened -> sample(layout, opened))
                    .ifPresent(samples::add);
        }
    }

    static Sample sample(Layout layout, Opened opened) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        int records = 0;
        while (records < MOST && opened.records().hasNext()) {
            RawRecord record = opened.records().next();
            Set<String> seen = new HashSet<>();
            for (RawRow.Cell cell : record.order()) {
                String column = cell.column().strip();
                if (!column.isEmpty() && seen.add(column)) {
                    List<String> own = texts.computeIfAbsent(column, c -> new ArrayList<>());
                    own.addAll(Collections.nCopies(records - own.size(), ""));
                    own.add(cell.text());
                }
            }
            records++;
        }
        int all = records;
        List<Sample.Column> columns = new ArrayList<>();
        texts.forEach((name, own) -> {
            own.addAll(Collections.nCopies(all - own.size(), ""));
            if (!onlyHolds(name, own, texts.keySet())) {
                columns.add(new Sample.Column(place(layout.format(), name, texts.keySet()), name, own));
            }
        });
        List<String> asOf = opened.asOf().isPresent() ? List.of("title") : List.<String>of();
        return new Sample(layout.format(), columns, asOf, all, layout.about());
    }

    /** An element that is there to hold others. */
    private static boolean onlyHolds(String name, List<String> texts, Set<String> names) {
        return texts.stream().allMatch(String::isBlank)
                && names.stream().anyMatch(n -> n.startsWith(name + "/") || n.startsWith(name + "."));
    }

    private static Place place(FileFormat format, String name, Set<String> names) {
        return switch (format) {
            case FileFormat.Listed list ->
                switch (list.rows().headingRows()) {
                    case 0 -> new Place(Place.By.AT, name);
                    case 1 -> new Place(Place.By.COLUMN, name);
                    default -> new Place(Place.By.COLUMN, shortest(name, names));
                };
            case FileFormat.XlsxForm f -> new Place(Place.By.LABEL, name);
            case FileFormat.CsvForm f -> new Place(Place.By.LABEL, name);
            case FileFormat.Fixed f -> new Place(Place.By.AT, name);
            case FileFormat.Xml x -> new Place(Place.By.PATH, name);
            case FileFormat.Json j -> new Place(Place.By.PATH, name);
            case FileFormat.JsonLines j -> new Place(Place.By.PATH, name);
        };
    }

    /** The lowest word of a heading of several rows, unless another column has it too. */
    private static String shortest(String name, Set<String> names) {
        String lowest = name.substring(name.lastIndexOf('/') + 1);
        long same = names.stream()
                .filter(n -> n.equals(lowest) || n.endsWith("/" + lowest))
                .count();
        return same == 1 && !lowest.isEmpty() ? lowest : name;
    }
}
