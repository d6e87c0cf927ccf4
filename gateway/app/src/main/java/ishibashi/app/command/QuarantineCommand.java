package ishibashi.app.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code quarantine list|show|repair|replay|discard}. */
@Command(
        name = "quarantine",
        description = "Rows and messages that wait: where, why, and what to do.",
        footer = "%nExample: ishibashi quarantine list --member bank-01",
        mixinStandardHelpOptions = true)
public final class QuarantineCommand {
    @Mixin
    private Homes homes = new Homes();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "list", description = "What waits.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--member") @Nullable String member,
            @Option(names = "--message") @Nullable String message,
            @Option(names = "--json") boolean json)
            throws Exception {
        String query = (member == null ? "" : "member=" + member + "&") + (message == null ? "" : "message=" + message);
        Operator operator = new Operator(homes.path());
        JsonNode rows = operator.get("/quarantine?" + query).path("quarantine");
        if (json) {
            print(rows.toString());
            return 0;
        }
        for (JsonNode row : rows) {
            for (JsonNode refusal : row.path("refusals")) {
                print("%s #%s  %s  %s%n%s"
                        .formatted(
                                row.path("messageId").asString(),
                                row.path("ordinal").asString(),
                                row.path("where").asString(),
                                refusal.path("code").asString(),
                                RefusalLines.reason(refusal)));
            }
        }
        return 0;
    }

    @Command(name = "show", description = "The raw cells of one row; audited.", mixinStandardHelpOptions = true)
    int show(
            @Option(names = "--message", required = true) String message,
            @Option(names = "--row", required = true, description = "Ordinal of the row.") int row,
            @Option(names = "--reason", required = true) String reason)
            throws Exception {
        print(new Operator(homes.path())
                .get("/quarantine/row?message=" + message + "&ordinal=" + row + "&reason="
                        + URLEncoder.encode(reason, StandardCharsets.UTF_8))
                .toString());
        return 0;
    }

    @Command(
            name = "repair",
            description = "Puts right cells of one row that waits and reads it anew; audited, and told to its bank.",
            mixinStandardHelpOptions = true)
    int repair(
            @Option(names = "--message", required = true) String message,
            @Option(names = "--row", required = true, description = "Ordinal of the row.") int row,
            @Option(names = "--set", required = true, description = "COLUMN=TEXT, as show names the column.")
                    Map<String, String> cells,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--json") boolean json)
            throws Exception {
        ObjectNode body = Operator.JSON.createObjectNode();
        body.put("message", message).put("ordinal", row).put("reason", reason);
        ObjectNode texts = body.putObject("cells");
        cells.forEach(texts::put);
        return told(new Operator(homes.path()).post("/quarantine/repair", body), "repaired", message, json);
    }

    @Command(
            name = "replay",
            description = "Releases a message that is held whole, or reads anew all rows that wait for one reason.",
            mixinStandardHelpOptions = true)
    int replay(
            @ArgGroup(multiplicity = "1") Which which,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--json") boolean json)
            throws Exception {
        return which.rows == null
                ? end("replay", "replayed", Objects.requireNonNull(which.message), reason, json)
                : rows(which.rows, reason, json);
    }

    private int rows(Rows rows, String reason, boolean json) throws Exception {
        ObjectNode body =
                Operator.JSON.createObjectNode().put("code", rows.code).put("reason", reason);
        if (rows.member != null) {
            body.put("member", rows.member);
        }
        JsonNode answer = new Operator(homes.path()).post("/quarantine/replay", body);
        int number = answer.path("rows").asInt();
        return told(answer, "replayed", rows.code + " " + number + " 行 / rows", json);
    }

    /** A message, or rows. */
    static final class Which {
        @Option(names = "--message", description = "A message that is held whole.")
        private @Nullable String message;

        @ArgGroup(exclusive = false)
        private @Nullable Rows rows;
    }

    /** Rows that wait for one reason. */
    static final class Rows {
        @Option(names = "--code", required = true, description = "The reason, as list names it.")
        private String code = "";

        @Option(names = "--member", description = "Of this bank alone.")
        private @Nullable String member;
    }

    @Command(name = "discard", description = "Ends a message that is held whole.", mixinStandardHelpOptions = true)
    int discard(
            @Option(names = "--message", required = true) String message,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--json") boolean json)
            throws Exception {
        return end("discard", "discarded", message, reason, json);
    }

    private int end(String act, String done, String message, String reason, boolean json) throws Exception {
        JsonNode answer = new Operator(homes.path())
                .post(
                        "/quarantine/" + act,
                        Operator.JSON.createObjectNode().put("message", message).put("reason", reason));
        return told(answer, done, message, json);
    }

    private int told(JsonNode answer, String done, String message, boolean json) {
        boolean held = answer.path(done).asBoolean();
        print(
                json
                        ? answer.toString()
                        : held ? "しました / " + done + ": " + message : "保留されていません / is not held: " + message);
        return held ? 0 : 1;
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }
}
