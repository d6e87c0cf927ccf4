package ishibashi.app.bench;

import ishibashi.app.bench.Baselines.Database;
import ishibashi.app.outside.GatewayProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** What hospitals do by FHIR and SOAP (design §6): create, transaction, search, submit; each beside a plain server that only inserts. */
final class HospitalBenchmark {
    private static final int CREATES = 2_000;

    /** Before the clock runs: as many as the second compiler needs to have done with what a gateway does all day. */
    private static final int WARM = 3_000;

    private static final int TRANSACTIONS = 40;
    private static final int ENTRIES = 100;
    private static final int SEARCHES = 2_000;
    private static final int[] CLIENTS = {1, 10};
    private static final List<String> QUESTIONS = List.of(
            "kind=vacancy&specialty=internal&location=jis-010000",
            "kind=vacancy&urgency=immediate",
            "kind=vacancy&employment-type=permanent&start=ge2026-12-01",
            "kind=seeker&specialty:below=surgery",
            "identifier=https://ishibashi.example/fhir/NamingSystem/vacancy/bank-09%7CT-2026-0245");

    private final GatewayProcess gateway;
    private final Members members;
    private final Database database;
    private final PrintStream out;
    private final FhirRequests requests;

    HospitalBenchmark(GatewayProcess gateway, Members members, Database database, PrintStream out) {
        this.gateway = gateway;
        this.members = members;
        this.database = database;
        this.out = out;
        this.requests = new FhirRequests(members);
    }

    void run() throws Exception {
        try (PlainServer plain = new PlainServer(
                database,
                gateway.home().resolve("dev/gateway/tls"),
                gateway.home().resolve("bench/plain"))) {
            fhir(plain.port(), WARM, 10);
            for (int clients : CLIENTS) {
                Figures.print(out, "plain HAPI server, create", clients, fhir(plain.port(), CREATES, clients));
            }
            soap(plain.port(), "/plain/vacancies", 200, 4);
            for (int clients : CLIENTS) {
                Figures.print(
                        out,
                        "plain CXF endpoint, submit",
                        clients,
                        soap(plain.port(), "/plain/vacancies", CREATES / 2, clients));
            }
        }
        FollowingRoutes following = new FollowingRoutes(gateway);
        fhir(gateway.membersPort(), WARM, 10);
        doors("all running");
        following.stop();
        doors("door alone");
        search(gateway.membersPort(), SEARCHES, 4);
        for (int clients : CLIENTS) {
            Figures.print(out, "FHIR search, page of 50", clients, search(gateway.membersPort(), SEARCHES, clients));
        }
        following.start();
    }

    private void doors(String what) throws Exception {
        int port = gateway.membersPort();
        for (int clients : CLIENTS) {
            Figures.print(out, "FHIR create, signed, " + what, clients, fhir(port, CREATES, clients));
        }
        transactions(port, TRANSACTIONS / 2, 2);
        Figures all = transactions(port, TRANSACTIONS, 2);
        Figures.print(out, "FHIR transaction of " + ENTRIES + ", " + what, 2, all);
        out.printf("  %,.0f entries/s%n", all.perSecond() * ENTRIES);
        soap(port, "/soap/vacancies", 200, 4);
        for (int clients : CLIENTS) {
            Figures.print(
                    out,
                    "SOAP submit, signed both ways, " + what,
                    clients,
                    soap(port, "/soap/vacancies", CREATES / 2, clients));
        }
    }

    private Figures fhir(int port, int messages, int clients) throws Exception {
        return Load.run(clients, messages, number -> {
            FhirRequests.Prepared prepared = requests.creates(number, messages / clients * 2 + 1);
            return client(port, number, (c, n) -> prepared.post(c, "/fhir/PractitionerRole", 201));
        });
    }

    private Figures transactions(int port, int messages, int clients) throws Exception {
        return Load.run(clients, messages, number -> {
            FhirRequests.Prepared prepared = requests.transactions(number, messages, ENTRIES);
            return client(port, number, (c, n) -> prepared.post(c, "/fhir", 200));
        });
    }

    private Figures soap(int port, String path, int messages, int clients) throws Exception {
        String endpoint = "https://localhost:" + gateway.membersPort() + "/soap/vacancies";
        return Load.run(clients, messages, number -> {
            SoapRequests prepared = new SoapRequests(members.of(number), endpoint, messages / clients * 2 + 1);
            return client(port, number, (c, n) -> prepared.post(c, path));
        });
    }

    private Figures search(int port, int messages, int clients) throws Exception {
        return Load.run(clients, messages, number -> client(port, number, this::ask));
    }

    private void ask(KeptConnection connection, int n) throws IOException {
        int status = connection.get("/fhir/PractitionerRole?" + QUESTIONS.get(n % QUESTIONS.size()));
        if (status != 200) {
            throw new IOException("answered " + status);
        }
    }

    /** One thing that is done over a kept connection. */
    private interface Act {
        void on(KeptConnection connection, int n) throws IOException;
    }

    private Load.Client client(int port, int number, Act act) throws IOException {
        KeptConnection connection = new KeptConnection(members.of(number).tls(), port);
        return new Load.Client() {
            @Override
            public void act(int n) throws IOException {
                act.on(connection, n);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }
}
