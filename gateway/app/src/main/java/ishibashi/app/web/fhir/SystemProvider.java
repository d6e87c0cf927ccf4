package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ishibashi.bundle.Bundles;
import ishibashi.fhir.FhirJson;
import ishibashi.message.MemberId;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.submit.Submitted;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.json.JsonMapper;

/** fhir §3: transaction, batch and {@code $process-message}. */
public final class SystemProvider {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FhirPorts ports;
    private final Submits submits;
    private final BundleSubmit bundles;
    private final Bundles messages;

    SystemProvider(FhirPorts ports, FhirParts parts, Submits submits) {
        this.ports = ports;
        this.submits = submits;
        this.bundles = new BundleSubmit(ports, submits);
        this.messages = new Bundles(ports.gateway());
    }

    @Transaction
    public Bundle transaction(@TransactionParam Bundle bundle, RequestDetails details) {
        return switch (bundle.getType() == null ? Bundle.BundleType.NULL : bundle.getType()) {
            case TRANSACTION -> bundles.transaction(Call.of(details), bundle, details);
            case BATCH -> bundles.batch(Call.of(details), bundle, details);
            default -> throw Outcomes.of(submits.refusal(Code.REQUEST_MALFORMED, "Bundle.type"));
        };
    }

    /**
     * A message is durable when this answers; what became of its rows comes by the outbox. The same again gets the very same answer: its
     * id and its instant are those of the receipt.
     */
    @Operation(name = "$process-message", idempotent = false)
    public Bundle message(@ResourceParam Bundle bundle, RequestDetails details) {
        Call call = Call.of(details);
        MessageHeader header = header(call.member(), bundle);
        return received(call.member(), Submits.taken(bundles.message(call, bundle), details), header);
    }

    private MessageHeader header(MemberId member, Bundle bundle) {
        Resource first = bundle.hasEntry() ? bundle.getEntryFirstRep().getResource() : null;
        if (bundle.getType() != Bundle.BundleType.MESSAGE || !(first instanceof MessageHeader header)) {
            throw Outcomes.of(submits.refusal(Code.REQUEST_MALFORMED, "Bundle.entry[0]"));
        }
        if (!bundle.getIdentifier().hasValue()) {
            throw Outcomes.of(submits.refusal(Code.MISSING_KEY, "Bundle.identifier"));
        }
        boolean ours = header.getDestination().stream()
                .anyMatch(d -> ("urn:ishibashi:" + ports.gateway()).equals(d.getEndpoint()));
        if (!ours) {
            throw Outcomes.of(submits.refusal(Code.CONFLICT_OF_VALUES, "MessageHeader.destination"));
        }
        if (!member.value().equals(header.getSender().getIdentifier().getValue())) {
            throw Outcomes.of(submits.refusal(Code.UNKNOWN_MEMBER));
        }
        return header;
    }

    private Bundle received(MemberId member, Submitted.Taken taken, MessageHeader header) {
        String payload = taken.receipt().split("\\.", -1)[1];
        Instant at = Instant.ofEpochSecond(JSON.readTree(Base64.getUrlDecoder().decode(payload))
                .path("iat")
                .asLong());
        UUID answerId = UUID.nameUUIDFromBytes(Objects.requireNonNull(
                (taken.message() + "/processed").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        byte[] answer = messages.received(answerId, member, taken.message().value(), taken.receipt(), at);
        Outcome<Resource> read = new FhirJson(ports.ids()).json(answer);
        if (read instanceof Outcome.Passed<Resource>(Resource resource) && resource instanceof Bundle bundle) {
            if (bundle.getEntryFirstRep().getResource() instanceof MessageHeader ours) {
                ours.getResponse()
                        .setIdentifier(Optional.ofNullable(header.getIdElement().getIdPart())
                                .map(own -> own.replaceFirst("^urn:uuid:", ""))
                                .orElse(taken.message().value().toString()));
            }
            return bundle;
        }
        throw new IllegalStateException("our own Bundle cannot be read");
    }
}
