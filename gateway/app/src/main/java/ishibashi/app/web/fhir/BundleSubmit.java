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
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Bundles as submissions: a transaction all or nothing, a batch and a message each entry alone (FHIR R4 §3.1.0.11). */
final class BundleSubmit {
    private final FhirPorts ports;
    private final Submits submits;
    private final EntryRequests requests;

    BundleSubmit(FhirPorts ports, Submits submits) {
        this.ports = ports;
        this.submits = submits;
        this.requests = new EntryRequests(ports, submits);
    }

    /** An entry with a role, where it stands in the Bundle and among the items. */
    private record Rows(
            List<Submission.Item> items, Map<Integer, Integer> byEntry, Map<Integer, List<Refusal>> warnings) {}

    Bundle transaction(Call call, Bundle bundle, RequestDetails details) {
        for (int n = 0; n < bundle.getEntry().size(); n++) {
            requests.allowed(n, bundle.getEntry().get(n));
        }
        return answer(call, bundle, true, Bundle.BundleType.TRANSACTIONRESPONSE, details);
    }

    Bundle batch(Call call, Bundle bundle, RequestDetails details) {
        return answer(call, bundle, false, Bundle.BundleType.BATCHRESPONSE, details);
    }

    /** The roles of a message are taken as its sender's newest word, each alone. */
    Submitted message(Call call, Bundle bundle) {
        Entries entries = new Entries(ports, submits, call, bundle, true);
        Rows rows = rows(call, bundle, entries, false, true);
        return submits.submit(
                call, Optional.of(bundle.getIdentifier().getValue()), false, rows.items(), entries.companions());
    }

    private Bundle answer(Call call, Bundle bundle, boolean together, Bundle.BundleType type, RequestDetails details) {
        Entries entries = new Entries(ports, submits, call, bundle, together);
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
                    items.add(
                            message
                                    ? new Submission.Item(taken.row(), new Expectation.Any())
                                    : expected(call, n, bundle.getEntry().get(n), taken.row(), together));
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

    /** In a batch, an entry whose request does not hold is held alone. */
    private Submission.Item expected(Call call, int n, BundleEntryComponent entry, Row row, boolean together) {
        try {
            requests.allowed(n, entry);
            return new Submission.Item(row, requests.expectation(call.member(), n, entry, row));
        } catch (Outcomes.Refusing refusing) {
            if (together) {
                throw refusing;
            }
            String json = FhirJson.text(entry.getResource());
            return new Submission.Item(
                    held(row.ordinal(), row.where(), json, refusing.refusals()), new Expectation.Any());
        }
    }

    private RoleRead read(Call call, int n, int ordinal, String where, PractitionerRole role, Entries entries) {
        List<Refusal> offences = call.body().offences().getOrDefault(n, List.of());
        if (!offences.isEmpty()) {
            return new RoleRead.Refused(offences);
        }
        Optional<Refusal> broken = entries.broken(n, role);
        if (broken.isPresent()) {
            return new RoleRead.Refused(List.of(broken.get()));
        }
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
        Digest digest = Digest.of(json.getBytes(StandardCharsets.UTF_8));
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

    private BundleEntryComponent entry(MemberId member, int n, Rows rows, Entries entries, Submitted.Taken taken) {
        BundleEntryComponent entry = new BundleEntryComponent();
        Optional<Companion> companion = entries.companion(n);
        Integer item = rows.byEntry().get(n);
        if (companion.isPresent()) {
            companion(member, companion.get(), entries.isSaidBefore(n), entry);
        } else if (item != null && item < taken.fates().size()) {
            role(taken.fates().get(item), entry);
            List<Refusal> warnings = rows.warnings().getOrDefault(n, List.of());
            if (!warnings.isEmpty() && !entry.getResponse().hasOutcome()) {
                entry.getResponse().setOutcome(RefusalOutcome.warnings(warnings));
            }
        } else {
            refused(entries.against(n).isEmpty() ? List.of(requests.malformed(n)) : entries.against(n), entry);
        }
        return entry;
    }

    private void companion(MemberId member, Companion companion, boolean saidBefore, BundleEntryComponent entry) {
        Companion.Stored stored = ports.companions()
                .find(member, companion.type(), companion.id())
                .orElseThrow(() -> new IllegalStateException("kept, and not there"));
        located(
                entry,
                !saidBefore && companion.base() == 0 && stored.version() == 1 ? "201 Created" : "200 OK",
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
                if (refusals.isEmpty()) {
                    entry.getResponse().setStatus("200 OK");
                } else {
                    refused(refusals, entry);
                }
            }
        }
    }

    private static void refused(List<Refusal> against, BundleEntryComponent entry) {
        entry.getResponse()
                .setStatus(Integer.toString(Outcomes.status(against.getFirst())))
                .setOutcome(RefusalOutcome.of(against));
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
