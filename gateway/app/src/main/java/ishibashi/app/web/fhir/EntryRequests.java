package ishibashi.app.web.fhir;

import ishibashi.message.MemberId;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.submit.Companion;
import ishibashi.submit.Expectation;
import ishibashi.submit.OwnRecord;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;

/** What the entries of a transaction and of a batch ask for (FHIR R4 §3.1.0.11): to create, or to update what was seen. */
final class EntryRequests {
    private final FhirPorts ports;
    private final Submits submits;

    EntryRequests(FhirPorts ports, Submits submits) {
        this.ports = ports;
        this.submits = submits;
    }

    /**
     * Nothing is read, patched or deleted inside a Bundle.
     *
     * @throws Outcomes.Refusing if that entry asks for it
     */
    void allowed(int n, BundleEntryComponent entry) {
        HTTPVerb method = entry.getRequest().getMethod();
        if (entry.getResource() == null || (method != HTTPVerb.POST && method != HTTPVerb.PUT)) {
            throw Outcomes.of(malformed(n));
        }
    }

    Refusal malformed(int n) {
        return submits.refusal(Code.REQUEST_MALFORMED, path(n, ""));
    }

    /** POST is a create; PUT by number is for whatever stands; PUT by id needs the version that was seen. */
    Expectation expectation(MemberId member, int n, BundleEntryComponent entry, Row row) {
        if (!isById(entry.getRequest())) {
            return entry.getRequest().getMethod() == HTTPVerb.POST ? new Expectation.New() : new Expectation.Any();
        }
        OwnRecord standing = Submits.uuid(id(entry.getRequest()))
                .flatMap(record -> ports.records().find(member, record))
                .filter(record -> record.number().equals(RoleSubmit.number(row)))
                .orElseThrow(() -> notThere(n));
        return new Expectation.Seen(standing.posting().id(), seen(n, entry.getRequest()));
    }

    /**
     * The same for what has no number of its own.
     *
     * @param standing what stands under its identifier
     */
    void expected(int n, BundleEntryComponent entry, Optional<Companion.Stored> standing) {
        if (isById(entry.getRequest())) {
            Companion.Stored stored = standing.filter(s -> s.id().toString().equals(id(entry.getRequest())))
                    .orElseThrow(() -> notThere(n));
            if (seen(n, entry.getRequest()) != stored.version()) {
                throw Outcomes.of(submits.refusal(Code.VERSION_CONFLICT, path(n, ".ifMatch")));
            }
        }
    }

    private static boolean isById(BundleEntryRequestComponent request) {
        return request.getMethod() == HTTPVerb.PUT
                && Condition.of(String.valueOf(request.getUrl())).isEmpty();
    }

    private static String id(BundleEntryRequestComponent request) {
        return String.valueOf(new IdType(request.getUrl()).getIdPart());
    }

    private int seen(int n, BundleEntryRequestComponent request) {
        return Optional.ofNullable(request.getIfMatch())
                .map(text -> text.replaceAll("[^0-9]", ""))
                .filter(text -> !text.isEmpty() && text.length() < 9)
                .map(Integer::valueOf)
                .orElseThrow(() -> Outcomes.of(submits.refusal(Code.VERSION_MISSING, path(n, ".ifMatch"))));
    }

    private Outcomes.Refusing notThere(int n) {
        return Outcomes.notThere(submits.refusal(Code.NOT_THERE, path(n, ".url")));
    }

    private static String path(int n, String member) {
        return "Bundle.entry[" + n + "].request" + member;
    }
}
