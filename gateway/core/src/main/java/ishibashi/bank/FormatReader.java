package ishibashi.bank;

import ishibashi.encoding.CharsetNames;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code read:}, which names one format and its words. */
final class FormatReader {
    private static final FileFormat FALLBACK = new FileFormat.JsonLines();
    private static final int LONGEST_LINE = 10_000;
    private static final int LAST_FIRST_ROW = 100;

    private FormatReader() {}

    static FileFormat format(Node node) {
        node.only(Language.FORMATS);
        Map<String, Node> members = node.members();
        if (members.size() != 1) {
            node.problem("読み方を一つ書いてください: " + Language.FORMATS, "must name one of " + Language.FORMATS);
            return FALLBACK;
        }
        String word = members.keySet().iterator().next();
        Node words = members.values().iterator().next();
        return switch (word) {
            case "csv" -> {
                words.only(all(Language.TEXT, Language.ROWS));
                yield new FileFormat.Csv(charsets(words), delimiters(words.at("delimiter")), rows(words));
            }
            case "xlsx-list" -> {
                words.only(all(Language.SHEETS, Language.ROWS));
                yield new FileFormat.XlsxList(Set.copyOf(words.at("sheet").texts()), rows(words));
            }
            case "csv-form" -> {
                words.only(all(Language.TEXT, Language.FORM));
                yield new FileFormat.CsvForm(
                        charsets(words),
                        delimiters(words.at("delimiter")),
                        words.at("title").required());
            }
            case "xlsx-form" -> {
                words.only(Language.FORM);
                yield new FileFormat.XlsxForm(words.at("title").required());
            }
            case "fixed" -> fixed(words);
            case "xml" -> {
                words.only(Language.XML);
                FileFormat.Xml xml = new FileFormat.Xml(
                        known(words.at("charset")).stream().findFirst(),
                        namespaces(words.at("namespaces")),
                        words.at("root").required(),
                        words.at("record").required());
                TreePathCheck.check(words.at("record"), xml.record(), xml);
                yield xml;
            }
            case "json" -> {
                words.only(Language.JSON);
                FileFormat.Json json = new FileFormat.Json(words.at("records").text());
                json.records().ifPresent(path -> TreePathCheck.check(words.at("records"), path, json));
                yield json;
            }
            case "json-lines" -> {
                words.only(Set.of());
                yield new FileFormat.JsonLines();
            }
            default -> FALLBACK;
        };
    }

    private static Set<String> all(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Rows rows(Node words) {
        int recordRows = words.at("record-rows").number(1, 1, 5);
        int headingRows = words.at("heading-rows").number(recordRows, 0, 5);
        if (headingRows % recordRows != 0) {
            words.at("record-rows").problem("見出しの行数は 1 件の行数の倍数です", "heading-rows must be a multiple of record-rows");
        }
        boolean across =
                words.at("records").word(Set.of("rows", "columns"), "rows").equals("columns");
        return new Rows(
                words.at("heading-row").number(0, 1, 15),
                headingRows,
                words.at("first-row").number(1, 1, LAST_FIRST_ROW),
                words.at("columns").number(0, 1, 256),
                recordRows,
                across,
                Set.copyOf(words.at("not-rows").texts()),
                words.at("title").text());
    }

    private static FileFormat fixed(Node words) {
        words.only(Language.FIXED);
        List<Charset> charsets = charsets(words);
        boolean inBytes =
                words.at("count").word(Set.of("bytes", "characters"), "bytes").equals("bytes");
        if (inBytes && charsets.stream().anyMatch(c -> c.name().contains("2022"))) {
            words.at("count")
                    .problem(
                            "ISO-2022-JP では characters です（切替の符号が入るため）",
                            "must be characters in ISO-2022-JP, which has escapes");
        }
        return new FileFormat.Fixed(
                charsets,
                inBytes,
                words.at("length").number(0, 1, LONGEST_LINE),
                words.at("first-row").number(1, 1, LAST_FIRST_ROW));
    }

    private static Map<String, String> namespaces(Node node) {
        Map<String, String> namespaces = new HashMap<>();
        node.members().forEach((prefix, uri) -> namespaces.put(prefix, uri.required()));
        return namespaces;
    }

    private static List<Character> delimiters(Node node) {
        List<Character> delimiters = new ArrayList<>();
        for (String delimiter : node.texts()) {
            if (delimiter.equals("tab")) {
                delimiters.add('\t');
            } else if (delimiter.length() == 1) {
                delimiters.add(delimiter.charAt(0));
            } else {
                node.problem("区切りは 1 文字か tab です", "is one character or the word tab");
            }
        }
        if (delimiters.isEmpty()) {
            delimiters.add(',');
        }
        return delimiters;
    }

    private static List<Charset> charsets(Node words) {
        List<Charset> charsets = known(words.at("charset"));
        if (charsets.isEmpty()) {
            words.at("charset").problem("文字コードを書いてください（例 MS932）", "must name the charset, as MS932");
        }
        return charsets;
    }

    private static List<Charset> known(Node node) {
        List<Charset> charsets = new ArrayList<>();
        for (String name : node.texts()) {
            Optional<Charset> charset = CharsetNames.charset(name);
            charset.ifPresentOrElse(
                    charsets::add, () -> node.problem("知らない文字コードです: " + name, "unknown charset " + name));
        }
        return charsets;
    }
}
