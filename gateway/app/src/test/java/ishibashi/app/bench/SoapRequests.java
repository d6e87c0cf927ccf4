package ishibashi.app.bench;

import ishibashi.app.soap.Letter;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The published sample of SubmitVacancy as a hospital's own, signed by the JDK before the clock runs; good for four minutes. */
final class SoapRequests {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final List<byte[]> letters;
    private final String headers;
    private int next;

    SoapRequests(Members.Member member, String endpoint, int many) throws IOException {
        Identity identity = KeyFiles.read(member.keys());
        String code = member.id().substring("hospital-".length());
        String sample = sample().replaceFirst("(?s)^.*?<(\\w+:)?Body[^>]*>", "")
                .replaceFirst("(?s)</(\\w+:)?Body>.*$", "")
                .strip();
        List<Letter> unsigned = IntStream.range(0, many)
                .mapToObj(n -> new Letter(
                        identity,
                        endpoint,
                        sample.replace("SOAP-0001", "B-S" + NUMBERS.incrementAndGet())
                                .replace("0919900019", code)))
                .toList();
        this.letters = unsigned.parallelStream().map(Letter::bytes).toList();
        this.headers = "Content-Type: text/xml; charset=utf-8\r\nSOAPAction: \""
                + unsigned.getFirst().action() + "\"\r\n";
    }

    private static String sample() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SoapRequests.class.getResourceAsStream("/docs/soap/SubmitVacancy.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void post(KeptConnection connection, String path) throws IOException {
        int status = connection.post(path, headers, letters.get(next++ % letters.size()));
        if (status != 200) {
            throw new IOException("answered " + status);
        }
    }
}
