package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import ishibashi.fhir.profile.Profiles;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Terms.Scope;
import ishibashi.refusal.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** Consents of a seeker (fhir fields 28; D11): without one in force the record never leaves its home bank. */
final class ConsentFields {
    private final Profiles profiles;

    ConsentFields(Profiles profiles) {
        this.profiles = profiles;
    }

    /** @param urgent to anonymous notices of urgent vacancies */
    record Consented(Scope scope, Optional<LocalDate> on, boolean urgent) {}

    Consented read(PractitionerRole role, References references, Sender sender, Notes notes) {
        List<Consent> inForce = new ArrayList<>();
        for (Extension extension : Ext.all(role, "consent")) {
            Optional<Consent> consent = extension.getValue() instanceof Reference reference
                    ? references.resolve(reference, Consent.class)
                    : Optional.empty();
            if (consent.isEmpty()) {
                notes.refuse(Code.REFERENCE_BROKEN, Ext.path(role, "consent"));
            } else if (holds(consent.get(), sender, notes, Performer.isDoctor(consent.get(), role, references))) {
                inForce.add(consent.get());
            }
        }
        Optional<Consent> matching = inForce.stream()
                .filter(c -> of(c, "anonymous-matching"))
                .max(Comparator.comparing(c -> scope(c, sender)));
        return new Consented(
                matching.map(c -> scope(c, sender)).orElse(Scope.OWN_BANK),
                matching.flatMap(c -> Dates.first(c.getDateTimeElement())),
                inForce.stream().anyMatch(c -> of(c, "anonymous-urgent-notice")));
    }

    private boolean holds(Consent consent, Sender sender, Notes notes, boolean byTheDoctor) {
        notes.refuse(profiles.check(consent, "IshibashiConsent", Kind.SEEKER));
        if (consent.hasPerformer() && !byTheDoctor) {
            notes.refuse(Code.CONFLICT_OF_VALUES, "Consent.performer");
        }
        Set<String> operators = Ext.all(consent, "operator-of-record").stream()
                .flatMap(e ->
                        e.getValue() instanceof Reference r ? member(r).stream() : Optional.<String>empty().stream())
                .collect(Collectors.toSet());
        if (!operators.equals(Set.of(sender.operator().value()))) {
            notes.refuse(Code.NOT_YOUR_RECORD, Ext.path(consent, "operator-of-record"));
        }
        boolean ended = Dates.last(consent.getProvision().getPeriod().getEndElement())
                .filter(end -> end.isBefore(sender.today()))
                .isPresent();
        return consent.getStatus() == ConsentState.ACTIVE
                && consent.getProvision().getType() == ConsentProvisionType.PERMIT
                && !ended;
    }

    private static boolean of(Consent consent, String scope) {
        return Ext.code(consent.getScope()).filter(scope::equals).isPresent();
    }

    /** Named recipients are held to: neighbours only if all of them are among these, and never farther. */
    private static Scope scope(Consent consent, Sender sender) {
        Set<String> recipients = consent.getProvision().getActor().stream()
                .filter(actor -> actor.getRole().getCoding().stream().anyMatch(c -> "IRCP".equals(c.getCode())))
                .flatMap(actor -> member(actor.getReference()).stream())
                .collect(Collectors.toSet());
        if (!consent.getProvision().hasActor()) {
            return Scope.NATIONAL;
        }
        Set<String> neighbours =
                sender.neighbours().stream().map(MemberId::value).collect(Collectors.toSet());
        return !neighbours.isEmpty() && recipients.containsAll(neighbours) ? Scope.NEIGHBOURS : Scope.OWN_BANK;
    }

    static Optional<String> member(Reference reference) {
        return Urls.MEMBER.equals(reference.getIdentifier().getSystem())
                ? Optional.ofNullable(reference.getIdentifier().getValue())
                : Optional.empty();
    }
}
