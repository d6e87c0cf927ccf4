package ishibashi.fhir.read;

import ishibashi.message.Terms.Duty;
import ishibashi.message.Terms.Stance;
import ishibashi.refusal.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Range;

/** {@code duty} (fhir fields 22, 23; 19 of a seeker): nights and on-call. */
final class DutyFields {
    private static final Set<String> NIGHTS = Set.of("night", "night-and-day", "night-shift");
    private static final int MOST = 31;

    private DutyFields() {}

    static Duty of(PractitionerRole vacancy, Notes notes) {
        return new Duty(nights(vacancy, notes), onCall(vacancy));
    }

    private static List<Extension> of(PractitionerRole role, Set<String> types) {
        return Ext.all(role, "duty").stream()
                .filter(duty -> types.contains(Ext.code(duty, "type").orElse("")))
                .toList();
    }

    private static OptionalInt nights(PractitionerRole vacancy, Notes notes) {
        List<Extension> duties = of(vacancy, NIGHTS);
        if (duties.isEmpty()) {
            return OptionalInt.empty();
        }
        int nights = 0;
        boolean told = true;
        for (Extension duty : duties) {
            String stance = Ext.code(duty, "stance").orElse("");
            OptionalInt times = times(duty, vacancy, notes);
            if (!Set.of("none", "no").contains(stance)) {
                told &= times.isPresent();
                nights += times.orElse(0);
            }
        }
        return told ? OptionalInt.of(nights) : OptionalInt.empty();
    }

    private static OptionalInt times(Extension duty, PractitionerRole vacancy, Notes notes) {
        Optional<BigDecimal> times = Ext.part(duty, "times-per-month", Range.class)
                .flatMap(range -> Ext.value(range.getHigh()).or(() -> Ext.value(range.getLow())));
        if (times.isEmpty()) {
            return OptionalInt.empty();
        }
        if (times.get().signum() < 0 || times.get().compareTo(BigDecimal.valueOf(MOST)) > 0) {
            notes.refuse(Code.IMPLAUSIBLE_NUMBER, Ext.path(vacancy, "duty") + ".extension('times-per-month')");
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                times.get().setScale(0, java.math.RoundingMode.CEILING).intValueExact());
    }

    private static Optional<Boolean> onCall(PractitionerRole vacancy) {
        return of(vacancy, Set.of("on-call")).stream()
                .flatMap(duty -> Ext.code(duty, "stance").stream())
                .map(stance -> !Set.of("none", "no").contains(stance))
                .reduce(Boolean::logicalOr);
    }

    /** A doctor's answer to nights; not asked, it is left open. */
    static Stance stance(PractitionerRole seeker) {
        return of(seeker, NIGHTS).stream()
                .flatMap(duty -> Ext.code(duty, "stance").stream())
                .map(stance -> switch (stance) {
                    case "yes", "possible", "required" -> Stance.YES;
                    case "no", "none" -> Stance.NO;
                    default -> Stance.LIMITED;
                })
                .findFirst()
                .orElse(Ext.codes(seeker, "need").contains("no-night") ? Stance.NO : Stance.LIMITED);
    }
}
