package ishibashi.fhir.read;

import ishibashi.fhir.Definitions;
import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.profile.Finding;
import ishibashi.fhir.profile.Profiles;
import ishibashi.message.Kind;
import ishibashi.message.Row;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Vacancy;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.PractitionerRole;

/** fhir §1.2: a PractitionerRole as a row, its shape telling the kind. All that speaks against it is told at once. */
public final class RoleReader {
    private final Profiles profiles;
    private final VacancyFields vacancies;
    private final SeekerFields seekers;
    private final FacilityFields facilities;
    private final HiddenFields hidden;
    private final DoctorFields doctors;
    private final ConsentFields consents;
    private final Supplier<UUID> ids;

    /**
     * @param codes folder {@code mappings/codes}
     * @param ids incident numbers of refusals
     */
    public RoleReader(
            Definitions definitions,
            Terminology terminology,
            SpecialtyCodes specialties,
            PlaceCodes areas,
            Path codes,
            Supplier<UUID> ids) {
        DepartmentFields departments = new DepartmentFields(specialties, codes);
        PlaceFields places = new PlaceFields(areas);
        TitleFields titles = new TitleFields(departments, codes);
        this.profiles = new Profiles(definitions, terminology);
        this.vacancies = new VacancyFields(departments, places, titles);
        this.seekers = new SeekerFields(departments, places, titles);
        this.facilities = new FacilityFields(codes, profiles);
        this.hidden = new HiddenFields(facilities);
        this.doctors = new DoctorFields(profiles);
        this.consents = new ConsentFields(profiles);
        this.ids = ids;
    }

    /**
     * Reads one.
     *
     * @param ordinal position among the message's roles, from 1
     * @param where place in the sender's words, {@code Bundle.entry[2]}
     */
    public RoleRead read(int ordinal, String where, PractitionerRole given, Sender sender, References references) {
        Optional<Kind> kind = kind(given);
        if (kind.isEmpty()) {
            return refused(
                    where,
                    List.of(Finding.rule(
                            "PractitionerRole",
                            "organization か practitioner のどちらか一つ / either organization or practitioner")));
        }
        RoleSource source = RoleSource.of(given, references);
        Notes notes = new Notes();
        notes.refuse(profiles.check(source.role(), profile(kind.get()), kind.get()));
        String number = OwnNumber.read(source.role(), kind.get(), sender.operator(), notes);
        if (!notes.faults().isEmpty()) {
            return refused(where, notes.faults());
        }
        if (!source.role().getActive()) {
            return new RoleRead.Taken(
                    new Row.Withdrawn(ordinal, where, source.digest(), kind.get(), number), List.of());
        }
        Optional<Row> row =
                switch (kind.get()) {
                    case VACANCY -> vacancy(ordinal, where, given, source, number, references, notes);
                    case SEEKER -> seeker(ordinal, where, given, source, number, sender, references, notes);
                };
        return row.isPresent() && notes.faults().isEmpty()
                ? new RoleRead.Taken(row.get(), refusals(where, notes.warnings()))
                : refused(where, notes.faults());
    }

    /** Shape tells the kind; empty if it has neither side or both. */
    public static Optional<Kind> kind(PractitionerRole role) {
        if (role.hasOrganization() == role.hasPractitioner()) {
            return Optional.empty();
        }
        return Optional.of(role.hasOrganization() ? Kind.VACANCY : Kind.SEEKER);
    }

    private static String profile(Kind kind) {
        return switch (kind) {
            case VACANCY -> "IshibashiVacancy";
            case SEEKER -> "IshibashiSeeker";
        };
    }

    private Optional<Row> vacancy(
            int ordinal,
            String where,
            PractitionerRole given,
            RoleSource source,
            String number,
            References references,
            Notes notes) {
        FacilityFields.Facility facility = facilities.read(given, references, notes);
        Optional<Vacancy> vacancy = vacancies.read(given, facility, notes);
        LegalTerms.check(given, notes);
        return vacancy.map(v -> new Row.OfVacancy(
                ordinal,
                where,
                source.digest(),
                number,
                source.raw(),
                v,
                facility.identity(),
                ServiceFields.read(given, references)));
    }

    private Optional<Row> seeker(
            int ordinal,
            String where,
            PractitionerRole given,
            RoleSource source,
            String number,
            Sender sender,
            References references,
            Notes notes) {
        HiddenFields.Hidden from = hidden.read(given, references, notes);
        ConsentFields.Consented consented = consents.read(given, references, sender, notes);
        Optional<SeekerIdentity> identity = doctors.read(given, references, from, sender.today(), notes);
        return identity.map(i -> new Row.OfSeeker(
                ordinal, where, source.digest(), number, source.raw(), seekers.read(given, i, consented, notes), i));
    }

    private RoleRead refused(String where, List<Finding> findings) {
        return new RoleRead.Refused(refusals(where, findings));
    }

    private List<Refusal> refusals(String where, List<Finding> findings) {
        return findings.stream()
                .distinct()
                .map(f -> new Refusal(
                        f.code(),
                        Stage.NORMALISED,
                        new Where(
                                Optional.empty(),
                                Optional.of(where),
                                Optional.empty(),
                                Optional.of(f.path()),
                                Optional.empty()),
                        f.arguments(),
                        ids.get()))
                .toList();
    }
}
