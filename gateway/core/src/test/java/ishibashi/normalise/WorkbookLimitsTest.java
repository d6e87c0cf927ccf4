package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Recognise;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Limits of workbooks (security §3.5): the archive says one thing only, and however long it is, little of it is held. */
class WorkbookLimitsTest {
    private static final int BLANK_MEBIBYTES = 200;
    private static final String SAMPLE = "09-tochigi/samples/求職者名簿.xlsx";

    @TempDir
    private Path temporary = Path.of("");

    private static Map<String, Code> archives() {
        return Map.ofEntries(
                Map.entry("more than 512 MiB", Code.ARCHIVE_BOMB),
                Map.entry("more than a hundredfold", Code.ARCHIVE_BOMB),
                Map.entry("4,097 entries", Code.ARCHIVE_BOMB),
                Map.entry("an encrypted entry", Code.FILE_UNREADABLE),
                Map.entry("another name in the directory", Code.FILE_UNREADABLE),
                Map.entry("another length in the directory", Code.FILE_UNREADABLE),
                Map.entry("an entry that the directory does not name", Code.FILE_UNREADABLE),
                Map.entry("an absolute name", Code.FILE_UNREADABLE),
                Map.entry("a name with a backslash", Code.FILE_UNREADABLE),
                Map.entry("a name with a drive", Code.FILE_UNREADABLE),
                Map.entry("an overlong tag", Code.ARCHIVE_BOMB),
                Map.entry("an overlong comment", Code.ARCHIVE_BOMB),
                Map.entry("a comment that seems to end", Code.ARCHIVE_BOMB),
                Map.entry("a thousand names", Code.TOO_MANY),
                Map.entry("bottomless elements", Code.FILE_UNREADABLE),
                Map.entry("an overlong cell", Code.TOO_MANY),
                Map.entry("blocks of half a million cells", Code.TOO_MANY));
    }

    private static byte[] archive(String what) {
        byte[] good = BadFiles.sample(SAMPLE);
        return switch (what) {
            case "more than 512 MiB" -> Archives.withBlankRows(good, 513);
            case "more than a hundredfold" -> Archives.withRows(good, " ".repeat(8 << 20));
            case "4,097 entries" -> Archives.withEntries(good, 4_097);
            case "an encrypted entry" -> Archives.encrypted(good);
            case "another name in the directory" -> Archives.otherwiseNamed(good);
            case "another length in the directory" -> Archives.otherwiseLong(good);
            case "an entry that the directory does not name" -> Archives.withHidden(good);
            case "an absolute name" -> BadFiles.withEntry(good, "/x.xml");
            case "a name with a backslash" -> BadFiles.withEntry(good, "xl\\x.xml");
            case "a name with a drive" -> BadFiles.withEntry(good, "C:x.xml");
            case "an overlong tag" -> Archives.withRows(good, "<row r='1' x='>>" + Archives.noise(3 << 20) + "'/>");
            case "an overlong comment" -> Archives.withRows(good, "<!--><<<<" + Archives.noise(3 << 20) + "-->");
            case "a comment that seems to end" ->
                Archives.withRows(good, "<!-- ]]> ?> " + ("<" + Archives.noise(1_000)).repeat(3_000) + "-->");
            case "a thousand names" ->
                Archives.withRows(
                        good,
                        IntStream.range(0, 1_001)
                                .mapToObj(n -> "<n" + n + "/>")
                                .collect(java.util.stream.Collectors.joining()));
            case "bottomless elements" -> Archives.withRows(good, ("<a>" + Archives.noise(20)).repeat(100_000));
            case "an overlong cell" ->
                Archives.withRows(
                        good,
                        "<row r='1'><c r='A1' t='inlineStr'><is><t>" + Archives.noise(33_000) + "</t></is></c></row>");
            case "blocks of half a million cells" ->
                Archives.withRows(
                        good,
                        IntStream.range(0, 100)
                                .mapToObj(n -> "<mergeCell ref='A" + (10 + n * 100) + ":CV" + (60 + n * 100) + "'/>")
                                .collect(java.util.stream.Collectors.joining()));
            default -> throw new IllegalArgumentException(what);
        };
    }

    @TestFactory
    Stream<DynamicTest> an_archive_beyond_the_limits_is_refused() {
        return archives().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> judge(e.getKey(), e.getValue())));
    }

    @Test
    void a_long_workbook_is_read_in_little_memory() throws IOException, InterruptedException {
        Path file = Files.write(
                temporary.resolve("long.xlsx"), Archives.withBlankRows(BadFiles.sample(SAMPLE), BLANK_MEBIBYTES));
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reading.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(reader.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said.strip()).endsWith("120 records");
        } finally {
            reader.destroyForcibly();
        }
    }

    private static void judge(String what, Code code) {
        Optional<Code> refused = open(archive(what)) instanceof Outcome.Refused<Opened>(Refusal refusal)
                ? Optional.of(refusal.code())
                : Optional.empty();
        assertThat(refused).as(what).contains(code);
    }

    private static Outcome<Opened> open(byte[] content) {
        return new Recognise(UUID::randomUUID)
                .open(
                        Bytes.of(content),
                        Optional.empty(),
                        Banks.folder(Score.MAPPINGS.resolve("banks/09-tochigi"), Score.MAPPINGS.resolve("codes"))
                                .shapes());
    }

    /** Reads one file in a process of its own, with its own heap. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] file) throws IOException {
            switch (open(Files.readAllBytes(Path.of(file[0])))) {
                case Outcome.Passed<Opened>(Opened opened) -> {
                    int records = 0;
                    while (opened.records().hasNext()) {
                        opened.records().next();
                        records++;
                    }
                    System.out.println(records + " records");
                }
                case Outcome.Refused<Opened>(Refusal refusal) -> System.out.println(refusal.code());
            }
        }
    }
}
