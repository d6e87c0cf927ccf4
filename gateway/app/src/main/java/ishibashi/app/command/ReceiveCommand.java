package ishibashi.app.command;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsForm;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Identity;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import ishibashi.trust.cms.CmsVerifier;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code receive}: fetches, verifies, decrypts, stores, then acknowledges. What does not verify is not acknowledged. */
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
            List<Enrolled> gateway = side.introduction(http).signing().stream()
                    .map(ReceiveCommand::enrolled)
                    .toList();
            JsonNode page = page(http);
            while (!page.isEmpty() && bad == 0) {
                ObjectNode acknowledged = Operator.JSON.createObjectNode();
                var ids = acknowledged.putArray("ids");
                for (JsonNode message : page) {
                    if (store(message, gateway, identity)) {
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
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(stored + " 件を保存 / stored, " + bad + " 件は署名不正 / bad");
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

    private boolean store(JsonNode message, List<Enrolled> gateway, Identity identity) throws IOException {
        Bytes body =
                Bytes.owning(Base64.getDecoder().decode(message.path("body").asString()));
        Optional<Bytes> signed = CmsForm.of(body) == CmsForm.AUTH_ENVELOPED_DATA
                ? CmsEnvelope.open(body, List.of(new CmsEnvelope.Key(identity.key(), identity.certificate())))
                : Optional.of(body);
        if (signed.isEmpty()
                || !(new CmsVerifier().verify(signed.get(), Optional.empty(), gateway)
                        instanceof CmsVerifier.Result.Good good)) {
            return false;
        }
        String name = message.path("event").asString().replaceAll("[^a-z-]", "") + "-"
                + message.path("id").asString().replaceAll("[^0-9a-f-]", "");
        Files.write(out.resolve(name + ".p7m"), signed.get().toArray());
        Files.write(out.resolve(name + ".json"), good.content().toArray());
        JsonNode bundle = Operator.JSON.readTree(good.content().toArray());
        ReceiptText.of(bundle)
                .ifPresent(text ->
                        Objects.requireNonNull(spec).commandLine().getOut().println(text));
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode document = entry.path("resource");
            if (document.path("resourceType").asString().equals("DocumentReference")) {
                ownForm(name, document);
            }
        }
        return true;
    }

    /** The same in the bank's own form (results.yaml), which was signed with it. */
    private void ownForm(String name, JsonNode document) throws IOException {
        JsonNode file = document.path("content").path(0).path("attachment");
        String title = file.path("title").asString().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        Files.write(
                beside(name, title),
                Base64.getDecoder().decode(file.path("data").asString()));
        if (document.has("description")) {
            Objects.requireNonNull(spec)
                    .commandLine()
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

    private static Enrolled enrolled(X509Certificate certificate) {
        Member gateway =
                new Member(new MemberId("gateway-national"), Member.Kind.GATEWAY, "00", Optional.empty(), true);
        return new Enrolled(
                gateway,
                Pin.of(certificate),
                certificate,
                certificate,
                Set.of(Purpose.SIGNING),
                Instant.EPOCH,
                Optional.empty());
    }
}
