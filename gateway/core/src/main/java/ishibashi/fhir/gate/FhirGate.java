package ishibashi.fhir.gate;

import ishibashi.json.Place;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import java.util.Set;
import java.util.UUID;

/** The gate before every FHIR parser (fhir §3): first the bytes, then, once the signature holds, what the tree may contain. */
public final class FhirGate {
    private static final int LARGEST = 32 << 20;

    private final ResourceScan scan;

    /** @param bases our own base addresses, ending in a slash; an absolute reference to any other is refused */
    public FhirGate(Set<String> bases) {
        scan = new ResourceScan(new Addresses(bases));
    }

    /** Bytes that can be read in one way only, as a tree. Nothing of it may be interpreted before its signature holds. */
    public Outcome<Gated> open(Bytes body, MediaForm form, UUID incident) {
        if (body.size() > LARGEST) {
            return new Outcome.Refused<>(
                    GateFault.of(Code.TOO_LARGE, Place.root("Resource"), GateFault.limit(LARGEST), incident));
        }
        return switch (form) {
            case JSON -> JsonGate.open(body, incident);
            case XML -> XmlGate.open(body, incident);
        };
    }

    /** The same tree, if nothing stands in it that this interaction may not take. */
    public Outcome<Scanned> scan(Gated gated, Admitted admitted, UUID incident) {
        return scan.offence(gated, admitted)
                .<Outcome<Scanned>>map(o -> new Outcome.Refused<>(o.refusal(incident)))
                .orElseGet(() -> new Outcome.Passed<>(new Scanned(gated.form(), gated.tree())));
    }
}
