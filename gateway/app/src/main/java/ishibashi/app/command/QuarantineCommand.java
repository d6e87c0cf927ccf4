package ishibashi.app.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code quarantine list|show|replay|discard}. */
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
                print("%s #%s  %s  %s  %s%n    %s%n    %s"
                        .formatted(
                                row.path("messageId").asString(),
                                row.path("ordinal").asString(),
                                row.path("where").asString(),
                                refusal.path("code").asString(),
                                refusal.path("where").path("column").asString(""),
                                refusal.path("why").path("ja").asString(),
                                refusal.path("remedy").path("ja").asString()));
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
            name = "replay",
            description = "Releases a message that is held whole and gives it back to work.",
            mixinStandardHelpOptions = true)
    int replay(
            @Option(names = "--message", required = true) String message,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--json") boolean json)
            throws Exception {
        return end("replay", "replayed", message, reason, json);
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
