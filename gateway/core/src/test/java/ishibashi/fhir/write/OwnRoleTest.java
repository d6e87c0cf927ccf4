package ishibashi.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.SampleRows;
import ishibashi.fhir.read.References;
import ishibashi.fhir.read.RoleRead;
import ishibashi.fhir.read.Sender;
import ishibashi.fhir.validate.Validators;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.message.Vacancy;
import ishibashi.submit.OwnRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What a member reads back of its own records. */
class OwnRoleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:04:05Z");
    private static final OwnRole OWN = new OwnRole(Examples.TERMINOLOGY, Examples.SPECIALTIES, Examples.PLACES);

    @Test
    void a_vacancy_that_came_by_fhir_goes_back_as_it_came_but_for_id_and_meta() {
        PractitionerRole given = Examples.vacancy();
        OwnRecord record = record(read(given, References.NONE), new MemberId("bank-09"), Door.FHIR);
        PractitionerRole back = OWN.role(record);
        assertThat(back.getIdPart()).isEqualTo(record.posting().id().toString());
        assertThat(back.getMeta().getVersionId()).isEqualTo("3");
        assertThat(back.getMeta().getLastUpdatedElement().getValueAsString())
                .isEqualTo("2026-11-24T12:04:05.000+09:00");
        assertThat(back.getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("L3", "R");
        assertThat(bare(back).equalsDeep(bare(given))).isTrue();
    }

    @Test
    void references_inside_a_transaction_lead_to_resources_of_ours_that_are_valid() {
        Bundle bundle = Examples.bundle("01-vacancy-transaction");
        OwnRecord record =
                record(read(Examples.role(bundle), Examples.within(bundle)), new MemberId("bank-09"), Door.FHIR);
        PractitionerRole back = OWN.role(record);
        Organization organization = OWN.organization(record).orElseThrow();
        assertThat(back.getOrganization().getReference()).isEqualTo("Organization/" + organization.getIdPart());
        assertThat(organization.getName()).isEqualTo("架空会 うつのみや中央病院");
        assertThat(organization.getAddressFirstRep().getCity()).isEqualTo("宇都宮市");
        assertThat(Validators.errors(organization, "IshibashiFacility")).isEmpty();
        assertThat(Validators.errors(back, "IshibashiVacancy")).isEmpty();
    }

    @Test
    void a_seeker_that_came_by_fhir_goes_back_with_its_doctor() {
        Bundle bundle = Examples.bundle("03-seeker-transaction");
        OwnRecord record =
                record(read(Examples.role(bundle), Examples.within(bundle)), new MemberId("bank-09"), Door.FHIR);
        Practitioner doctor = OWN.practitioner(record).orElseThrow();
        assertThat(OWN.role(record).getPractitioner().getReference()).isEqualTo("Practitioner/" + doctor.getIdPart());
        assertThat(Validators.errors(doctor, "IshibashiPractitioner")).isEmpty();
        assertThat(Validators.errors(OWN.role(record), "IshibashiSeeker")).isEmpty();
    }

    @Test
    void a_withdrawn_record_is_not_active() {
        Row row = read(Examples.vacancy(), References.NONE);
        OwnRecord active = record(row, new MemberId("bank-09"), Door.FHIR);
        OwnRecord left = new OwnRecord(
                active.posting(),
                active.number(),
                4,
                NOW,
                false,
                active.owner(),
                Door.FHIR,
                active.facility(),
                active.identity(),
                active.source());
        assertThat(OWN.role(left).getActive()).isFalse();
    }

    @Test
    void what_came_by_file_is_valid_and_means_the_same_when_it_is_read_again() {
        List<SampleRows.Sent> sent = SampleRows.all();
        assertThat(sent).hasSizeGreaterThan(1_500);
        for (SampleRows.Sent s : sent) {
            OwnRecord record = record(s.row(), s.bank(), Door.FILE);
            Sender sender = new Sender(s.bank(), Set.of(), LocalDate.of(2026, 8, 20));
            switch (Examples.READER.read(1, "1", OWN.role(record), sender, lookup(record))) {
                case RoleRead.Taken taken -> same(s.row(), taken.row());
                case RoleRead.Refused refused ->
                    assertThat(refused.refusals()).as(s.bank() + " " + s.row()).isEmpty();
            }
        }
        Map<Set<String>, PractitionerRole> kinds = sent.stream()
                .map(s -> OWN.role(record(s.row(), s.bank(), Door.FILE)))
                .collect(Collectors.toMap(OwnRoleTest::extensions, role -> role, (a, b) -> a));
        assertThat(kinds.values()).allSatisfy(role -> assertThat(
                        Validators.errors(role, role.hasOrganization() ? "IshibashiVacancy" : "IshibashiSeeker"))
                .isEmpty());
    }

    private static void same(Row before, Row after) {
        switch (before) {
            case Row.OfVacancy v -> {
                Vacancy a = v.vacancy();
                Vacancy b = ((Row.OfVacancy) after).vacancy();
                assertThat(List.of(
                                b.departments(),
                                b.place(),
                                b.kind(),
                                b.employment(),
                                b.pattern(),
                                b.period(),
                                b.urgency(),
                                b.hours(),
                                b.pay(),
                                b.headcount(),
                                b.housing(),
                                b.childcare(),
                                b.duty()))
                        .isEqualTo(List.of(
                                a.departments(),
                                a.place(),
                                a.kind(),
                                a.employment(),
                                a.pattern(),
                                a.period(),
                                a.urgency(),
                                a.hours(),
                                a.pay(),
                                a.headcount(),
                                a.housing(),
                                a.childcare(),
                                a.duty()));
                assertThat(((Row.OfVacancy) after).number()).isEqualTo(v.number());
            }
            case Row.OfSeeker s -> {
                var a = s.seeker();
                var b = ((Row.OfSeeker) after).seeker();
                assertThat(List.of(
                                b.departments(),
                                b.specialties(),
                                b.kinds(),
                                b.employments(),
                                b.patterns(),
                                b.hours(),
                                b.nightDuty(),
                                b.payWish(),
                                b.intents(),
                                b.housingWish(),
                                b.childcareNeed()))
                        .isEqualTo(List.of(
                                a.departments(),
                                a.specialties(),
                                a.kinds(),
                                a.employments(),
                                a.patterns(),
                                a.hours(),
                                a.nightDuty(),
                                a.payWish(),
                                a.intents(),
                                a.housingWish(),
                                a.childcareNeed()));
                assertThat(((Row.OfSeeker) after).number()).isEqualTo(s.number());
            }
            default -> throw new IllegalArgumentException("not understood");
        }
    }

    private static References lookup(OwnRecord record) {
        return new References(
                reference -> String.valueOf(reference.getReference()).startsWith("Organization/org-")
                        ? OWN.organization(record).map(Resource.class::cast)
                        : String.valueOf(reference.getReference()).startsWith("Practitioner/doc-")
                                ? OWN.practitioner(record).map(Resource.class::cast)
                                : Optional.empty(),
                code -> Optional.empty());
    }

    private static Set<String> extensions(PractitionerRole role) {
        return role.getExtension().stream().map(Extension::getUrl).collect(Collectors.toSet());
    }

    private static Row read(PractitionerRole role, References references) {
        return ((RoleRead.Taken) Examples.READER.read(1, "1", role, Examples.BANK_09, references)).row();
    }

    private static OwnRecord record(Row row, MemberId bank, Door door) {
        RecordId id = new RecordId(new UUID(7, 9));
        return switch (row) {
            case Row.OfVacancy v ->
                new OwnRecord(
                        new Posting.OfVacancy(id, bank, v.vacancy(), Set.of()),
                        v.number(),
                        3,
                        NOW,
                        true,
                        bank,
                        door,
                        Optional.of(v.facility()),
                        Optional.empty(),
                        source(v.raw().cells().getFirst().text(), door));
            case Row.OfSeeker s ->
                new OwnRecord(
                        new Posting.OfSeeker(id, bank, s.seeker(), Set.of()),
                        s.number(),
                        3,
                        NOW,
                        true,
                        bank,
                        door,
                        Optional.empty(),
                        Optional.of(s.identity()),
                        source(s.raw().cells().getFirst().text(), door));
            default -> throw new IllegalArgumentException("not understood");
        };
    }

    private static Optional<Bytes> source(String text, Door door) {
        return door == Door.FHIR ? Optional.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8))) : Optional.empty();
    }

    private static Base bare(PractitionerRole role) {
        PractitionerRole copy = role.copy();
        copy.setIdElement(null);
        copy.setMeta(null);
        assertThat(FhirJson.text(copy)).doesNotContain("/of-record\"");
        return copy;
    }
}
