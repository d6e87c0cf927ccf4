package ishibashi.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * HL7 FHIR R4 §2.6: JSON and XML to resources, strictly, and back. One context for all (fhir §4), a parser for each use. HAPI's
 * messages quote values, so that none of them is passed on.
 */
public final class FhirJson {
    private final FhirContext context = FhirContext.forR4Cached();
    private final Supplier<UUID> ids;

    /** @param ids incident numbers of refusals */
    public FhirJson(Supplier<UUID> ids) {
        this.ids = ids;
    }

    public Outcome<Resource> json(byte[] content) {
        return parse(context.newJsonParser(), content);
    }

    public Outcome<Resource> xml(byte[] content) {
        return parse(context.newXmlParser(), content);
    }

    private Outcome<Resource> parse(IParser parser, byte[] content) {
        try {
            parser.setParserErrorHandler(new StrictErrorHandler());
            IBaseResource read = parser.parseResource(new String(content, StandardCharsets.UTF_8));
            return read instanceof Resource resource ? new Outcome.Passed<>(resource) : refused();
        } catch (DataFormatException | IllegalArgumentException e) {
            return refused();
        }
    }

    private Outcome<Resource> refused() {
        return new Outcome.Refused<>(
                new Refusal(Code.UNKNOWN_ELEMENT, Stage.RECEIVED, Where.MESSAGE, List.of(), ids.get()));
    }

    public static String text(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    public static Bytes bytes(Resource resource) {
        return Bytes.of(text(resource).getBytes(StandardCharsets.UTF_8));
    }
}
