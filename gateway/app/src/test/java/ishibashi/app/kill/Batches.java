package ishibashi.app.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files in the banks' own formats, no two alike: a heading, a row with {@code @N@} for its number, an ending. */
final class Batches {
    private final String head;
    private final String row;
    private final String foot;
    private final Charset charset;
    private final AtomicInteger numbers = new AtomicInteger();

    private Batches(JsonNode load) {
        head = load.get("head").stringValue();
        row = load.get("row").stringValue();
        foot = load.get("foot").stringValue();
        charset = Charset.forName(load.get("charset").stringValue());
    }

    /** Content of that many rows, each with a number never used before. */
    byte[] next(int rows) {
        return (head
                        + IntStream.range(0, rows)
                                .mapToObj(n -> row.replace("@N@", "%06d".formatted(numbers.incrementAndGet())))
                                .collect(Collectors.joining())
                        + foot)
                .getBytes(charset);
    }

    /** The loads of {@code kill/loads.json}: who sends what through which door. */
    static List<Load> loads() {
        try (InputStream in = Batches.class.getResourceAsStream("/kill/loads.json")) {
            if (in == null) {
                throw new IllegalStateException("kill/loads.json is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return JsonMapper.shared()
                    .readTree(text)
                    .valueStream()
                    .map(Load::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One client. */
    record Load(String member, String door, String name, Batches batches) {
        static Load of(JsonNode load) {
            return new Load(
                    load.get("member").stringValue(),
                    load.get("door").stringValue(),
                    load.get("name").stringValue(),
                    new Batches(load));
        }
    }
}
