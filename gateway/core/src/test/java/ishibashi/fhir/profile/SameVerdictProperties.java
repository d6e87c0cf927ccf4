package ishibashi.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ishibashi.fhir.Examples;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.validate.Validators;
import ishibashi.fhir.validate.Verdict;
import ishibashi.message.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** fhir §4: our own checks and HAPI's instance validator give one verdict, whatever single thing is changed in an example. */
class SameVerdictProperties {
    private static final Profiles PROFILES = new Profiles(Examples.DEFINITIONS, new Terminology(Examples.DEFINITIONS));
    private static final List<Mutation> VACANCIES = Mutation.of(Examples.text("02-vacancy-urgent"));
    private static final List<Mutation> RICH =
            Mutation.of(json(Examples.role(Examples.bundle("01-vacancy-transaction"))));
    private static final List<Mutation> SEEKERS =
            Mutation.of(json(Examples.role(Examples.bundle("03-seeker-transaction"))));
    private static final List<Mutation> FACILITIES = Mutation.of(json(entry("01-vacancy-transaction", 0)));
    private static final List<Mutation> DOCTORS = Mutation.of(json(entry("03-seeker-transaction", 0)));
    private static final List<Mutation> CONSENTS = Mutation.of(json(entry("03-seeker-transaction", 1)));

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void of_vacancies(@ForAll("vacancies") Mutation mutation) {
        same(mutation, "IshibashiVacancy", Kind.VACANCY);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void of_seekers(@ForAll("seekers") Mutation mutation) {
        same(mutation, "IshibashiSeeker", Kind.SEEKER);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void of_facilities(@ForAll("facilities") Mutation mutation) {
        same(mutation, "IshibashiFacility", Kind.VACANCY);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void of_doctors(@ForAll("doctors") Mutation mutation) {
        same(mutation, "IshibashiPractitioner", Kind.SEEKER);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void of_consents(@ForAll("consents") Mutation mutation) {
        same(mutation, "IshibashiConsent", Kind.SEEKER);
    }

    private static void same(Mutation mutation, String profile, Kind kind) {
        Resource resource;
        try {
            resource = (Resource) FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(mutation.json());
        } catch (DataFormatException e) {
            Assume.that(false);
            return;
        }
        List<Verdict.Issue> theirs = Validators.errors(mutation.json(), profile);
        List<Finding> ours = PROFILES.check(resource, profile, kind);
        assertThat(ours.isEmpty())
                .as("%s: ours %s, theirs %s", mutation, ours, theirs)
                .isEqualTo(theirs.isEmpty());
    }

    @Provide
    Arbitrary<Mutation> vacancies() {
        return Arbitraries.oneOf(Arbitraries.of(VACANCIES), Arbitraries.of(RICH));
    }

    @Provide
    Arbitrary<Mutation> seekers() {
        return Arbitraries.of(SEEKERS);
    }

    @Provide
    Arbitrary<Mutation> facilities() {
        return Arbitraries.of(FACILITIES);
    }

    @Provide
    Arbitrary<Mutation> doctors() {
        return Arbitraries.of(DOCTORS);
    }

    @Provide
    Arbitrary<Mutation> consents() {
        return Arbitraries.of(CONSENTS);
    }

    private static Resource entry(String bundle, int n) {
        Bundle all = Examples.bundle(bundle);
        return all.getEntry().get(n).getResource();
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
