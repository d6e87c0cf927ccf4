package ishibashi.fhir.read;

import ishibashi.refusal.Code;
import java.util.Set;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Type;

/**
 * 職業安定法 5条の3, 同施行規則 4条の2③: what an offer must state before an introduction (domain §1 "!", §3 L3). What is missing makes a
 * draft with a warning.
 */
final class LegalTerms {
    private LegalTerms() {}

    static void check(PractitionerRole role, Notes notes) {
        String employment =
                Ext.codes(role, "employment-type").stream().findFirst().orElse("");
        in(role, "terms", "employer", notes);
        in(role, "terms", "place-change", notes);
        in(role, "terms", "duties-change", notes);
        in(role, "terms", "probation-months", notes);
        in(role, "terms", "insurance", notes);
        in(role, "terms", "smoking", notes);
        if (employment.equals("fixed")) {
            in(role, "term", "renewal", notes);
            renewal(role, notes);
        }
        need(!Ext.all(role, "work-system").isEmpty(), Ext.path(role, "work-system"), notes);
        in(role, "hours", "overtime", notes);
        in(role, "hours", "break-minutes", notes);
        in(role, "hours", "holidays", notes);
        need(role.hasAvailableTime(), "PractitionerRole.availableTime", notes);
        pay(role, notes);
    }

    private static void renewal(PractitionerRole role, Notes notes) {
        boolean renewable = Ext.first(role, "term")
                .flatMap(term -> Ext.code(term, "renewal"))
                .filter(Set.of("auto", "judged")::contains)
                .isPresent();
        if (renewable) {
            in(role, "term", "renewal-criteria", notes);
            need(
                    has(role, "term", "cap-years") || has(role, "term", "cap-times"),
                    Ext.path(role, "term") + ".extension('cap-years')",
                    notes);
        }
    }

    private static void pay(PractitionerRole role, Notes notes) {
        in(role, "pay", "range", notes);
        boolean fixedOvertime = Ext.first(role, "pay")
                .map(pay -> Ext.flag(pay, "fixed-overtime"))
                .orElse(false);
        if (fixedOvertime) {
            in(role, "pay", "fixed-overtime-hours", notes);
            in(role, "pay", "fixed-overtime-amount", notes);
        }
    }

    private static void in(PractitionerRole role, String extension, String part, Notes notes) {
        need(has(role, extension, part), Ext.path(role, extension) + ".extension('" + part + "')", notes);
    }

    private static boolean has(PractitionerRole role, String extension, String part) {
        return Ext.first(role, extension)
                .flatMap(e -> Ext.part(e, part, Type.class))
                .filter(value -> !value.isEmpty())
                .isPresent();
    }

    private static void need(boolean there, String path, Notes notes) {
        if (!there) {
            notes.warn(Code.TERMS_MISSING, path);
        }
    }
}
