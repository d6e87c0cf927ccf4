package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import ishibashi.fhir.profile.Finding;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** The sender's own number of a record (rulings 40): {@code N:vacancy/{operator}}, of no other member. */
final class OwnNumber {
    private static final String PATH = "PractitionerRole.identifier";
    private static final int LONGEST = 40;

    private OwnNumber() {}

    static String read(PractitionerRole role, Kind kind, MemberId operator, Notes notes) {
        operator(role, operator, notes);
        String system = Urls.number(kind.wire(), operator.value());
        List<Identifier> ours = role.getIdentifier().stream()
                .filter(i -> i.hasSystem() && i.getSystem().startsWith(Urls.BASE))
                .toList();
        if (ours.stream().anyMatch(i -> !system.equals(i.getSystem()))) {
            notes.refuse(Code.NOT_YOUR_RECORD, PATH);
            return "";
        }
        List<String> numbers = ours.stream()
                .flatMap(i -> Optional.ofNullable(i.getValue()).stream())
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            notes.refuse(Code.MISSING_KEY, PATH);
            return "";
        }
        String number = numbers.getFirst();
        if (numbers.size() > 1) {
            notes.refuse(Code.CONTRADICTION, PATH);
        } else if (number.codePointCount(0, number.length()) > LONGEST) {
            notes.refuse(Finding.rule(PATH, "≤ " + LONGEST));
        }
        return number;
    }

    private static void operator(PractitionerRole role, MemberId operator, Notes notes) {
        for (Extension extension : Ext.all(role, "operator-of-record")) {
            boolean own = extension.getValue() instanceof Reference reference
                    && ConsentFields.member(reference)
                            .filter(operator.value()::equals)
                            .isPresent();
            if (!own) {
                notes.refuse(Code.NOT_YOUR_RECORD, Ext.path(role, "operator-of-record"));
            }
        }
    }
}
