package ishibashi.app.bench;

import ishibashi.app.bench.Baselines.Database;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** One signed message by the file door: verified, sealed, durable, receipted (design §6, first line). */
final class IntakeBenchmark {
    /** At most eight messages of one member are in work at once, so 100 connections need 13 members (rulings 31). */
    private static final int MEMBERS = 13;

    private static final int MESSAGES = 10_000;
    private static final int[] CLIENTS = {1, 10, 100};

    private final GatewayProcess gateway;
    private final Database database;
    private final PrintStream out;
    private final List<SignedMessages> signers = new ArrayList<>();
    private final List<SSLContext> contexts = new ArrayList<>();
    private int from;

    IntakeBenchmark(GatewayProcess gateway, Database database, PrintStream out) {
        this.gateway = gateway;
        this.database = database;
        this.out = out;
    }

    void run() throws Exception {
        enrol();
        SignedMessages first = signers.getFirst();
        out.printf("bare ECDSA P-256 verification, 1 core:        %,8.0f /s%n", Baselines.verifications(first, 20_000));
        for (int clients : CLIENTS) {
            out.printf(
                    "bare INSERT … COMMIT, %3d connections:         %s%n",
                    Math.min(clients, 30), Baselines.inserts(database, Math.min(clients, 30), 10_000));
        }
        try (PlainRoute plain =
                new PlainRoute(database, first, OutsideClient.tls(gateway.home().resolve("dev/gateway/tls")))) {
            measure(plain.port(), 4_000, 100);
            for (int clients : CLIENTS) {
                out.printf(
                        "plain Camel route, %3d connections:            %s%n",
                        clients, measure(plain.port(), MESSAGES / 2, clients));
            }
        }
        measure(gateway.membersPort(), 4_000, 100);
        door("file door, all running");
        stop();
        door("file door, intake alone");
    }

    private void door(String what) throws Exception {
        for (int clients : CLIENTS) {
            out.printf(
                    "%-24s %3d connections:         %s%n",
                    what + ",",
                    clients,
                    measure(gateway.membersPort(), clients == 1 ? MESSAGES / 4 : MESSAGES, clients));
        }
    }

    /** Stops what follows the receipt. */
    private void stop() throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            for (String route : List.of("understand", "match", "conclude")) {
                int status = operator.post(
                        "/routes/stop", "{\"id\":\"" + route + "\",\"reason\":\"benchmark of the intake alone\"}");
                if (status != 200) {
                    throw new IOException(route + " answered " + status);
                }
            }
        }
    }

    private Path first(int member) {
        return gateway.home().resolve("bench").resolve(id(member));
    }

    private static String id(int member) {
        return "hospital-%010d".formatted(4_799_000_000L + member);
    }

    private void enrol() throws IOException, InterruptedException {
        for (int member = 0; member < MEMBERS; member++) {
            Path keys = first(member);
            expect(gateway.command("member", "certificate", "--id", id(member), "--out", keys.toString()));
            expect(gateway.command(
                    "member",
                    "enrol",
                    "--id",
                    id(member),
                    "--kind",
                    "hospital",
                    "--prefecture",
                    "47",
                    "--certificate",
                    keys.resolve("cert.pem").toString(),
                    "--operator-of-record",
                    "bank-09"));
            signers.add(new SignedMessages(keys));
            contexts.add(OutsideClient.tls(keys));
        }
    }

    private static void expect(GatewayProcess.Said said) {
        if (said.status() != 0) {
            throw new IllegalStateException(said.text());
        }
    }

    private Figures measure(int port, int messages, int clients) throws Exception {
        List<List<Bytes>> signed = new ArrayList<>();
        for (SignedMessages signer : signers) {
            signed.add(signer.many("benchmark,", from, messages / Math.min(MEMBERS, clients) + clients));
        }
        from += messages + clients;
        List<AtomicInteger> next =
                signers.stream().map(s -> new AtomicInteger()).toList();
        return Load.run(clients, messages, number -> new Load.Client() {
            private final int member = number % MEMBERS;
            private final KeptConnection connection = new KeptConnection(contexts.get(member), port);

            @Override
            public void act(int n) throws IOException {
                List<Bytes> own = signed.get(member);
                int status = connection.post(
                        "/files/b.csv",
                        own.get(next.get(member).getAndIncrement() % own.size()).toArray());
                if (status != 201 && status != 200) {
                    throw new IOException("answered " + status);
                }
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        });
    }
}
