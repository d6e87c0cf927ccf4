package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.bundle.RefusalOutcome;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.read.RoleRead;
import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Where;
import ishibashi.submit.Companion;
import ishibashi.submit.Expectation;
import ishibashi.submit.Fate;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Bundles as submissions: a transaction all or nothing, a batch and a message each entry alone (FHIR R4 §3.1.0.11). */
final class BundleSubmit {
    private final FhirPorts ports;
    private final Submits submits;

    BundleSubmit(FhirPorts ports, Submits submits) {
        this.ports = ports;
        this.submits = submits;
    }

    /** An entry with a role, where it stands in the Bundle and among the items. */
    private record Rows(
            List<Submission.Item> items, Map<Integer, Integer> byEntry, Map<Integer, List<Refusal>> warnings) {}

    Bundle transaction(Call call, Bundle bundle, RequestDetails details) {
        for (int n = 0; n < bundle.getEntry().size(); n++) {
            allowed(n, bundle.getEntry().get(n));
        }
        return answer(call, bundle, true, Bundle.BundleType.TRANSACTIONRESPONSE, details);
    }

    Bundle batch(Call call, Bundle bundle, RequestDetails details) {
        return answer(call, bundle, false, Bundle.BundleType.BATCHRESPONSE, details);
    }

    /** The roles of a message are taken as its sender's newest word, each alone. */
    Submitted message(Call call, Bundle bundle) {
        Entries entries = new Entries(ports, submits, call.member(), bundle);
        Rows rows = rows(call, bundle, entries, false, true);
        return submits.submit(
                call, Optional.of(bundle.getIdentifier().getValue()), false, rows.items(), entries.companions());
    }

    private void allowed(int n, BundleEntryComponent entry) {
        HTTPVerb method = entry.getRequest().getMethod();
        if (entry.getResource() == null || (method != HTTPVerb.POST && method != HTTPVerb.PUT)) {
            throw Outcomes.of(submits.refusal(Code.REQUEST_MALFORMED, "Bundle.entry[" + n + "].request"));
        }
    }

    private Bundle answer(Call call, Bundle bundle, boolean together, Bundle.BundleType type, RequestDetails details) {
        Entries entries = new Entries(ports, submits, call.member(), bundle);
        Rows rows = rows(call, bundle, entries, together, false);
        Submitted.Taken taken = Submits.taken(
                submits.submit(call, Optional.empty(), together, rows.items(), entries.companions()), details);
        Bundle response = new Bundle();
        response.setType(type);
        for (int n = 0; n < bundle.getEntry().size(); n++) {
            response.addEntry(entry(call.member(), n, rows, entries, taken));
        }
        return response;
    }

    private Rows rows(Call call, Bundle bundle, Entries entries, boolean together, boolean message) {
        List<Submission.Item> items = new ArrayList<>();
        Map<Integer, Integer> byEntry = new HashMap<>();
        Map<Integer, List<Refusal>> warnings = new HashMap<>();
        List<Refusal> against = new ArrayList<>();
        for (int n = 0; n < bundle.getEntry().size(); n++) {
            if (!(bundle.getEntry().get(n).getResource() instanceof PractitionerRole role)) {
                continue;
            }
            int ordinal = items.size() + 1;
            String where = "Bundle.entry[" + n + "]";
            switch (read(call, n, ordinal, where, role, entries)) {
                case RoleRead.Taken taken -> {
                    items.add(new Submission.Item(
                            taken.row(),
                            message
                                    ? new Expectation.Any()
                                    : expectation(
                                            call.member(), n, bundle.getEntry().get(n), taken.row())));
                    warnings.put(n, taken.warnings());
                }
                case RoleRead.Refused(List<Refusal> refusals) -> {
                    against.addAll(refusals);
                    String json =
                            Optional.ofNullable(call.body().illegible().get(n)).orElseGet(() -> FhirJson.text(role));
                    items.add(new Submission.Item(held(ordinal, where, json, refusals), new Expectation.Any()));
                }
            }
            byEntry.put(n, items.size() - 1);
        }
        if (together && !against.isEmpty()) {
            throw Outcomes.of(against);
        }
        return new Rows(items, byEntry, warnings);
    }

    private RoleRead read(Call call, int n, int ordinal, String where, PractitionerRole role, Entries entries) {
        List<Refusal> offences = call.body().offences().getOrDefault(n, List.of());
        if (!offences.isEmpty()) {
            return new RoleRead.Refused(offences);
        }
        entries.unbroken(n, role);
        return switch (submits.read(ordinal, where, role, call.member(), entries::beside)) {
            case RoleRead.Taken taken -> taken;
            case RoleRead.Refused(List<Refusal> refusals) ->
                new RoleRead.Refused(
                        refusals.stream().map(r -> inside(where, r)).toList());
        };
    }

