package ishibashi.bank;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code read:}, which names one format and its words. */
final class FormatReader {
    private static final FileFormat FALLBACK = new FileFormat.JsonLines();
    private static final Set<String> FORMATS = Set.of("csv", "xlsx-list", "xlsx-form", "xml", "json-lines", "json");

    private FormatReader() {}

    static FileFormat format(Node node) {
        node.only(FORMATS);
        Map<String, Node> members = node.members();
        if (members.size() != 1) {
            node.problem("読み方を一つ書いてください: " + FORMATS, "must name one of " + FORMATS);
            return FALLBACK;
        }
        String word = members.keySet().iterator().next();
        Node words = members.values().iterator().next();
        return switch (word) {
            case "csv" -> csv(words);
            case "xlsx-list" -> {
                words.only(Set.of("sheet", "heading-rows", "not-rows"));
                yield new FileFormat.XlsxList(
                        words.at("sheet").text(),
                        words.at("heading-rows").number(1, 1, 5),
                        Set.copyOf(words.at("not-rows").texts()));
            }
            case "xlsx-form" -> {
                words.only(Set.of("title"));
                yield new FileFormat.XlsxForm(words.at("title").required());
            }
            case "xml" -> {
                words.only(Set.of("charset", "root", "record"));
                yield new FileFormat.Xml(
                        charsets(words.at("charset")).stream().findFirst(),
                        words.at("root").required(),
                        words.at("record").required());
            }
            case "json" -> {
                words.only(Set.of("records"));
                yield new FileFormat.Json(words.at("records").text());
            }
            case "json-lines" -> {
                words.only(Set.of());
                yield new FileFormat.JsonLines();
            }
            default -> {
                words.only(Set.of());
                yield FALLBACK;
            }
        };
    }

    private static FileFormat csv(Node words) {
        words.only(Set.of("charset", "delimiter", "heading-row"));
        List<Charset> charsets = charsets(words.at("charset"));
        if (charsets.isEmpty()) {
            words.at("charset").problem("文字コードを書いてください（例 MS932）", "must name the charset, as MS932");
        }
        List<Character> delimiters = new ArrayList<>();
        for (String delimiter : words.at("delimiter").texts()) {
            if (delimiter.equals("tab")) {
                delimiters.add('\t');
            } else if (delimiter.length() == 1) {
                delimiters.add(delimiter.charAt(0));
            } else {
                words.at("delimiter").problem("区切りは 1 文字か tab です", "is one character or the word tab");
            }
        }
        if (delimiters.isEmpty()) {
            delimiters.add(',');
        }
        return new FileFormat.Csv(charsets, delimiters, words.at("heading-row").number(0, 1, 10));
    }

    private static List<Charset> charsets(Node node) {
        List<Charset> charsets = new ArrayList<>();
        for (String name : node.texts()) {
            CharsetNames.charset(name)
                    .ifPresentOrElse(
                            charsets::add, () -> node.problem("知らない文字コードです: " + name, "unknown charset " + name));
        }
        return charsets;
    }
}
