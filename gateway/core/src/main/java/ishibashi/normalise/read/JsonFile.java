package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Shape;
import ishibashi.bank.TreePath;
import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import ishibashi.refusal.Where;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON (RFC 8259), a document or an object a line. Lists are joined by 、. */
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
        DocumentRecords reader = new DocumentRecords(shape);
        JsonTree root = document(content);
        Follow follow = new Follow(root);
        Optional<List<Tree>> places = format.records()
                .map(path -> places(root, follow, reader.path(path)))
                .orElseGet(() -> root.isList() ? Optional.of(root.children()) : Optional.empty());
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<RawRecord> records = new ArrayList<>();
        for (Tree at : places.get()) {
            records.add(record(reader, records.size() + 1, follow, (JsonTree) at));
        }
        if (records.isEmpty()) {
            throw new Unreadable(Code.HELD_EMPTY);
        }
        return reader.fits(records) ? Optional.of(reader.opened(root, records)) : Optional.empty();
    }

    /** The items of the lists there, or what its last step {@code *} names. */
    private static Optional<List<Tree>> places(JsonTree root, Follow follow, TreePath path) {
        List<Tree> found = follow.path(path, root);
        boolean every = !path.steps().isEmpty() && path.steps().getLast() instanceof TreePath.Every;
        List<Tree> lists = found.stream().filter(Tree::isList).toList();
        if (every || lists.isEmpty()) {
            return every && !found.isEmpty() ? Optional.of(found) : Optional.empty();
        }
        return Optional.of(
                lists.stream().flatMap(list -> list.children().stream()).toList());
    }

    static Optional<Opened> lines(Bytes content, Shape shape) {
        DocumentRecords reader = new DocumentRecords(shape);
        List<RawRecord> records = new ArrayList<>();
        Optional<JsonTree> first = Optional.empty();
        for (String line :
                Decoded.text(content, List.of(StandardCharsets.UTF_8)).lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            int ordinal = records.size() + 1;
            Optional<JsonTree> root = parse(line).map(JsonTree::of);
            first = first.or(() -> root);
            records.add(root.map(at -> record(reader, ordinal, new Follow(at), at))
                    .orElseGet(() -> DocumentRecords.broken(ordinal)));
        }
        return first.filter(root -> reader.fits(records)).map(root -> reader.opened(root, records));
    }

    private static RawRecord record(DocumentRecords reader, int ordinal, Follow follow, JsonTree at) {
        if (!at.node().isContainer()) {
            return DocumentRecords.broken(ordinal);
        }
        Map<String, String> flat = new LinkedHashMap<>();
        at.flat("", flat);
        return reader.record(ordinal, follow, at, flat);
    }

    static JsonTree document(Bytes content) {
        return JsonTree.of(document(Decoded.text(content, List.of(StandardCharsets.UTF_8))));
    }

    private static JsonNode document(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new Unreadable(Code.TOO_DEEP, Integer.toString(DEEPEST));
        } catch (JacksonException e) {
            throw new Unreadable(
                    Code.FILE_UNREADABLE,
                    Where.row(Integer.toString(e.getLocation().getLineNr())));
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
}