    /** What is said of a role's path, said of the Bundle's. */
    private static Refusal inside(String entry, Refusal refusal) {
        Where at = refusal.where();
        Where in = new Where(
                at.file(),
                at.row(),
                at.column(),
                at.path().map(p -> p.replaceFirst("^PractitionerRole(?![A-Za-z])", entry + ".resource")),
                at.raw());
        return new Refusal(refusal.code(), refusal.stage(), in, refusal.arguments(), refusal.incident());
    }

    private static Row held(int ordinal, String where, String json, List<Refusal> refusals) {
        Digest digest = Digest.of(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        boolean nothingIsKept = refusals.stream()
                .anyMatch(r -> r.code() == Code.PATIENT_DATA || r.code() == Code.LAW_INDIVIDUAL_NUMBER);
        return nothingIsKept
                ? new Row.Rejected(ordinal, where, digest, refusals)
                : new Row.Held(
                        ordinal,
                        where,
                        digest,
                        new RawRow(List.of(new RawRow.Cell("resource", where, json))),
                        refusals,
                        Optional.empty());
    }

    /** POST is a create; PUT by number is for whatever stands; PUT by id needs the version that was seen. */
    private Expectation expectation(MemberId member, int n, BundleEntryComponent entry, Row row) {
        Bundle.BundleEntryRequestComponent request = entry.getRequest();
        if (request.getMethod() == HTTPVerb.POST) {
            return new Expectation.New();
        }
        IdType id = new IdType(request.getUrl());
        if (Condition.of(String.valueOf(request.getUrl())).isPresent()) {
            return new Expectation.Any();
        }
        OwnRecord standing = Optional.ofNullable(id.getIdPart())
                .flatMap(Submits::uuid)
                .flatMap(r -> ports.records().find(member, r))
                .filter(r -> r.number().equals(RoleSubmit.number(row)))
                .orElseThrow(() ->
                        Outcomes.notThere(submits.refusal(Code.NOT_THERE, "Bundle.entry[" + n + "].request.url")));
        int seen = Optional.ofNullable(request.getIfMatch())
                .map(text -> text.replaceAll("[^0-9]", ""))
                .filter(text -> !text.isEmpty() && text.length() < 9)
                .map(Integer::valueOf)
                .orElseThrow(() ->
                        Outcomes.of(submits.refusal(Code.VERSION_MISSING, "Bundle.entry[" + n + "].request.ifMatch")));
        return new Expectation.Seen(standing.posting().id(), seen);
    }

    private BundleEntryComponent entry(MemberId member, int n, Rows rows, Entries entries, Submitted.Taken taken) {
        BundleEntryComponent entry = new BundleEntryComponent();
        Optional<Companion> companion = entries.companion(n);
        Integer item = rows.byEntry().get(n);
        if (companion.isPresent()) {
            companion(member, companion.get(), entry);
        } else if (item != null && item < taken.fates().size()) {
            role(taken.fates().get(item), entry);
            List<Refusal> warnings = rows.warnings().getOrDefault(n, List.of());
            if (!warnings.isEmpty() && !entry.getResponse().hasOutcome()) {
                entry.getResponse().setOutcome(RefusalOutcome.warnings(warnings));
            }
        } else {
            entry.getResponse().setStatus("200 OK");
        }
        return entry;
    }

    private void companion(MemberId member, Companion companion, BundleEntryComponent entry) {
        Companion.Stored stored = ports.companions()
                .find(member, companion.type(), companion.id())
                .orElseThrow(() -> new IllegalStateException("kept, and not there"));
        located(
                entry,
                companion.base() == 0 && stored.version() == 1 ? "201 Created" : "200 OK",
                new IdType(companion.type(), companion.id().toString(), Integer.toString(stored.version())),
                stored.updated());
    }

    private static void role(Fate fate, BundleEntryComponent entry) {
        switch (fate) {
            case Fate.Created(var id, int version, var at) -> located(entry, "201 Created", id(id, version), at);
            case Fate.Changed(var id, int version, var at) -> located(entry, "200 OK", id(id, version), at);
            case Fate.Unchanged(var id, int version, var at) -> located(entry, "200 OK", id(id, version), at);
            case Fate.Left(var id, int version, var at) -> located(entry, "200 OK", id(id, version), at);
            case Fate.Held(List<Refusal> refusals) -> {
                entry.getResponse()
                        .setStatus(refusals.isEmpty() ? "200 OK" : Outcomes.status(refusals.getFirst()) + "");
                if (!refusals.isEmpty()) {
                    entry.getResponse().setOutcome(RefusalOutcome.of(refusals));
                }
            }
        }
    }

    private static IdType id(ishibashi.message.RecordId record, int version) {
        return new IdType("PractitionerRole", record.toString(), Integer.toString(version));
    }

    private static void located(BundleEntryComponent entry, String status, IdType id, Instant at) {
        entry.getResponse()
                .setStatus(status)
                .setLocation(id.getValue())
                .setEtag("W/\"" + id.getVersionIdPart() + "\"")
                .setLastModified(Date.from(at));
    }
}
