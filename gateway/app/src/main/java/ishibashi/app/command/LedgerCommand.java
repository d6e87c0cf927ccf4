package ishibashi.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ledger}: the conservation ledger. */
@Command(
        name = "ledger",
        description =
                "Counts of messages and rows: received = accepted + quarantined + rejected + duplicate + pending.",
        footer = "%nExample: ishibashi ledger --member bank-01 --json",
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {
    @Mixin
    private Homes homes = new Homes();

    @Option(names = "--member")
    private @Nullable String member;

    @Option(names = "--message")
    private @Nullable String message;

    @Option(names = "--json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String query = (member == null ? "" : "member=" + member + "&") + (message == null ? "" : "message=" + message);
        JsonNode books = new Operator(homes.path()).get("/ledger?" + query);
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(books);
        } else {
            for (String of : new String[] {"messages", "rows"}) {
                out.println(of + ": "
                        + books.path(of).toString().replaceAll("[{}\"]", "").replace(",", "  "));
            }
            out.println("withdrawn: " + books.path("withdrawn"));
            out.println("balanced: " + books.path("balanced"));
        }
        return books.path("balanced").asBoolean() ? 0 : 1;
    }
}
