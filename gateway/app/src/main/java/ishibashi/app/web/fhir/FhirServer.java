package ishibashi.app.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ishibashi.message.Door;
import ishibashi.refusal.Code;
import ishibashi.refusal.FaultPlace;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HAPI's server over our providers (fhir §3, §4): strict, no address from a header, no word of its own in an error. */
final class FhirServer extends RestfulServer {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int MOST_CAUSES = 10;

    private final transient FhirPorts ports;
    private final transient FhirParts parts;

    FhirServer(FhirPorts ports, FhirParts parts) {
        super(strict());
        this.ports = ports;
        this.parts = parts;
    }

    private static FhirContext strict() {
        FhirContext context = FhirContext.forR4Cached();
        context.setParserErrorHandler(new StrictErrorHandler());
        return context;
    }

    @Override
    protected void initialize() {
        setServerAddressStrategy(new HardcodedServerAddressStrategy(ports.base()));
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setDefaultPreferReturn(PreferReturnEnum.MINIMAL);
        setETagSupport(ETagSupportEnum.ENABLED);
        setUncompressIncomingContents(false);
        setServerName("Ishibashi");
        setServerVersion("0.1.0");
        setImplementationDescription("Ishibashi gateway");
        Submits submits = new Submits(ports, parts);
        List<IResourceProvider> providers = new ArrayList<>(List.of(
                new RoleProvider(ports, parts, submits),
                new AreaProvider(parts.areas(), ports),
                new MessageProvider(ports),
                new SubscriptionProvider(ports, submits),
                new TaskProvider(ports, parts, submits),
                new AuditProvider(ports),
                new CompanionProvider<>(Organization.class, ports, submits),
                new CompanionProvider<>(Practitioner.class, ports, submits),
                new CompanionProvider<>(Consent.class, ports, submits),
                new CompanionProvider<>(HealthcareService.class, ports, submits)));
        providers.addAll(ConformanceProvider.all(parts.conformance(), ports));
        setResourceProviders(providers);
        registerProvider(new SystemProvider(ports, parts, submits));
        setServerConformanceProvider(new CapabilityProvider(this, parts.conformance()));
        registerInterceptor(new OwnWords(ports));
    }

    /** Every error leaves as our refusal; HAPI's texts quote values, so none of them does. */
    @Interceptor
    public static final class OwnWords {
        private static final Logger LOG = LoggerFactory.getLogger(OwnWords.class);

        private final FhirPorts ports;

        OwnWords(FhirPorts ports) {
            this.ports = ports;
        }

        @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
        public BaseServerResponseException translate(
                Throwable thrown, ca.uhn.fhir.rest.api.server.RequestDetails details) {
            if (thrown instanceof Outcomes.Refusing refusing) {
                count(refusing, details);
                return refusing;
            }
            int status = thrown instanceof BaseServerResponseException known ? known.getStatusCode() : SERVER_ERROR;
            Refusal refusal = refusal(code(status));
            if (status >= SERVER_ERROR) {
                Throwable root = root(thrown);
                LOG.warn(
                        "fhir: {} at {}, incident {}",
                        root.getClass().getName(),
                        FaultPlace.of(root),
                        refusal.incident());
            }
            Outcomes.Refusing ours = new Outcomes.Refusing(status, List.of(refusal));
            count(ours, details);
            return ours;
        }

        private static Throwable root(Throwable thrown) {
            return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                    .limit(MOST_CAUSES)
                    .reduce((outer, inner) -> inner)
                    .orElse(thrown);
        }

        /** HAPI counts what is on the page where we do not tell a total, and gives answers an address that leads nowhere. */
        @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
        public boolean plain(IBaseResource answer) {
            if (answer instanceof Bundle bundle) {
                if (bundle.getUserData(Paging.UNTOLD) != null) {
                    bundle.setTotalElement(null);
                }
                if (bundle.getType() == Bundle.BundleType.TRANSACTIONRESPONSE
                        || bundle.getType() == Bundle.BundleType.BATCHRESPONSE) {
                    bundle.setIdElement(null);
                }
            }
            return true;
        }

        /** What was signed and refused is in the ledger. */
        private void count(Outcomes.Refusing refusing, ca.uhn.fhir.rest.api.server.RequestDetails details) {
            Call call = Call.of(details);
            if (call.received().isPresent()
                    && !Outcomes.isPassing(refusing.refusals().getFirst())) {
                ports.journal()
                        .rejected(call.member(), Door.FHIR, refusing.refusals().getFirst());
            }
        }

        private static Code code(int status) {
            return switch (status) {
                case BAD_REQUEST -> Code.UNKNOWN_ELEMENT;
                case 404 -> Code.NOT_THERE;
                case 405 -> Code.METHOD_NOT_ALLOWED;
                case 406, 415 -> Code.MEDIA_NOT_ALLOWED;
                default -> status < SERVER_ERROR ? Code.REQUEST_MALFORMED : Code.FAULT;
            };
        }

        private Refusal refusal(Code code) {
            return ports.refusal(Stage.RECEIVED, code, Where.MESSAGE);
        }
    }
}
