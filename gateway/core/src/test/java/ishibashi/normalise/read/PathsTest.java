package ishibashi.normalise.read;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.FileFormat;
import ishibashi.bank.TreePaths;
import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Paths of a mapping lead where XPath and JSON Pointer lead ({@code resources/mapping}). */
class PathsTest {
    private static final FileFormat.Xml XML =
            new FileFormat.Xml(Optional.empty(), Map.of("x", "urn:example:a", "y", "urn:example:b"), "list", "post");
    private static final FileFormat.Json JSON = new FileFormat.Json(Optional.of("areas/*/posts"));

    @TestFactory
    Stream<DynamicTest> a_path_leads_to_its_text() throws IOException {
        Tree xml = XmlFile.document(Bytes.of(resource("paths.xml")), XML);
        Tree json = JsonFile.document(Bytes.of(resource("paths.json")));
        return new String(resource("paths.tsv"), StandardCharsets.UTF_8)
                .lines().filter(line -> !line.startsWith("#")).toList().stream()
                        .map(line -> line.split("\t", -1))
                        .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[1], () -> assertThat(
                                        cells[0].equals("xml")
                                                ? text(XML, xml, "area/post", cells[1])
                                                : text(JSON, json, "areas/0/posts/0", cells[1]))
                                .isEqualTo(cells[2])));
    }

    private static String text(FileFormat format, Tree root, String first, String path) {
        TreePaths paths = TreePaths.of(format);
        Tree post = Follow.path(paths.read(first), root, root).getFirst();
        return Follow.text(paths.read(path), root, post).orElse("-");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PathsTest.class.getResourceAsStream("/mapping/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
