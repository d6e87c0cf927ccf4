package ishibashi.bundle;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.introduce.Seen;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.message.Tally;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.refusal.Refusal;
import ishibashi.work.Conclusion.HeldRow;
import ishibashi.work.Conclusion.Summary;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Writes the messages that leave, as JSON bytes. */
public final class Bundles {

    private final FhirContext context = FhirContext.forR4Cached();
    private final RankingsText rankings = new RankingsText(context);
    private final String gateway;

    /** @param gateway member id of this gateway */
    public Bundles(String gateway) {
        this.gateway = gateway;
    }

    /** Example 12: the receipt again with the final counts and the rows that are held. */
    public byte[] receipt(UUID id, Summary summary, Instant at) {
        MessageBundle bundle = new MessageBundle(id, "receipt", gateway, summary.member(), at);
        Parameters parameters = new Parameters();
        parameters.getMeta().addProfile(Names.profile("IshibashiReceipt"));
        parameters.addParameter("receipt", new StringType(summary.receipt()));
        parameters.addParameter("messageId", new UriType(summary.message().toString()));
        parameters.addParameter("sha256", new StringType(summary.digest().hex()));
        parameters.addParameter("size", new IntegerType(summary.size()));
        parameters.addParameter("door", new CodeType(summary.door().wire()));
        rows(parameters.addParameter().setName("rows"), summary.rows());
        parameters.addParameter("balanced", new BooleanType(true));
        bundle.focus(parameters);
        respond(
                bundle,
                summary.message().value(),
                RefusalOutcome.of(refusals(summary.held()), summary.mended()),
                MessageHeader.ResponseType.OK);
        return bundle.json(context);
    }

    private static List<Refusal> refusals(List<HeldRow> held) {
        return held.stream().flatMap(row -> row.refusals().stream()).toList();
    }

    private static void rows(ParametersParameterComponent rows, Tally tally) {
        part(rows, "received", tally.received());
        part(rows, "accepted", tally.accepted());
        part(rows, "quarantined", tally.quarantined());
        part(rows, "rejected", tally.rejected());
        part(rows, "duplicate", tally.duplicate());
        part(rows, "pending", tally.pending());
    }

    private static void part(ParametersParameterComponent of, String name, long number) {
        of.addPart().setName(name).setValue(new IntegerType(Math.toIntExact(number)));
    }

    private void respond(
            MessageBundle bundle, UUID message, OperationOutcome details, MessageHeader.ResponseType code) {
        MessageHeader.MessageHeaderResponseComponent response = new MessageHeader.MessageHeaderResponseComponent()
                .setIdentifier(message.toString())
                .setCode(code);
        if (details.hasIssue()) {
            response.setDetails(new Reference(bundle.add(details, "details")));
        }
        bundle.header().setResponse(response);
    }

    /** A message that is held or refused as a whole. */
    public byte[] refusal(UUID id, MemberId recipient, Optional<UUID> message, Refusal refusal, Instant at) {
        MessageBundle bundle = new MessageBundle(id, "refusal", gateway, recipient, at);
        bundle.focus(RefusalOutcome.of(List.of(refusal.withoutRaw())));
        respond(
                bundle,
                message.orElse(refusal.incident()),
                new OperationOutcome(),
                MessageHeader.ResponseType.FATALERROR);
        return bundle.json(context);
    }

    /** The receipt alone, to a sender that did not wait for it (rulings 27). */
    public byte[] received(UUID id, MemberId recipient, UUID message, String receipt, Instant at) {
        MessageBundle bundle = new MessageBundle(id, "receipt", gateway, recipient, at);
        Parameters parameters = new Parameters();
        parameters.getMeta().addProfile(Names.profile("IshibashiReceipt"));
        parameters.addParameter("receipt", new StringType(receipt));
        parameters.addParameter("messageId", new UriType("urn:uuid:" + message));
        bundle.focus(parameters);
        respond(bundle, message, new OperationOutcome(), MessageHeader.ResponseType.OK);
        return bundle.json(context);
    }

    /** Examples 21 and 22: own records, each with what it was matched to and why. */
    public byte[] rankings(
            UUID id, String event, MemberId recipient, List<Told> told, Optional<OwnFile> own, Instant at) {
        MessageBundle bundle = new MessageBundle(id, event, gateway, recipient, at);
        String url = bundle.refer("focus");
        own.ifPresent(file -> bundle.add(OwnDocument.of(file), "own"));
        return bundle.json(context, rankings.of(url, told, recipient, month(at)));
    }

    private static void show(
            MessageBundle bundle, Set<String> shown, String pseudonym, AnonymousView view, Instant at) {
        if (shown.add(pseudonym)) {
            bundle.addAt(Names.FHIR + "PractitionerRole/" + pseudonym, AnonymousRole.of(pseudonym, view, month(at)));
        }
    }

    /** Example 15: urgent vacancies, each with which of one's own seekers it fits. */
    public byte[] notices(UUID id, MemberId recipient, List<Urgent> urgent, Optional<OwnFile> own, Instant at) {
        MessageBundle bundle = new MessageBundle(id, "notice", gateway, recipient, at);
        for (Urgent one : urgent) {
            bundle.focus(Notice.of(gateway, recipient, one, at), one.pseudonym());
            bundle.addAt(
                    Names.FHIR + "PractitionerRole/" + one.pseudonym(),
                    AnonymousRole.of(one.pseudonym(), one.view(), month(at)));
        }
        own.ifPresent(file -> bundle.add(OwnDocument.of(file), "own"));
        return bundle.json(context);
    }

    /**
     * A step of an introduction [07].
     *
     * @param other whom it is about, as long as it may be seen
     */
    public byte[] introduction(UUID id, String event, Seen seen, Optional<AnonymousView> other, Instant at) {
        MessageBundle bundle = new MessageBundle(id, event, gateway, seen.reader(), at);
        bundle.focus(IntroductionTask.of(seen));
        other.ifPresent(view -> show(bundle, new HashSet<>(), seen.otherId(), view, at));
        return bundle.json(context);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(Japan.ZONE));
    }
}
