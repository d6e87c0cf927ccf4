package ishibashi.app.web;

import ishibashi.fhir.Conformance;
import ishibashi.message.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The profiles as a person reads them: what must be there, what may, what may not, and which codes (fhir §1, §2). */
final class ProfilePages {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EXTENSION = "Extension";

    private final Conformance conformance;

    ProfilePages(Conformance conformance) {
        this.conformance = conformance;
    }

    /** Path below {@code /docs} → page. */
    Map<String, Bytes> pages() {
        Map<String, Bytes> pages = new LinkedHashMap<>();
        pages.put("/profiles", page(this::profiles));
        pages.put("/codes", page(this::codes));
        pages.put("/package.tgz", conformance.archive());
        return pages;
    }

    private interface Writer {
        void write(Html html);
    }

    private static Bytes page(Writer writer) {
        Html html = new Html();
        writer.write(html);
        return Bytes.of(html.document().getBytes(StandardCharsets.UTF_8));
    }

    private Stream<JsonNode> all(String type) {
        return conformance.list(type).stream().map(bytes -> JSON.readTree(bytes.toArray()));
    }

    private void profiles(Html html) {
        List<JsonNode> structures = all("StructureDefinition").toList();
        Map<String, String> titles = new LinkedHashMap<>();
        structures.stream()
                .filter(s -> s.path("type").asString().equals(EXTENSION))
                .forEach(s ->
                        titles.put(s.path("url").asString(), s.path("title").asString("")));
        html.tags("<main><h1>").both("プロファイル", "profiles").tags("</h1>");
        structures.stream()
                .filter(s -> !s.path("type").asString().equals(EXTENSION))
                .forEach(s -> profile(html, s, titles));
        html.tags("</main>");
    }

    private static void profile(Html html, JsonNode profile, Map<String, String> titles) {
        html.tags("<h2>").text(profile.path("name").asString()).tags(" <small>");
        html.text(profile.path("type").asString()).tags("</small></h2><p><code>");
        html.text(profile.path("url").asString()).tags("</code></p><table>");
        html.headings("要素", "element", "個数", "cardinality", "意味・決まり", "meaning, rule");
        html.tags("<tbody>");
        for (JsonNode element : profile.path("differential").path("element")) {
            element(html, element, titles);
        }
        html.tags("</tbody></table>");
    }

    private static void element(Html html, JsonNode element, Map<String, String> titles) {
        String extension = element.path("type").path(0).path("profile").path(0).asString("");
        String rules = Stream.concat(
                        Stream.of(titles.getOrDefault(
                                extension, element.path("short").asString(""))),
                        element.path("constraint")
                                .valueStream()
                                .map(c -> c.path("key").asString() + ": "
                                        + c.path("human").asString()))
                .filter(text -> !text.isEmpty())
                .collect(java.util.stream.Collectors.joining(" / "));
        String min = element.path("min").asString("");
        String max = element.path("max").asString("");
        html.tags("<tr>").cell("要素", "\"\"", element.path("id").asString());
        html.cell(
                "個数",
                "\"\"",
                max.equals("0") ? "書かない / none" : min + (min.isEmpty() && max.isEmpty() ? "" : "..") + max);
        html.cell("意味", "\"\"", rules + binding(element)).tags("</tr>");
    }

    private static String binding(JsonNode element) {
        String set = element.path("binding").path("valueSet").asString("");
        return set.isEmpty() ? "" : " [" + set.substring(set.lastIndexOf('/') + 1) + "]";
    }

    private void codes(Html html) {
        html.tags("<main><h1>").both("コード表", "code systems").tags("</h1>");
        all("CodeSystem").forEach(system -> {
            html.tags("<h2>").text(system.path("id").asString()).tags("</h2><p><code>");
            html.text(system.path("url").asString()).tags("</code></p><table>");
            html.headings("コード", "code", "表示", "display").tags("<tbody>");
            concepts(html, system.path("concept"), 0);
            html.tags("</tbody></table>");
        });
        html.tags("</main>");
    }

    private static void concepts(Html html, JsonNode concepts, int depth) {
        for (JsonNode concept : concepts) {
            html.tags("<tr>")
                    .cell(
                            "コード",
                            "\"\"",
                            "　".repeat(depth) + concept.path("code").asString());
            html.cell("表示", "\"\"", concept.path("display").asString("")).tags("</tr>");
            concepts(html, concept.path("concept"), depth + 1);
        }
    }
}
