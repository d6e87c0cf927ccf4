package ishibashi.app.door;

import ishibashi.app.outside.GatewayProcess;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/** Vacancy lists of a sample bank that nobody has sent before. */
public final class Lists {
    static final Charset MS932 = Charset.forName("windows-31j");
    private static final String SAMPLE = "mappings/banks/01-hokkaido/samples/kyujin_20260820.csv";
    private static final AtomicInteger NUMBER = new AtomicInteger(50_000);

    private Lists() {}

    /** So many good rows under new numbers. */
    public static byte[] fresh(int rows) throws IOException {
        String[] lines =
                Files.readString(GatewayProcess.root().resolve(SAMPLE), MS932).split("\r\n", -1);
        StringBuilder list = new StringBuilder(lines[0]).append("\r\n");
        for (int n = 0; n < rows; n++) {
            list.append(lines[1].replaceFirst("^01-2026-[0-9]+", "01-2026-" + NUMBER.incrementAndGet()))
                    .append("\r\n");
        }
        return list.toString().getBytes(MS932);
    }
}
