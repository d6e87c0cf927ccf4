package ishibashi.fhir.gate;

import ishibashi.json.Fault;
import ishibashi.json.Place;
import ishibashi.json.StrictJson;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A fault of bytes or tree as a refusal: its code, its place as FHIRPath, the rule by name, never what stood there. */
final class GateFault {
    private GateFault() {}

    static Refusal of(Fault fault, UUID incident) {
        return switch (fault.rule()) {
            case TOO_DEEP -> of(Code.TOO_DEEP, fault.place(), limit(StrictJson.DEEPEST), incident);
            case TOO_MANY -> of(Code.TOO_MANY, fault.place(), limit(StrictJson.MOST_NODES), incident);
            case NAME_TOO_LONG -> of(Code.TOO_LARGE, fault.place(), limit(StrictJson.LONGEST_NAME), incident);
            case STRING_TOO_LONG -> of(Code.TOO_LARGE, fault.place(), limit(StrictJson.LONGEST_STRING), incident);
            case BYTE_ORDER_MARK,
                    NOT_UTF_8,
                    NUL,
                    LONE_SURROGATE,
                    SYNTAX,
                    TRAILING,
                    DUPLICATE_MEMBER,
                    NUMBER,
                    NEGATIVE_ZERO ->
                notStrict(Code.JSON_NOT_STRICT, fault.place(), fault.rule().wire(), incident);
        };
    }

    static Refusal notStrict(Code code, Place place, String rule, UUID incident) {
        return of(code, place, List.of(place.toString(), rule), incident);
    }

    static Refusal at(Code code, Place place, UUID incident) {
        return of(code, place, List.of(place.toString()), incident);
    }

    static Refusal of(Code code, Place place, List<String> arguments, UUID incident) {
        Where where = new Where(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(place.toString()), Optional.empty());
        return new Refusal(code, Stage.RECEIVED, where, arguments, incident);
    }

    static List<String> limit(int limit) {
        return List.of(Integer.toString(limit));
    }
}
