package ishibashi.app.bench;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** Hospitals enrolled for a run. At most eight messages of one are in work at once, so 100 clients need 13 (rulings 31). */
record Members(List<Member> all) {
    private static final int COUNT = 13;

    /**
     * One of them.
     *
     * @param keys folder of {@code member certificate}
     */
    record Member(String id, Path keys, SignedMessages signer, SSLContext tls) {}

    static Members enrol(GatewayProcess gateway) throws IOException, InterruptedException {
        List<String> ids = IntStream.range(0, COUNT)
                .mapToObj(n -> "hospital-" + code("471990%03d".formatted(n)))
                .toList();
        for (String id : ids) {
            gateway.enrol(id, keys(gateway, id), "bank-09");
        }
        return new Members(ids.stream().map(id -> member(gateway, id)).toList());
    }

    /** With its check digit (Luhn), so that it may stand in a vacancy. */
    private static String code(String nine) {
        int sum = 0;
        for (int n = 0; n < nine.length(); n++) {
            int digit = nine.charAt(nine.length() - 1 - n) - '0';
            int weighted = n % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return nine + (10 - sum % 10) % 10;
    }

    private static Member member(GatewayProcess gateway, String id) {
        Path keys = keys(gateway, id);
        return new Member(id, keys, new SignedMessages(keys), OutsideClient.tls(keys));
    }

    private static Path keys(GatewayProcess gateway, String id) {
        return gateway.home().resolve("bench").resolve(id);
    }

    int count() {
        return all.size();
    }

    /** The member as which the client with that number comes. */
    Member of(int client) {
        return all.get(client % all.size());
    }
}
