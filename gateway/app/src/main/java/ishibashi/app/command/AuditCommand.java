package ishibashi.app.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code audit verify}. */
@Command(
        name = "audit",
        description = "Whether the audit is as it was written.",
        footer = "%nExample: ishibashi audit verify",
        mixinStandardHelpOptions = true)
public final class AuditCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin
    private Homes homes = new Homes();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "verify",
            description =
                    "Reads the whole audit: every entry, link and signature. Names the first entry that was changed,"
                            + " taken out, moved or cut off; status 1 then.",
            mixinStandardHelpOptions = true)
    int verify(@Option(names = "--json") boolean json) throws Exception {
        JsonNode answer = new Operator(homes.path()).get("/audit/verify", PATIENCE);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean holds = answer.path("holds").asBoolean();
        if (json) {
            out.println(answer);
        } else if (holds) {
            String entries = answer.path("entries").asString();
            out.println("監査の記録は" + entries + "件すべて、書かれたときのままです。 / The audit holds: " + entries + " entries.");
        } else {
            out.println(answer.path("finding").path("ja").asString());
            out.println(answer.path("finding").path("en").asString());
        }
        return holds ? 0 : 1;
    }
}
