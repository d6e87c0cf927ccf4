package ishibashi.app;

import ishibashi.bank.BankFolder;
import ishibashi.message.Bytes;
import ishibashi.trust.BundleSigner;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a bank that speaks FHIR does itself: signs its message Bundle by JWS and posts it to {@code $process-message} (fhir §3). */
final class FhirSamples {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Gateway gateway;

    FhirSamples(Gateway gateway) {
        this.gateway = gateway;
    }

    void send(BankFolder bank, Path file) throws IOException, InterruptedException {
        Identity identity = KeyFiles.read(gateway.home().dev(bank.member().value()));
        Bytes signed =
                new BundleSigner(bank.member(), identity, gateway.clock()).sign(Bytes.owning(Files.readAllBytes(file)));
        URI door = URI.create("https://localhost:" + gateway.settings().membersPort() + "/fhir/$process-message");
        try (HttpClient client = MutualTls.client(identity)) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(door)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/fhir+json")
                            .POST(BodyPublishers.ofByteArray(signed.toArray()))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "a sample of " + bank.member() + " was answered " + answer.statusCode());
            }
        }
    }
}
