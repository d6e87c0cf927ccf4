package ishibashi.fhir.validate;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import ishibashi.fhir.Definitions;
import ishibashi.fhir.Urls;
import ishibashi.fhir.validate.Verdict.Issue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * HL7 FHIR R4 §6.1: the instance validator with the chain of fhir §4, on a thread of its own and within two seconds. It loads nothing
 * from the network. The first use takes some ten seconds: {@link #warm()} before ready.
 */
public final class ValidatorService implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int WAITING = 8;

    private final FhirValidator validator;
    private final ThreadPoolExecutor thread;
    private final Duration limit;

    public ValidatorService(Definitions definitions) {
        this(definitions, LIMIT);
    }

    ValidatorService(Definitions definitions, Duration limit) {
        this.limit = limit;
        this.validator = validator(definitions);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("fhir-validate").factory());
    }

    @SuppressWarnings(
            "deprecation") // without the last of the chain the codes of SS-MIX2, which nobody publishes, are errors
    private static FhirValidator validator(Definitions definitions) {
        FhirContext context = FhirContext.forR4Cached();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        definitions.all().forEach(definition -> {
            IBaseResource resource =
                    context.newJsonParser().parseResource(definition.json().toString());
            switch (definition.type()) {
                case "StructureDefinition" -> ours.addStructureDefinition(resource);
                case "CodeSystem" -> ours.addCodeSystem(resource);
                case "ValueSet" -> ours.addValueSet(resource);
                default -> {}
            }
        });
        FhirInstanceValidator instance = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ours,
                new SnapshotGeneratingValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport(context)));
        instance.setAnyExtensionsAllowed(false);
        return context.newValidator().registerValidatorModule(instance);
    }

    /** Loads what the first judgement needs, however long it takes. */
    public void warm() throws InterruptedException {
        ask(
                "{\"resourceType\":\"PractitionerRole\",\"active\":true}",
                Optional.of("IshibashiVacancy"),
                Duration.ofMinutes(2));
    }

    /**
     * Judges one.
     *
     * @param json as received: HAPI leaves out what is empty when it writes
     * @param profile name of one of ours that it must keep, beside those that it claims
     */
    public Verdict judge(String json, Optional<String> profile) throws InterruptedException {
        return ask(json, profile, limit);
    }

    private Verdict ask(String json, Optional<String> profile, Duration within) throws InterruptedException {
        ValidationOptions options = new ValidationOptions();
        profile.map(Urls::profile).ifPresent(options::addProfile);
        try {
            Future<Verdict> verdict = thread.submit(
                    () -> verdict(validator.validateWithResult(json, options).getMessages()));
            try {
                return verdict.get(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                verdict.cancel(true);
                return new Verdict.NotJudged();
            }
        } catch (RejectedExecutionException e) {
            return new Verdict.NotJudged();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the validator failed", e.getCause());
        }
    }

    private static Verdict verdict(List<SingleValidationMessage> messages) {
        return new Verdict.Judged(
                issues(messages, severity -> severity.compareTo(ResultSeverityEnum.ERROR) >= 0),
                issues(messages, severity -> severity == ResultSeverityEnum.WARNING));
    }

    private static List<Issue> issues(List<SingleValidationMessage> messages, Predicate<ResultSeverityEnum> of) {
        return messages.stream()
                .filter(m -> m.getSeverity() != null && of.test(m.getSeverity()))
                .map(m -> new Issue(
                        Optional.ofNullable(m.getLocationString()).orElse(""),
                        Optional.ofNullable(m.getMessageId()).orElse("")))
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
