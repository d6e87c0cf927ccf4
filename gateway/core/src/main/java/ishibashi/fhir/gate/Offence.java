package ishibashi.fhir.gate;

import ishibashi.json.Place;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What stands where it may not, for which the whole is refused. */
record Offence(Code code, Place place, List<String> arguments) {
    static Optional<Offence> at(Code code, Place place) {
        return Optional.of(new Offence(code, place, List.of(place.toString())));
    }

    static Optional<Offence> limit(Code code, Place place, int limit) {
        return Optional.of(new Offence(code, place, GateFault.limit(limit)));
    }

    Refusal refusal(UUID incident) {
        return GateFault.of(code, place, arguments, incident);
    }
}
