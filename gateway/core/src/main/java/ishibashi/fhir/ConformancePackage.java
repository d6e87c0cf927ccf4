package ishibashi.fhir;

import ishibashi.message.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FHIR NPM package (confluence "NPM Package Specification" §1, {@code .index.json} version 2): {@code package/package.json}, an index
 * and a file a resource, in ustar and gzip with no time and no owner in it.
 */
final class ConformancePackage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BLOCK = 512;
    private static final String NAME = "example.ishibashi.fhir.r4";
    private static final String VERSION = "0.1.0";

    private ConformancePackage() {}

    static byte[] json(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    static Bytes of(List<Definition> definitions) {
        Map<String, byte[]> files = new TreeMap<>();
        ArrayNode index = JSON.createArrayNode();
        definitions.stream()
                .sorted(java.util.Comparator.comparing(Definition::toString))
                .forEach(definition -> {
                    String file = definition.type() + "-" + definition.id() + ".json";
                    files.put("package/" + file, json(definition.json()));
                    index.add(entry(file, definition));
                });
        ObjectNode listing = JSON.createObjectNode().put("index-version", 2);
        listing.set("files", index);
        files.put("package/.index.json", json(listing));
        files.put("package/package.json", json(manifest()));
        return Bytes.of(zipped(files));
    }

    private static ObjectNode entry(String file, Definition definition) {
        ObjectNode entry = JSON.createObjectNode()
                .put("filename", file)
                .put("resourceType", definition.type())
                .put("id", definition.id());
        if (definition.json().has("url")) {
            entry.put("url", definition.url());
        }
        for (String member : List.of("version", "kind", "type")) {
            if (definition.json().has(member)) {
                entry.put(member, definition.json().path(member).asString(""));
            }
        }
        return entry;
    }

    private static ObjectNode manifest() {
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", NAME)
                .put("version", VERSION)
                .put("canonical", "https://ishibashi.example/fhir")
                .put("title", "Ishibashi 石橋")
                .put("description", "Vacancies and job-seeking physicians between doctor banks")
                .put("type", "IG")
                .put("license", "Apache-2.0");
        manifest.set("fhirVersions", JSON.createArrayNode().add("4.0.1"));
        manifest.set("dependencies", JSON.createObjectNode().put("hl7.fhir.r4.core", "4.0.1"));
        return manifest;
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.write(header(file.getKey(), file.getValue().length));
                zip.write(file.getValue());
                zip.write(new byte[(BLOCK - file.getValue().length % BLOCK) % BLOCK]);
            }
            zip.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** POSIX.1-1988 ustar: name, mode, owner, size, time, checksum, type, magic. */
    private static byte[] header(String name, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, octal(size, 11) + "\0");
        put(header, 136, octal(0, 11) + "\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b;
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static String octal(int number, int width) {
        String digits = Integer.toOctalString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
