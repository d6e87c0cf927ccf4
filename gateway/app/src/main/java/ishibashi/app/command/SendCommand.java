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
    private static final int WRONG_USE = 2;

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
                status =
                        Math.max(status, Files.isRegularFile(file) ? send(http, gateway, signer, file) : missing(file));
            }
        }
        return status;
    }

    private int missing(Path file) {
        print(file + ": ファイルがありません。名前と場所を確かめてください / there is no such file: check its name and place");
        return WRONG_USE;
    }

    private int send(HttpClient http, MemberSide.Introduction gateway, CmsSigner signer, Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        Bytes body = CmsEnvelope.seal(signer.sign(content), gateway.encryption().getFirst());
        String name = String.valueOf(file.getFileName());
        HttpResponse<byte[]> answer = MemberSide.send(
                http,
                HttpRequest.newBuilder(side.base()
                                .resolve("/files/"
                                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                                .replace("+", "%20")))
                        .header("Content-Type", "application/pkcs7-mime; smime-type=authEnveloped-data")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()))
                        .build());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            JsonNode problem = Operator.JSON.readTree(answer.body());
            print(name + ": " + problem.path("code").asString() + "\n" + RefusalLines.reason(problem)
                    + "\n    事案番号 incident: " + problem.path("incident").asString());
            return 1;
        }
        String receipt = new String(answer.body(), StandardCharsets.US_ASCII);
        Optional<byte[]> payload = Jws.verify(receipt, "ishibashi-receipt+jwt", gateway.signing());
        Optional<JsonNode> ours = payload.map(Operator.JSON::readTree)
                .filter(p ->
                        p.path("sha256").asString("").equals(Digest.of(content).hex()));
        if (ours.isEmpty()) {
            print(name + ": 受領書の署名が正しくありません / the receipt's signature does not hold");
            return 1;
        }
        Files.writeString(file.resolveSibling(name + ".receipt.jws"), receipt);
        print(name + ": " + (answer.statusCode() == 201 ? "受領 / received" : "受領済み / received before") + "  "
                + ours.get().path("messageId").asString());
        return asMember(ours.get().path("sub").asString());
    }

    /** Whose keys they were, the gateway alone knows. */
    private int asMember(String member) {
        if (member.equals(side.member)) {
            print("  → 行ごとの結果 / what became of its rows: ishibashi receive --member " + member + " --out DIR");
            return 0;
        }
        print("  " + side.member + " ではなく " + member + " の鍵なので、" + member + " のファイルとして受領されました。--keys を確かめてください\n"
                + "  the keys are those of " + member + ", so it was received as a file of " + member + ", not of "
                + side.member + ": check --keys");
        return 1;
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }
}
