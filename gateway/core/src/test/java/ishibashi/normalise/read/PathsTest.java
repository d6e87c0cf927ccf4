package ishibashi.normalise.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.bank.FileFormat;
import ishibashi.bank.TreePaths;
import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    void a_path_that_leads_every_record_past_all_others_holds_the_file_and_ends() {
        String items = "{\"no\":1},".repeat(20_000);
        Tree root =
                JsonFile.document(Bytes.of(("{\"posts\":[" + items + "{\"no\":1}]}").getBytes(StandardCharsets.UTF_8)));
        TreePaths paths = TreePaths.of(JSON);
        Follow follow = new Follow(root);
        List<Tree> posts = follow.path(paths.read("posts/*"), root);
        assertThat(posts).hasSize(20_001);
        assertThatThrownBy(() -> posts.forEach(post -> follow.text(paths.read("../posts/*/no"), post)))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void what_many_records_stand_in_is_at_hand_for_each_of_them() {
        String items = "<post/>".repeat(100_000);
        Tree root = XmlFile.document(
                Bytes.of(("<list><area code='09'>" + items + "</area></list>").getBytes(StandardCharsets.UTF_8)), XML);
        TreePaths paths = TreePaths.of(XML);
        Follow follow = new Follow(root);
        List<Tree> posts = follow.path(paths.read("area/post"), root);
        assertThat(posts).hasSize(100_000).allMatch(post -> follow.text(paths.read("../@code"), post)
                .equals(Optional.of("09")));
    }

    private static String text(FileFormat format, Tree root, String first, String path) {
        TreePaths paths = TreePaths.of(format);
        Follow follow = new Follow(root);
        Tree post = follow.path(paths.read(first), root).getFirst();
        return follow.text(paths.read(path), post).orElse("-");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PathsTest.class.getResourceAsStream("/mapping/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
