package ishibashi.app.command;

import ishibashi.app.command.ResultCheck.Checked;
import ishibashi.message.Bytes;
import ishibashi.trust.Identity;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code receive}: fetches, decrypts, verifies, stores, then acknowledges. What does not verify, or was meant for another member, is
 * neither stored nor acknowledged, and said so before anything else is acknowledged.
 */
@Command(
        name = "receive",
        description = "Fetches results, verifies and stores them, then acknowledges them.",
        footer = "%nExample: ishibashi receive --member bank-01 --out results",
        mixinStandardHelpOptions = true)
public final class ReceiveCommand implements Callable<Integer> {
    @Mixin
    private MemberSide side = new MemberSide();

    @Option(names = "--out", required = true)
    private Path out = Path.of(".");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Identity identity = side.identity();
        Files.createDirectories(out);
        int bad = 0;
        int stored = 0;
        try (HttpClient http = side.client(identity)) {
            ResultCheck check = new ResultCheck(
                    side.member, identity, side.introduction(http).signing());
            JsonNode page = page(http);
            while (!page.isEmpty() && bad == 0) {
                ObjectNode acknowledged = Operator.JSON.createObjectNode();
                var ids = acknowledged.putArray("ids");
                for (JsonNode message : page) {
                    if (store(message, check)) {
                        ids.add(message.path("id").asString());
                        stored++;
                    } else {
                        bad++;
                    }
                }
                acknowledge(http, acknowledged);
                page = page(http);
            }
        }
        commandLine().getOut().println(stored + " 件を保存 / stored, " + bad + " 件は不正 / bad");
        return bad == 0 ? 0 : 1;
    }

    private JsonNode page(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = MemberSide.send(
                http,
                HttpRequest.newBuilder(side.base().resolve("/outbox?limit=100")).build());
        if (answer.statusCode() != 200) {
            throw new IOException("the outbox answered " + answer.statusCode());
        }
        return Operator.JSON.readTree(answer.body()).path("messages");
    }

    private boolean store(JsonNode message, ResultCheck check) throws IOException {
        String name = message.path("event").asString().replaceAll("[^a-z-]", "") + "-"
                + message.path("id").asString().replaceAll("[^0-9a-f-]", "");
        Bytes body =
                Bytes.owning(Base64.getDecoder().decode(message.path("body").asString()));
        return switch (check.check(body)) {
            case Checked.Bad() -> refused(name, "署名が正しくないか、開けません / its signature does not hold or it does not open");
            case Checked.ForAnother(String destination) ->
                refused(
                        name,
                        "この会員あてではありません（署名された宛先: " + shown(destination)
                                + "）。運用者に知らせてください / not for this member (signed for: " + shown(destination)
                                + "); tell the operator");
            case Checked.Good good -> {
                store(name, good);
                yield true;
            }
        };
    }

    private boolean refused(String name, String why) {
        commandLine().getErr().println(name + ": " + why);
        return false;
    }

    private static String shown(String destination) {
        return destination.isEmpty() ? "?" : destination.replaceAll("[^a-z0-9-]", "?");
    }

    private void store(String name, Checked.Good good) throws IOException {
        Files.write(out.resolve(name + ".p7m"), good.signed().toArray());
        Files.write(out.resolve(name + ".json"), good.content().toArray());
        ReceiptText.of(good.bundle()).ifPresent(text -> commandLine().getOut().println(text));
        for (JsonNode entry : good.bundle().path("entry")) {
            JsonNode document = entry.path("resource");
            if (document.path("resourceType").asString().equals("DocumentReference")) {
                ownForm(name, document);
            }
        }
    }

    /** The same in the bank's own form (results.yaml), which was signed with it. */
    private void ownForm(String name, JsonNode document) throws IOException {
        JsonNode file = document.path("content").path(0).path("attachment");
        String title = file.path("title").asString().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        Files.write(
                beside(name, title),
                Base64.getDecoder().decode(file.path("data").asString()));
        if (document.has("description")) {
            commandLine()
                    .getErr()
                    .println(title + ": " + document.path("description").asString());
        }
    }

    /** Without its own name where the file system cannot write that. */
    private Path beside(String name, String title) {
        try {
            return out.resolve(name + "-" + title);
        } catch (InvalidPathException e) {
            return out.resolve(name + title.substring(Math.max(title.lastIndexOf('.'), 0)));
        }
    }

    private void acknowledge(HttpClient http, ObjectNode ids) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(side.base().resolve("/outbox/ack"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Operator.JSON.writeValueAsBytes(ids)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
