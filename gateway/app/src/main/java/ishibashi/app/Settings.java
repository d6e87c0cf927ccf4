package ishibashi.app;

import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The one configuration (contract §1): {@code application.yaml} in the home, every key also an environment variable.
 *
 * @param window in which standing results leave together, 1–60 s
 */
public record Settings(
        String mode,
        String host,
        int operatorPort,
        int membersPort,
        String address,
        int brokerPort,
        int databasePort,
        Optional<Path> databaseBinaries,
        Optional<String> databaseUrl,
        String databaseUser,
        Optional<Path> databasePassword,
        Optional<String> brokerUrl,
        Optional<Path> brokerAuthorities,
        Duration window,
        int understandThreads) {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("ishibashi.mode", "development"),
            Map.entry("ishibashi.host", "127.0.0.1"),
            Map.entry("ishibashi.operator.port", "8080"),
            Map.entry("ishibashi.members.port", "8443"),
            Map.entry("ishibashi.members.url", ""),
            Map.entry("ishibashi.broker.port", "61617"),
            Map.entry("ishibashi.db.port", "15432"),
            Map.entry("ishibashi.db.binaries", ""),
            Map.entry("ishibashi.db.url", ""),
            Map.entry("ishibashi.db.user", "ishibashi"),
            Map.entry("ishibashi.db.password-file", ""),
            Map.entry("ishibashi.broker.url", ""),
            Map.entry("ishibashi.broker.authorities", ""),
            Map.entry("ishibashi.results.window-seconds", "30"),
            Map.entry("ishibashi.understand.threads", "2"));

    private static final String COPY = """
            # 設定 / configuration. Every key is also an environment variable: ishibashi.db.url is ISHIBASHI_DB_URL.
            # ishibashi:
            #   mode: development          # development | production
            #   host: 127.0.0.1            # what the ports bind to
            #   operator: {port: 8080}
            #   members:
            #     port: 8443
            #     url: ""                  # https://host:port by which members reach it; empty: localhost
            #   broker:
            #     port: 61617
            #     url: ""                  # tcp://host:port of an Artemis outside; empty: embedded
            #     authorities: ""          # PEM of who issued its certificate
            #   db:
            #     port: 15432
            #     binaries: ""             # folder into which PostgreSQL is unpacked; empty: in the home
            #     url: ""                  # jdbc:postgresql://…; empty: embedded
            #     user: ishibashi
            #     password-file: ""
            #   results: {window-seconds: 30}   # 1 to 60
            #   understand: {threads: 2}        # 1 to 64
            """;

    /** Whether keys, members and samples may be made by the program itself. */
    public boolean development() {
        return mode.equals("development");
    }

    /** @throws IllegalArgumentException with name, value and what is allowed */
    public static Settings load(Home home, Map<String, String> environment) throws IOException {
        Path file = home.path().resolve("application.yaml");
        if (!Files.exists(file)) {
            WholeFile.open(file, COPY);
        }
        Map<String, String> values = new HashMap<>(DEFAULTS);
        try {
            flatten("", YAMLMapper.builder().build().readTree(Files.readString(file)), values);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is no readable YAML / YAML として読めません", e);
        }
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(DEFAULTS.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown key " + unknown + " in " + file + ", allowed: " + new TreeSet<>(DEFAULTS.keySet()));
        }
        DEFAULTS.keySet().forEach(key -> Optional.ofNullable(environment.get(variable(key)))
                .ifPresent(value -> values.put(key, value)));
        return new Reader(values, environment).settings();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.forEachEntry((name, child) -> flatten(path.isEmpty() ? name : path + "." + name, child, into));
        } else if (!path.isEmpty()) {
            into.put(path, node.asString(""));
        }
    }

    private record Reader(Map<String, String> values, Map<String, String> environment) {
        Settings settings() {
            int offset =
                    number("ISHIBASHI_PORT_OFFSET", environment.getOrDefault("ISHIBASHI_PORT_OFFSET", "0"), 0, 50_000);
            String mode = text("ishibashi.mode");
            if (!Set.of("development", "production").contains(mode)) {
                throw new IllegalArgumentException("ishibashi.mode " + mode + ", allowed: development, production");
            }
            return new Settings(
                    mode,
                    text("ishibashi.host"),
                    port("ishibashi.operator.port", offset),
                    port("ishibashi.members.port", offset),
                    some("ishibashi.members.url").orElse("https://localhost:" + port("ishibashi.members.port", offset)),
                    port("ishibashi.broker.port", offset),
                    port("ishibashi.db.port", offset),
                    some("ishibashi.db.binaries").map(Path::of),
                    some("ishibashi.db.url"),
                    text("ishibashi.db.user"),
                    some("ishibashi.db.password-file").map(Path::of),
                    some("ishibashi.broker.url"),
                    some("ishibashi.broker.authorities").map(Path::of),
                    Duration.ofSeconds(number("ishibashi.results.window-seconds", 1, 60)),
                    number("ishibashi.understand.threads", 1, 64));
        }

        private String text(String key) {
            return values.getOrDefault(key, "");
        }

        private Optional<String> some(String key) {
            return Optional.of(text(key)).filter(t -> !t.isBlank());
        }

        private int port(String key, int offset) {
            return number(key, 1, 65_535 - offset) + offset;
        }

        private int number(String key, int least, int most) {
            return number(key, text(key), least, most);
        }

        private static int number(String key, String value, int least, int most) {
            try {
                int number = Integer.parseInt(value.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(key + " = " + value + ", allowed: " + least + " to " + most, e);
            }
            throw new IllegalArgumentException(key + " = " + value + ", allowed: " + least + " to " + most);
        }
    }
}
