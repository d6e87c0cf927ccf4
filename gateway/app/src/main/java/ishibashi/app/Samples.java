package ishibashi.app;

import ishibashi.bank.BankFolder;
import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import ishibashi.message.Tally;
import ishibashi.routes.Admission;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The sample banks' files: sent once a home, each signed by its own bank, through the door that the bank uses (rulings 32). */
final class Samples {
    private static final String LOADED = "samples-loaded";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Gateway gateway;
    private final FhirSamples fhir;
    private final BooleanSupplier told;

    /** @param told whether the process is to end: then nothing is waited for */
    Samples(Gateway gateway, BooleanSupplier told) {
        this.gateway = gateway;
        this.fhir = new FhirSamples(gateway);
        this.told = told;
    }

    /** Waits for what it sends itself; a warm start tells at once what the ledger says. */
    void run() throws IOException, InterruptedException {
        long pending;
        if (gateway.stores().memory().get(LOADED).isEmpty()) {
            for (BankFolder bank : gateway.folders().all()) {
                for (Path file : files(bank)) {
                    if (bank.speaksFhir()) {
                        fhir.send(bank, file);
                    } else {
                        send(bank, file);
                    }
                    Progress.say("見本を受領 / sample received  " + bank.member());
                }
            }
            gateway.stores().memory().put(LOADED, "yes");
            pending = settled();
        } else {
            pending = pending();
        }
        table();
        if (pending > 0) {
            Progress.say("処理中 / pending " + pending);
        }
    }

    /** Everything in {@code samples/} but what explains it. */
    private static List<Path> files(BankFolder bank) throws IOException {
        Path folder = bank.directory().resolve("samples");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().endsWith(".tsv")
                            && !f.toString().endsWith(".txt")
                            && !f.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private void send(BankFolder bank, Path file) throws IOException, InterruptedException {
        Identity identity = KeyFiles.read(gateway.home().dev(bank.member().value()));
        CmsSigner signer = new CmsSigner(identity.key(), identity.certificate(), gateway.clock());
        Bytes signed = signer.sign(Files.readAllBytes(file));
        Peer peer = new Peer.OfConnection(Pin.of(identity.certificate()));
        if (!(gateway.bridge().admission().enter(peer, signed.size()) instanceof Admission.Place place)) {
            throw new IllegalStateException("no place for a sample");
        }
        Answer answer = gateway.bridge()
                .receive(
                        new Arrival(
                                Door.FILE,
                                peer,
                                Optional.of(new FileLabel(String.valueOf(file.getFileName()))),
                                signed,
                                Optional.empty()),
                        place);
        if (answer instanceof Answer.Refused refused) {
            throw new IllegalStateException("a sample of " + bank.member() + " was refused: "
                    + refused.refusal().code().wire());
        }
    }

    private long settled() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long pending = pending();
        while (pending > 0 && System.nanoTime() < end && !told.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(200);
            pending = pending();
        }
        return pending;
    }

    private long pending() {
        var books = gateway.stores().ledger().books(Optional.empty(), Optional.empty());
        return books.messages().pending() + books.rows().pending();
    }

    private void table() {
        Progress.say("%-10s %9s %9s %12s %9s %9s  %s"
                .formatted("bank", "received", "accepted", "quarantined", "duplicate", "matches", "look at"));
        for (BankFolder bank : gateway.banks().all()) {
            Tally rows = gateway.stores()
                    .ledger()
                    .books(Optional.of(bank.member()), Optional.empty())
                    .rows();
            Progress.say("%-10s %9d %9d %12d %9d %9d  %s"
                    .formatted(
                            bank.member(),
                            rows.received(),
                            rows.accepted(),
                            rows.quarantined(),
                            rows.duplicate(),
                            gateway.stores().desk().matches(bank.member()),
                            "gateway/ishibashi quarantine list --member " + bank.member()));
        }
    }
}
