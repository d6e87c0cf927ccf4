package ishibashi.bank;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import ishibashi.encoding.CharsetNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code results.yaml}: in what form the bank wants its results beside the signed messages. */
final class ResultReader {
    static final String FILE = "results.yaml";

    private static final Pattern NAME =
            Pattern.compile("[^/\\\\.:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]{0,60}\\.(?:csv|tsv|txt)");
    private static final String EVERYWHERE = "*";
    private static final int MOST_COLUMNS = 50;

    private final Map<String, Map<String, String>> own;
    private final Words shared;
    private final Path codes;

    /** @param own table → word → code, of codes.yaml */
    private ResultReader(Map<String, Map<String, String>> own, Path codes) {
        this.own = own;
        this.shared = Words.load(codes);
        this.codes = codes;
    }

    /** By event; empty if the folder has no such file. */
    static Map<String, ResultForm> read(
            Path folder, String shown, Map<String, Map<String, String>> own, Path codes, List<Problem> problems) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Node root = Yaml.read(file, shown + "/" + FILE, problems);
        root.only(Language.RESULTS);
        root.at("version").word(java.util.Set.of(Language.VERSION), Language.VERSION);
        Node files = root.at("files");
        files.only(Language.EVENTS);
        ResultReader reader = new ResultReader(own, codes);
        Map<String, ResultForm> forms = new HashMap<>();
        files.members().forEach((event, node) -> forms.put(event, reader.form(node)));
        return forms;
    }

    private ResultForm form(Node node) {
        node.only(Language.RESULT);
        String name = node.at("name").required();
        if (!NAME.matcher(name).matches()) {
            node.at("name")
                    .problem(".csv・.tsv・.txt で終わるファイル名だけを書いてください", "must be the plain name of a .csv, .tsv or .txt");
        }
        boolean mark = node.at("mark").word(Language.YES_NO, "no").equals("yes");
        Charset charset = charset(node.at("charset"));
        if (mark && !charset.name().startsWith("UTF")) {
            node.at("mark").problem("UTF-8 か UTF-16 だけにあります", "is only for UTF-8 and UTF-16");
        }
        return new ResultForm(
                name,
                charset,
                delimiter(node.at("delimiter")),
                node.at("line-end").word(Language.LINE_ENDS, "crlf").equals("crlf")
                        ? ResultForm.LineEnd.CRLF
                        : ResultForm.LineEnd.LF,
                mark || charset.equals(StandardCharsets.UTF_16),
                columns(node.at("columns")));
    }

    private static Charset charset(Node node) {
        String name = node.required();
        Optional<Charset> charset = CharsetNames.charset(name);
        if (charset.isEmpty()) {
            node.problem("知らない文字コードです: " + name, "unknown charset " + name);
        }
        return charset.orElse(StandardCharsets.UTF_8);
    }

    private static char delimiter(Node node) {
        String delimiter = node.text().orElse(",");
        if (!delimiter.equals("tab") && (delimiter.length() != 1 || delimiter.equals("\""))) {
            node.problem("区切りは 1 文字か tab です", "is one character or the word tab");
        }
        return delimiter.equals("tab") ? '\t' : (delimiter + ",").charAt(0);
    }

    private List<ResultForm.Column> columns(Node node) {
        List<ResultForm.Column> columns = new ArrayList<>();
        node.members().forEach((heading, column) -> columns.add(column(heading, column)));
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            node.problem("列を 1 から " + MOST_COLUMNS + " まで書いてください", "must have 1 to " + MOST_COLUMNS + " columns");
        }
        return columns;
    }

    private ResultForm.Column column(String heading, Node node) {
        Node word = node;
        if (node.isMap()) {
            node.only(Language.RESULT_COLUMN);
            word = node.at("value");
        }
        String wire = word.required();
        Optional<ResultForm.Value> value = Arrays.stream(ResultForm.Value.values())
                .filter(v -> v.wire().equals(wire))
                .findFirst();
        if (value.isEmpty()) {
            word.problem(
                    "使える語: " + String.join(" ", Language.RESULT_VALUES), "must be one of " + Language.RESULT_VALUES);
            return new ResultForm.Column(heading, ResultForm.Value.OWN_NUMBER, Map.of());
        }
        return new ResultForm.Column(heading, value.get(), words(value.get(), node.isMap() ? node.at("codes") : null));
    }

    /** The shared words, under those of the bank's own table. */
    private Map<String, String> words(ResultForm.Value value, @org.jspecify.annotations.Nullable Node table) {
        Map<String, String> words = new HashMap<>();
        value.table().ifPresent(name -> {
            if (name.equals(ResultForm.PLACES)) {
                words.putAll(prefectures());
            } else {
                words.putAll(shared.firstWords(name));
            }
        });
        if (table != null && table.isThere()) {
            Map<String, String> byWord = own.get(table.required());
            if (byWord == null) {
                table.problem("codes.yaml にない表です", "is no table of codes.yaml");
            } else {
                Map<String, String> first = new HashMap<>();
                byWord.forEach((word, code) -> first.putIfAbsent(code, word));
                words.putAll(first);
            }
        }
        return words;
    }

    private Map<String, String> prefectures() {
        Map<String, String> names = new HashMap<>(Map.of(EVERYWHERE, "全国"));
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(codes.resolve("prefectures.csv"))) {
            reader.forEach(row -> names.put(row.getField("code"), row.getField("name")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
