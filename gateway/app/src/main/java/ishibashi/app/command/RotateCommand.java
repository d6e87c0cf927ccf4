package ishibashi.app.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code member rotate}: a new certificate beside the old one for an overlap (contract §1; security §3.6). */
@Command(
        name = "rotate",
        description = "Binds a new certificate beside the old one, which is refused after the overlap.",
        footer = "%nExample: ishibashi member rotate --id bank-09 --certificate new.pem --overlap 14d --reason"
                + " \"yearly\"%nA stolen key: --overlap 0s",
        mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
    @Mixin
    private Homes homes = new Homes();

    @Option(names = "--id", required = true)
    private String id = "";

    @Option(names = "--certificate", required = true)
    private Path certificate = Path.of("");

    @Option(names = "--encryption-certificate")
    private @Nullable Path encryption;

    @Option(names = "--authority")
    private @Nullable Path authority;

    @Option(
            names = "--overlap",
            defaultValue = "14d",
            description = "How long the old one goes on: 14d, 12h, 0s. Default ${DEFAULT-VALUE}.")
    private String overlap = "";

    @Option(names = "--from", description = "When the new one begins, like 2026-12-01T00:00:00+09:00. Default: now.")
    private @Nullable String from;

    @Option(names = "--reason", defaultValue = "rotated by command")
    private String reason = "";

    @Option(names = "--json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ObjectNode body = Operator.JSON
                .createObjectNode()
                .put("member", id)
                .put("overlap", overlap)
                .put("reason", reason);
        if (from != null) {
            body.put("from", from);
        }
        new CertificateFiles(certificate, Optional.ofNullable(encryption), Optional.ofNullable(authority)).into(body);
        JsonNode answer = new Operator(homes.path()).post("/members/rotate", body);
        Objects.requireNonNull(spec).commandLine().getOut().println(json ? answer.toString() : words(answer));
        return 0;
    }

    private String words(JsonNode answer) {
        String begins = answer.path("from").asString();
        String ends = answer.path("oldUntil").asString();
        return "更新しました / rotated: " + id + " (" + answer.path("purposes").asString() + ")\n新 / new: " + begins
                + "\n旧 / old: → " + ends;
    }
}
