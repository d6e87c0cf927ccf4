package ishibashi.fhir;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.fhir.read.References;
import ishibashi.fhir.read.RoleReader;
import ishibashi.fhir.read.Sender;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/** The published examples, and what reads them. */
public final class Examples {
    public static final Path CODES = Path.of("../../mappings/codes");
    public static final Definitions DEFINITIONS = Definitions.load();
    public static final Terminology TERMINOLOGY = new Terminology(DEFINITIONS);
    public static final SpecialtyCodes SPECIALTIES = new SpecialtyCodes(TERMINOLOGY);
    public static final PlaceCodes PLACES = new PlaceCodes(CODES);
    public static final RoleReader READER =
            new RoleReader(DEFINITIONS, TERMINOLOGY, SPECIALTIES, PLACES, CODES, () -> new UUID(0, 1));
    public static final Sender BANK_09 =
            new Sender(new MemberId("bank-09"), Set.of(new MemberId("bank-10")), LocalDate.of(2026, 11, 24));

    private Examples() {}

    public static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream("/fhir/" + name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Resource parse(String json) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
    }

    public static Bundle bundle(String name) {
        return (Bundle) parse(text(name));
    }

    public static PractitionerRole vacancy() {
        return (PractitionerRole) parse(text("02-vacancy-urgent"));
    }

    /** The one role of a Bundle. */
    public static PractitionerRole role(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(PractitionerRole.class::isInstance)
                .map(PractitionerRole.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Entries by their full URL. */
    public static References within(Bundle bundle) {
        Map<String, Resource> entries = bundle.getEntry().stream()
                .collect(Collectors.toMap(
                        Bundle.BundleEntryComponent::getFullUrl, Bundle.BundleEntryComponent::getResource));
        return new References(
                reference -> Optional.ofNullable(entries.get(String.valueOf(reference.getReference()))),
                code -> Optional.empty());
    }

    public static Function<PractitionerRole, ishibashi.fhir.read.RoleRead> reading(References references) {
        return role -> READER.read(1, "1", role, BANK_09, references);
    }
}
