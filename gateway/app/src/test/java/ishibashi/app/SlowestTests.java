package ishibashi.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Prints the ten slowest tests of all modules at the end of a build, from Surefire's reports. */
final class SlowestTests {
    private static final int SHOWN = 10;

    private SlowestTests() {}

    private record Timed(String test, double seconds) {}

    /** @param arguments the repository */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        List<Timed> all = new ArrayList<>();
        for (String module : List.of("gateway/core", "routes", "gateway/app")) {
            Path reports = Path.of(arguments[0]).resolve(module).resolve("target/surefire-reports");
            if (Files.isDirectory(reports)) {
                try (Stream<Path> files = Files.list(reports)) {
                    files.filter(f -> f.toString().endsWith(".xml"))
                            .map(SlowestTests::read)
                            .forEach(all::addAll);
                }
            }
        }
        out.printf("%d tests, the %d slowest:%n", all.size(), Math.min(SHOWN, all.size()));
        all.stream()
                .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
                .limit(SHOWN)
                .forEach(t -> out.printf("%8.1f s  %s%n", t.seconds(), t.test()));
    }

    private static List<Timed> read(Path report) {
        List<Timed> tests = new ArrayList<>();
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("testcase")) {
                    tests.add(new Timed(
                            xml.getAttributeValue(null, "classname") + " " + xml.getAttributeValue(null, "name"),
                            Double.parseDouble(
                                    xml.getAttributeValue(null, "time").replace(",", ""))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return tests;
    }
}
