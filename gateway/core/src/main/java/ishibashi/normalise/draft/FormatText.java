package ishibashi.normalise.draft;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Rows;
import ishibashi.encoding.CharsetNames;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A format as {@code read:} says it. */
final class FormatText {
    private static final List<String> CHARSETS =
            List.of("UTF-8", "MS932", "EUC-JP", "ISO-2022-JP", "UTF-16", "UTF-16LE", "UTF-16BE");

    private FormatText() {}

    static String of(FileFormat format, int width) {
        return switch (format) {
            case FileFormat.Csv csv ->
                word("csv", join(text(csv.charsets(), csv.delimiters()), rows(csv.rows(), width)));
            case FileFormat.XlsxList list -> word("xlsx-list", rows(list.rows(), width));
            case FileFormat.CsvForm form ->
                word(
                        "csv-form",
                        join(text(form.charsets(), form.delimiters()), List.of("title: " + YamlText.of(form.title()))));
            case FileFormat.XlsxForm form -> word("xlsx-form", List.of("title: " + YamlText.of(form.title())));
            case FileFormat.Fixed fixed ->
                word("fixed", List.of("charset: " + charset(fixed.charsets().getFirst()), "length: " + fixed.length()));
            case FileFormat.Xml xml ->
                word("xml", List.of("root: " + YamlText.of(xml.root()), "record: " + YamlText.of(xml.record())));
            case FileFormat.Json json ->
                word(
                        "json",
                        json.records().map(path -> "records: " + YamlText.of(path)).stream()
                                .toList());
            case FileFormat.JsonLines l -> word("json-lines", List.of());
        };
    }

    private static String word(String word, List<String> members) {
        return "{" + word + ": {" + String.join(", ", members) + "}}";
    }

    private static List<String> join(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<String> text(List<Charset> charsets, List<Character> delimiters) {
        List<String> text = new ArrayList<>(List.of("charset: " + charset(charsets.getFirst())));
        char delimiter = delimiters.getFirst();
        if (delimiter != ',') {
            text.add("delimiter: " + (delimiter == '\t' ? "tab" : '"' + String.valueOf(delimiter) + '"'));
        }
        return text;
    }

    private static String charset(Charset charset) {
        return CHARSETS.stream()
                .filter(name ->
                        CharsetNames.charset(name).filter(charset::equals).isPresent())
                .findFirst()
                .orElse(charset.name());
    }

    /** The heading is found by its words, wherever it stands. */
    private static List<String> rows(Rows rows, int width) {
        List<String> words = new ArrayList<>();
        if (rows.headingRows() != 1) {
            words.add("heading-rows: " + rows.headingRows());
        }
        if (rows.headingRows() == 0) {
            words.add("first-row: " + rows.firstRow());
            words.add("columns: " + width);
        }
        if (rows.across()) {
            words.add("records: columns");
        }
        if (!rows.notRows().isEmpty()) {
            words.add("not-rows: " + YamlText.list(new TreeSet<>(rows.notRows())));
        }
        return words;
    }
}
