package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines in which every value has its place, counted in bytes or characters. */
final class FixedFile {
    private static final String BROKEN = "\uFFFD";

    private final FileFormat.Fixed format;
    private final List<Range> ranges;

    /** @param from in bytes or characters, from 0 */
    private record Range(String key, String name, int from, int to) {}

    private FixedFile(Shape shape, FileFormat.Fixed format) {
        this.format = format;
        this.ranges = shape.places().stream()
                .filter(place -> place.by() == Place.By.AT)
                .map(FixedFile::range)
                .sorted(Comparator.comparingInt(Range::from))
                .toList();
    }

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Fixed format) {
        Decoded.With decoded = Decoded.with(content, format.charsets(), List.of());
        FixedFile file = new FixedFile(shape, format);
        List<FixedLine> lines = FixedLine.all(content, decoded, format);
        List<RawRecord> records = new ArrayList<>();
        for (int n = format.firstRow() - 1; n < lines.size(); n++) {
            if (!lines.get(n).isBlank()) {
                records.add(file.record(records.size() + 1, n + 1, lines.get(n)));
            }
        }
        Set<String> keys =
                records.stream().flatMap(r -> r.cells().keySet().stream()).collect(Collectors.toSet());
        boolean fits = !records.isEmpty() && Fit.of(shape, keys);
        return fits
                ? Optional.of(new Opened(shape, List.of(), Optional.empty(), records.iterator()))
                : Optional.empty();
    }

    private static Range range(Place place) {
        int dash = place.name().indexOf('-');
        return new Range(
                place.key(),
                place.name(),
                Integer.parseInt(place.name().substring(0, dash)) - 1,
                Integer.parseInt(place.name().substring(dash + 1)));
    }

    private RawRecord record(int ordinal, int line, FixedLine text) {
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>();
        int end = 0;
        boolean whole = true;
        for (Range range : ranges) {
            if (range.from() >= text.length()) {
                continue;
            }
            if (range.from() > end) {
                order.add(new RawRow.Cell("", line + ":" + (end + 1), text.cut(end, range.from())));
            }
            end = Math.max(end, range.to());
            String value = text.cut(range.from(), range.to());
            whole &= !value.contains(BROKEN);
            RawRow.Cell cell = new RawRow.Cell(range.name(), line + ":" + range.name(), value.strip());
            cells.put(range.key(), cell);
            order.add(cell);
        }
        if (end < text.length()) {
            order.add(new RawRow.Cell("", line + ":" + (end + 1), text.cut(end, text.length())));
        }
        boolean longer = format.length() > 0 && text.length() > format.length();
        RawRecord.Form form = !whole ? RawRecord.Form.BROKEN : longer ? RawRecord.Form.SHIFTED : RawRecord.Form.WHOLE;
        return new RawRecord(ordinal, Integer.toString(line), cells, order, form);
    }
}
