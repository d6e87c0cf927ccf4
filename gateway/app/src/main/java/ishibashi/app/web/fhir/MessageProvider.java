package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ishibashi.deliver.Outbox;
import ishibashi.fhir.FhirJson;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.trust.SignedContent;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** {@code GET /Bundle?type=message} (fhir §3): the caller's outbox, oldest first, the same until acknowledged. */
public final class MessageProvider implements IResourceProvider {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final long BYTES = 16L << 20;

    private final FhirPorts ports;
    private final FhirJson reader;

    MessageProvider(FhirPorts ports) {
        this.ports = ports;
        this.reader = new FhirJson(ports.ids());
    }

    @Override
    public Class<Bundle> getResourceType() {
        return Bundle.class;
    }

    @Search
    public Bundle search(
            @RequiredParam(name = "type") TokenParam type, @Count @Nullable Integer count, RequestDetails details) {
        if (!"message".equals(type.getValue())) {
            throw Outcomes.of(ports.refusal(Stage.RECEIVED, Code.REQUEST_MALFORMED, Where.path("type")));
        }
        int limit = count == null ? USUAL : Math.clamp(count, 1, MOST);
        Bundle answer = new Bundle();
        answer.setType(Bundle.BundleType.SEARCHSET);
        answer.addLink().setRelation("self").setUrl(ports.base() + "/Bundle?type=message&_count=" + limit);
        for (Outbox.Waiting waiting : ports.outbox().waiting(Call.of(details).member(), limit, BYTES)) {
            opened(waiting).ifPresent(message -> {
                message.setId(waiting.id().toString());
                answer.addEntry()
                        .setFullUrl("urn:uuid:" + waiting.id())
                        .setResource(message)
                        .getSearch()
                        .setMode(Bundle.SearchEntryMode.MATCH);
            });
        }
        return answer;
    }

    /** One of them by its id, as long as it waits. */
    @Read
    public Bundle read(@IdParam IdType id, RequestDetails details) {
        return Submits.uuid(id.getIdPart())
                .flatMap(uuid -> ports.outbox().waiting(Call.of(details).member(), uuid.value()))
                .flatMap(this::opened)
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .map(message -> {
                    message.setId(id.getIdPart());
                    return message;
                })
                .orElseThrow(() -> Outcomes.notThere(ports.refusal(Stage.RECEIVED, Code.NOT_THERE, Where.MESSAGE)));
    }

    /** What is encrypted to its recipient cannot be shown here: it waits at the other exits. */
    private Optional<Resource> opened(Outbox.Waiting waiting) {
        return SignedContent.of(waiting.body())
                .map(Bytes::toArray)
                .flatMap(json -> reader.json(json) instanceof Outcome.Passed<Resource>(Resource resource)
                        ? Optional.of(resource)
                        : Optional.empty());
    }
}
