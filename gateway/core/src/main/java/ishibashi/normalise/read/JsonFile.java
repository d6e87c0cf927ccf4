package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON (RFC 8259), a document or an object a line. A place is a path of names with dots; lists are joined by 、. */
final class JsonFile {
    private static final int DEEPEST = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(32)
                            .maxStringLength(1 << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Json format) {
        JsonNode document = document(Decoded.text(content, List.of(StandardCharsets.UTF_8)));
        JsonNode records = format.records().map(document::path).orElse(document);
        if (!records.isArray()) {
            return Optional.empty();
        }
        if (records.isEmpty()) {
            throw new Unreadable(Code.HELD_EMPTY);
        }
        return opened(shape, document, records.valueStream().map(Optional::of));
    }

    static Optional<Opened> lines(Bytes content, Shape shape) {
        List<String> lines = Decoded.text(content, List.of(StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        Optional<JsonNode> first =
                lines.stream().flatMap(l -> parse(l).stream()).findFirst();
        return first.isEmpty()
                ? Optional.empty()
                : opened(shape, first.get(), lines.stream().map(JsonFile::parse));
    }

    private static Optional<Opened> opened(Shape shape, JsonNode document, Stream<Optional<JsonNode>> nodes) {
        List<RawRecord> records = new ArrayList<>();
        nodes.forEach(node -> records.add(record(records.size() + 1, node)));
        List<String> columns = records.stream()
                .flatMap(r -> r.order().stream())
                .map(RawRow.Cell::column)
                .distinct()
                .toList();
        if (!Fit.of(shape, columns)) {
            return Optional.empty();
        }
        Iterator<RawRecord> all = records.iterator();
        return Optional.of(new Opened(shape, columns, AsOfDay.at(shape, path -> text(document.at("/" + path))), all));
    }

    private static JsonNode document(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new Unreadable(Code.TOO_DEEP, Integer.toString(DEEPEST));
        } catch (JacksonException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static RawRecord record(int ordinal, Optional<JsonNode> node) {
        List<RawRow.Cell> order = new ArrayList<>();
        node.filter(JsonNode::isObject).ifPresent(n -> flatten("", n, order));
        Map<String, RawRow.Cell> cells = new HashMap<>();
        order.forEach(cell -> cells.put(Heading.key(cell.column()), cell));
        return new RawRecord(
                ordinal,
                Integer.toString(ordinal),
                cells,
                order,
                order.isEmpty() ? RawRecord.Form.BROKEN : RawRecord.Form.WHOLE);
    }

    private static void flatten(String path, JsonNode node, List<RawRow.Cell> into) {
        if (node.isObject()) {
            node.forEachEntry((name, child) -> flatten(path.isEmpty() ? name : path + "." + name, child, into));
        } else if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            for (JsonNode item : node) {
                parts.add(item.isContainer() ? item.toString() : text(item).orElse(""));
            }
            into.add(new RawRow.Cell(path, path, String.join("、", parts)));
        } else {
            into.add(new RawRow.Cell(path, path, text(node).orElse("")));
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? Optional.empty() : Optional.of(node.asString());
    }
}
