package ishibashi.app.command;

import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.Identity;
import ishibashi.trust.Jws;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code send}: a bank's own side: signs, encrypts, sends, checks the receipt and stores it beside the file. */
@Command(
        name = "send",
        description = "Signs and sends files, checks the receipt's signature and stores it beside the file.",
        footer = "%nExample: ishibashi send --member bank-01 kyujin.csv",
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    @Mixin
    private MemberSide side = new MemberSide();

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Identity identity = side.identity();
        CmsSigner signer = new CmsSigner(identity.key(), identity.certificate(), Clock.systemUTC());
        int status = 0;
        try (HttpClient http = side.client(identity)) {
            MemberSide.Introduction gateway = side.introduction(http);
            for (Path file : files) {
                status = Math.max(status, send(http, gateway, signer, file));
            }
        }
        return status;
    }

    private int send(HttpClient http, MemberSide.Introduction gateway, CmsSigner signer, Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        Bytes body = CmsEnvelope.seal(signer.sign(content), gateway.encryption().getFirst());
        String name = String.valueOf(file.getFileName());
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(side.base()
                                .resolve("/files/"
                                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                                .replace("+", "%20")))
                        .header("Content-Type", "application/pkcs7-mime; smime-type=authEnveloped-data")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            JsonNode problem = Operator.JSON.readTree(answer.body());
            print(name + ": " + problem.path("code").asString() + "\n  "
                    + problem.path("why").path("ja").asString() + "\n  "
                    + problem.path("remedy").path("ja").asString());
            return 1;
        }
        String receipt = new String(answer.body(), StandardCharsets.US_ASCII);
        Optional<byte[]> payload = Jws.verify(receipt, "ishibashi-receipt+jwt", gateway.signing());
        boolean ours = payload.map(Operator.JSON::readTree)
                .filter(p ->
                        p.path("sha256").asString("").equals(Digest.of(content).hex()))
                .isPresent();
        if (!ours) {
            print(name + ": 受領書の署名が正しくありません / the receipt's signature does not hold");
            return 1;
        }
        Files.writeString(file.resolveSibling(name + ".receipt.jws"), receipt);
        print(name + ": " + (answer.statusCode() == 201 ? "受領 / received" : "受領済み / received before"));
        return 0;
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }
}
