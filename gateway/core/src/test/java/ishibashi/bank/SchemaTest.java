package ishibashi.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema of the mapping language and its reader know the same words, and every folder is written in them. */
class SchemaTest {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final List<String> FILES = List.of("bank", "fields", "codes", "results");

    @TestFactory
    Stream<DynamicTest> every_folder_is_valid() throws IOException {
        try (Stream<Path> folders = Files.list(MAPPINGS.resolve("banks"))) {
            List<Path> all = folders.sorted().toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(7);
            return all.stream()
                    .flatMap(folder -> FILES.stream().map(file -> folder.resolve(file + ".yaml")))
                    .filter(Files::isRegularFile)
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                        String text = Files.readString(file);
                        String name = String.valueOf(file.getFileName()).replace(".yaml", "");
                        assertThat(text.lines().findFirst())
                                .contains("# yaml-language-server: $schema=../../schema/" + name + ".schema.json");
                        assertThat(schema(name).validate(text, InputFormat.YAML))
                                .isEmpty();
                    }));
        }
    }

    @Test
    void a_word_that_the_reader_refuses_the_schema_refuses_too() throws IOException {
        String text = Files.readString(MAPPINGS.resolve("banks/01-hokkaido/fields.yaml"));
        for (String wrong : List.of("colum", "empyt", "lokup")) {
            assertThat(schema("fields").validate(text.replaceFirst("column:", wrong + ":"), InputFormat.YAML))
                    .isNotEmpty();
        }
    }

    @Test
    void schema_and_reader_know_the_same_words() throws IOException {
        JsonNode bank = json("bank");
        JsonNode fields = json("fields");
        JsonNode defs = fields.path("$defs");
        JsonNode read = words(defs.path("read"));
        assertThat(names(words(bank))).isEqualTo(Language.BANK);
        assertThat(names(words(words(bank).path("legal-basis")))).isEqualTo(Language.LEGAL_BASIS);
        assertThat(names(words(fields))).isEqualTo(Language.FIELDS);
        assertThat(names(words(defs.path("shape")))).isEqualTo(Language.SHAPE);
        assertThat(names(read)).isEqualTo(Language.FORMATS);
        assertThat(names(words(read.path("csv")))).isEqualTo(all(Language.TEXT, Language.ROWS));
        assertThat(names(words(read.path("xlsx-list")))).isEqualTo(all(Language.SHEETS, Language.ROWS));
        assertThat(names(words(read.path("csv-form")))).isEqualTo(all(Language.TEXT, Language.FORM));
        assertThat(names(words(read.path("xlsx-form")))).isEqualTo(Language.FORM);
        assertThat(names(words(read.path("fixed")))).isEqualTo(Language.FIXED);
        assertThat(names(words(read.path("xml")))).isEqualTo(Language.XML);
        assertThat(names(words(read.path("json")))).isEqualTo(Language.JSON);
        JsonNode results = json("results");
        JsonNode own = results.path("$defs");
        assertThat(names(words(results))).isEqualTo(Language.RESULTS);
        assertThat(names(words(words(results).path("files")))).isEqualTo(Language.EVENTS);
        assertThat(names(words(own.path("form")))).isEqualTo(Language.RESULT);
        assertThat(names(words(own.path("column")))).isEqualTo(Language.RESULT_COLUMN);
        assertThat(names(words(defs.path("rule")))).isEqualTo(all(Language.PLACES, Language.RULE));
        assertThat(names(words(defs.path("when")))).isEqualTo(all(Language.PLACES, Language.WHEN));
        assertThat(names(words(defs.path("lookup")))).isEqualTo(Language.LOOKUP);
    }

    @Test
    void schema_and_reader_know_the_same_values() throws IOException {
        JsonNode defs = json("fields").path("$defs");
        JsonNode rule = words(defs.path("rule"));
        assertThat(values(rule.path("unit"))).isEqualTo(Language.UNITS);
        assertThat(values(rule.path("basis"))).isEqualTo(Language.BASES);
        assertThat(values(rule.path("era"))).isEqualTo(Language.ERAS);
        assertThat(values(rule.path("order"))).isEqualTo(Language.ORDERS);
        assertThat(values(rule.path("from"))).isEqualTo(Language.FROM);
        assertThat(values(words(defs.path("shape")).path("kind"))).isEqualTo(Language.KINDS);
        assertThat(values(words(defs.path("shape")).path("missing"))).isEqualTo(Language.MISSING);
        JsonNode own = json("results").path("$defs");
        assertThat(values(own.path("value"))).isEqualTo(Language.RESULT_VALUES);
        assertThat(values(words(own.path("form")).path("line-end"))).isEqualTo(Language.LINE_ENDS);
        assertThat(values(words(own.path("form")).path("mark"))).isEqualTo(Language.YES_NO);
        Set<String> fields = new TreeSet<>(Set.of("schedule.hours", "period", "pay", "licence"));
        Arrays.stream(Field.values()).map(Field::wire).forEach(fields::add);
        assertThat(values(defs.path("field"))).isEqualTo(fields);
    }

    @Test
    void each_word_is_on_the_page_and_used_by_a_folder() throws IOException {
        String page = Files.readString(MAPPINGS.resolve("LANGUAGE.md"));
        StringBuilder folders = new StringBuilder();
        try (Stream<Path> files = Files.walk(MAPPINGS.resolve("banks"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                folders.append(Files.readString(file));
            }
        }
        Set<String> words = all(
                all(all(Language.SHAPE, Language.FORMATS), all(Language.ROWS, Language.FIXED)),
                all(
                        all(all(Language.XML, Language.LOOKUP), all(Language.PLACES, Language.RULE)),
                        all(Language.RESULTS, Language.RESULT)));
        assertThat(words).allSatisfy(word -> assertThat(page).contains("`" + word));
        assertThat(words)
                .filteredOn(word -> !folders.toString().contains(word + ":"))
                .containsExactlyInAnyOrderElementsOf(UNUSED);
    }

    /** Words whose meaning is the one that holds without them, and one for fields that may be read in several ways. */
    private static final Set<String> UNUSED = Set.of("without-year", "as");

    private static Set<String> all(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static JsonNode words(JsonNode object) {
        assertThat(object.path("additionalProperties").isBoolean()).isTrue();
        return object.path("properties");
    }

    private static Set<String> names(JsonNode object) {
        return new HashSet<>(object.propertyNames());
    }

    private static Set<String> values(JsonNode word) {
        return word.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private static JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file(name)));
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file(name)));
    }

    private static Path file(String name) {
        return MAPPINGS.resolve("schema").resolve(name + ".schema.json");
    }
}
