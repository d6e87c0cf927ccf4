package ishibashi.fhir.gate;

import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** The examples, and the gate as a door uses it. */
final class Samples {
    static final UUID INCIDENT = new UUID(1, 2);
    static final Set<String> SUBMITTED = Set.of(
            "PractitionerRole",
            "Practitioner",
            "Organization",
            "HealthcareService",
            "Consent",
            "Task",
            "MessageHeader");
    static final Admitted BUNDLE = Admitted.bundle(SUBMITTED, 1_000);
    static final FhirGate GATE = new FhirGate(Set.of("https://gateway.example/fhir/"));

    private Samples() {}

    static byte[] example(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/fhir/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Outcome<Gated> open(String text, MediaForm form) {
        return open(text.getBytes(StandardCharsets.UTF_8), form);
    }

    static Outcome<Gated> open(byte[] bytes, MediaForm form) {
        return GATE.open(Bytes.of(bytes), form, INCIDENT);
    }

    static Outcome<Scanned> scan(byte[] bytes, MediaForm form, Admitted admitted) {
        return switch (open(bytes, form)) {
            case Outcome.Passed<Gated>(Gated gated) -> GATE.scan(gated, admitted, INCIDENT);
            case Outcome.Refused<Gated>(Refusal refusal) -> new Outcome.Refused<>(refusal);
        };
    }

    static Outcome<Scanned> scan(String text, MediaForm form, Admitted admitted) {
        return scan(text.getBytes(StandardCharsets.UTF_8), form, admitted);
    }

    static Refusal refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Refused<?>(Refusal refusal) -> refusal;
            case Outcome.Passed<?> passed -> throw new AssertionError("passed");
        };
    }

    static Scanned passed(Outcome<Scanned> outcome) {
        return switch (outcome) {
            case Outcome.Passed<Scanned>(Scanned scanned) -> scanned;
            case Outcome.Refused<Scanned>(Refusal refusal) ->
                throw new AssertionError(refusal.code() + " " + refusal.where());
        };
    }

    /** Code and place, as a table says them. */
    static String told(Outcome<?> outcome) {
        Refusal refusal = refusal(outcome);
        return refusal.code().wire() + " " + refusal.where().path().orElse("-");
    }
}
