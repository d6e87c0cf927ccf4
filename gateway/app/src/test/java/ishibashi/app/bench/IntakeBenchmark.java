package ishibashi.app.bench;

import ishibashi.app.bench.Baselines.Database;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import java.io.PrintStream;
import java.util.function.UnaryOperator;

/** One signed message by each door: verified, sealed, durable, receipted (design §6, first line). */
final class IntakeBenchmark {
    private static final int MESSAGES = 10_000;
    private static final int OFFERED = 1_000;
    private static final int[] CLIENTS = {1, 10, 100};
    /** Messages a client sends by a door that is looked into twice a second. */
    private static final int DROPPED = 20;

    private final GatewayProcess gateway;
    private final Database database;
    private final PrintStream out;
    private final Members members;
    private int from;

    IntakeBenchmark(GatewayProcess gateway, Members members, Database database, PrintStream out) {
        this.gateway = gateway;
        this.database = database;
        this.out = out;
        this.members = members;
    }

    void run() throws Exception {
        SignedMessages first = members.of(0).signer();
        out.printf("bare ECDSA P-256 verification, 1 core:        %,8.0f /s%n", Baselines.verifications(first, 20_000));
        for (int clients : CLIENTS) {
            Figures.print(
                    out,
                    "bare INSERT … COMMIT",
                    Math.min(clients, 30),
                    Baselines.inserts(database, Math.min(clients, 30), 10_000));
        }
        try (PlainRoute plain =
                new PlainRoute(database, first, OutsideClient.tls(gateway.home().resolve("dev/gateway/tls")))) {
            file(plain.port(), 4_000, 100);
            for (int clients : CLIENTS) {
                Figures.print(out, "plain Camel route", clients, file(plain.port(), MESSAGES / 2, clients));
            }
        }
        file(gateway.membersPort(), 4_000, 100);
        doors("all running");
        new FollowingRoutes(gateway).stop();
        doors("intake alone");
        Figures.print(out, "file door, " + OFFERED + "/s offered", 100, offered());
    }

    private void doors(String what) throws Exception {
        for (int clients : CLIENTS) {
            Figures.print(
                    out,
                    "file door, " + what,
                    clients,
                    file(gateway.membersPort(), clients == 1 ? MESSAGES / 4 : MESSAGES, clients));
        }
        try (QueuePeers peers = new QueuePeers(members, gateway.brokerPort())) {
            for (int clients : CLIENTS) {
                int messages = clients == 1 ? MESSAGES / 10 : MESSAGES / 2;
                Prepared prepared = prepared(messages, clients, signed -> DoorClients.sealed(gateway, signed));
                Figures.print(
                        out,
                        "queue, " + what,
                        clients,
                        Load.run(clients, messages, DoorClients.queue(peers, prepared)));
            }
        }
        for (int clients : CLIENTS) {
            int messages = DROPPED * clients;
            Prepared prepared = prepared(messages, clients, UnaryOperator.identity());
            Figures.print(
                    out,
                    "drop box, " + what,
                    clients,
                    Load.run(clients, messages, DoorClients.drop(members, prepared, gateway)));
        }
    }

    private Figures file(int port, int messages, int clients) throws Exception {
        Prepared prepared = prepared(messages, clients, UnaryOperator.identity());
        return Load.run(clients, messages, DoorClients.file(members, prepared, port));
    }

    private Figures offered() throws Exception {
        int messages = OFFERED * 20;
        Prepared prepared = prepared(messages, 100, UnaryOperator.identity());
        return Load.offered(100, OFFERED, messages, DoorClients.file(members, prepared, gateway.membersPort()));
    }

    /** Enough for clients of which one member's may do more than another's. */
    private Prepared prepared(int messages, int clients, UnaryOperator<ishibashi.message.Bytes> wrapped) {
        int each = messages / Math.min(members.count(), clients) * 3 / 2 + clients;
        Prepared prepared = new Prepared(members, from, each, wrapped);
        from += each;
        return prepared;
    }
}
