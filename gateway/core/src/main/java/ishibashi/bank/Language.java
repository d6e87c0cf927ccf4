package ishibashi.bank;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every word of the mapping language, by the place where it may stand. {@code mappings/schema} declares the same words; a test holds
 * both together.
 */
final class Language {
    static final String VERSION = "1";

    static final Set<String> BANK = Set.of(
            "version", "name", "prefecture", "legal-basis", "operator", "contacts", "neighbours", "fee", "speaks");
    static final Set<String> LEGAL_BASIS = Set.of("article", "number", "expires");

    static final Set<String> FIELDS = Set.of("version", "shapes");
    static final Set<String> SHAPE =
            Set.of("kind", "read", "when", "as-of", "missing", "fields", "unused", "lookups", "about");
    static final Set<String> FORMATS =
            Set.of("csv", "xlsx-list", "csv-form", "xlsx-form", "fixed", "xml", "json-lines", "json");
    static final Set<String> ROWS = Set.of(
            "heading-row", "heading-rows", "first-row", "columns", "record-rows", "records", "not-rows", "title");
    static final Set<String> TEXT = Set.of("charset", "delimiter");
    static final Set<String> SHEETS = Set.of("sheet");
    static final Set<String> FORM = Set.of("title");
    static final Set<String> FIXED = Set.of("charset", "count", "length", "first-row");
    static final Set<String> XML = Set.of("charset", "namespaces", "root", "record");
    static final Set<String> JSON = Set.of("records");

    static final Set<String> PLACES = Set.of("column", "at", "label", "below", "path", "from", "colour");
    static final Set<String> RULE = Set.of(
            "join",
            "split",
            "part",
            "marked",
            "lookup",
            "take",
            "when",
            "as",
            "codes",
            "unit",
            "basis",
            "era",
            "order",
            "empty",
            "infer",
            "none",
            "otherwise",
            "within",
            "without-year",
            "shaded-row",
            "is");
    static final Set<String> WHEN = Set.of("is");
    static final Set<String> LOOKUP = Set.of("file", "sheet", "path", "key");

    static final Set<String> KINDS = Set.of("vacancy", "seeker");
    static final Set<String> MISSING = Set.of("kept", "withdrawn");
    static final Set<String> FROM = Set.of("title", "section", "sheet", "file-name");
    static final Set<String> UNITS = Set.of("円", "千円", "万円", "百万円");
    static final Set<String> BASES = Set.of("year", "month", "day", "hour");
    static final Set<String> ERAS = Set.of("明治", "大正", "昭和", "平成", "令和", "西暦");
    static final Set<String> ORDERS = Set.of("year-month-day", "month-day-year", "day-month-year");

    static final Set<String> RESULTS = Set.of("version", "files");
    static final Set<String> EVENTS = Set.of("candidates", "matches", "notice");
    static final Set<String> RESULT = Set.of("name", "charset", "delimiter", "line-end", "mark", "columns");
    static final Set<String> RESULT_COLUMN = Set.of("value", "codes");
    static final Set<String> RESULT_VALUES = Arrays.stream(ResultForm.Value.values())
            .map(ResultForm.Value::wire)
            .collect(Collectors.toUnmodifiableSet());
    static final Set<String> LINE_ENDS = Set.of("crlf", "lf");
    static final Set<String> YES_NO = Set.of("yes", "no");

    private Language() {}
}
