package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.json.StrictJson;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import java.util.UUID;

/** FHIR R4 §2.6.2 (JSON) from bytes, strict where HAPI is not (fhir §4; security §3.5, cases 41–43). */
final class JsonGate {
    private JsonGate() {}

    static Outcome<Gated> open(Bytes body, UUID incident) {
        return switch (StrictJson.read(body.toArray())) {
            case StrictJson.Read.Faulty(var fault) -> new Outcome.Refused<>(GateFault.of(fault, incident));
            case StrictJson.Read.Tree(Json.Obj root) -> formed(new Gated(MediaForm.JSON, root), incident);
            case StrictJson.Read.Tree tree ->
                new Outcome.Refused<>(
                        GateFault.notStrict(Code.JSON_NOT_STRICT, Place.root("Resource"), "no-object", incident));
        };
    }

    private static Outcome<Gated> formed(Gated gated, UUID incident) {
        return FhirJsonForm.of(gated.tree(), gated.root())
                .<Outcome<Gated>>map(breach -> new Outcome.Refused<>(refusal(breach, incident)))
                .orElseGet(() -> new Outcome.Passed<>(gated));
    }

    private static Refusal refusal(FhirJsonForm.Breach breach, UUID incident) {
        return GateFault.notStrict(Code.JSON_NOT_STRICT, breach.place(), breach.rule(), incident);
    }
}
