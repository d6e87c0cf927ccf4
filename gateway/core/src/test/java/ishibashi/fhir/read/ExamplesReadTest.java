package ishibashi.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Row;
import ishibashi.message.Seeker;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Terms;
import ishibashi.message.Terms.Scope;
import ishibashi.message.Vacancy;
import ishibashi.refusal.Code;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.Test;

/** The published examples 01 to 04, as their text describes them. */
class ExamplesReadTest {
    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    @Test
    void the_vacancy_of_the_source_slide_is_understood() {
        Bundle bundle = Examples.bundle("01-vacancy-transaction");
        RoleRead.Taken taken = taken(Examples.role(bundle), Examples.BANK_09, Examples.within(bundle));
        Row.OfVacancy row = (Row.OfVacancy) taken.row();
        assertThat(row.number()).isEqualTo("T-2026-0244");
        assertThat(row.vacancy())
                .isEqualTo(new Vacancy(
                        List.of("消化器内科"),
                        new Terms.Place("09", Optional.of("0903"), Optional.of("09201")),
                        Optional.of("hospital"),
                        OptionalInt.of(312),
                        Terms.WorkplaceKind.EMPLOYED,
                        Terms.Employment.FIXED,
                        Optional.of(Terms.WorkPattern.FULL_TIME),
                        new Terms.Period(LocalDate.of(2027, 10, 1), false, Optional.of(LocalDate.of(2029, 9, 30))),
                        Terms.Urgency.STANDING,
                        Optional.empty(),
                        Optional.empty(),
                        new Terms.Hours(WEEKDAYS, Optional.of(LocalTime.of(8, 30)), Optional.of(LocalTime.of(17, 15))),
                        false,
                        new Terms.Duty(OptionalInt.of(4), Optional.of(true)),
                        new Terms.Pay(Terms.PayBasis.YEAR, OptionalLong.of(14_000_000), OptionalLong.of(18_000_000)),
                        1,
                        "available",
                        "day",
                        Optional.empty(),
                        Set.of("消化器内科専門医"),
                        Optional.of(LocalDate.of(2027, 2, 20))));
        assertThat(row.facility())
                .isEqualTo(new FacilityIdentity(
                        "架空会 うつのみや中央病院",
                        Optional.of("0919900019"),
                        Optional.of("医療法人 架空会"),
                        Optional.of("人事課 採用係 000-0000-0000 saiyo@hospital.example"),
                        "当院は地域の中核病院。産休代替医を求めています。"));
        assertThat(taken.warnings()).isEmpty();
    }

    @Test
    void the_urgent_vacancy_is_understood() {
        Row.OfVacancy row = (Row.OfVacancy)
                taken(Examples.vacancy(), Examples.BANK_09, References.NONE).row();
        assertThat(row.vacancy().urgency()).isEqualTo(Terms.Urgency.IMMEDIATE);
        assertThat(row.vacancy().fillBy()).contains(LocalDate.of(2026, 12, 15));
        assertThat(row.vacancy().reason()).contains("maternity");
        assertThat(row.vacancy().period().end()).contains(LocalDate.of(2027, 3, 31));
        assertThat(row.vacancy().duty().nightsPerMonth()).hasValue(2);
        assertThat(row.vacancy().pay())
                .isEqualTo(new Terms.Pay(Terms.PayBasis.MONTH, OptionalLong.of(1_300_000), OptionalLong.of(1_500_000)));
        assertThat(row.vacancy().telesupport()).contains(true);
        assertThat(row.vacancy().childcare()).isEqualTo("24h");
        assertThat(row.vacancy().hours())
                .isEqualTo(new Terms.Hours(
                        Set.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY,
                                DayOfWeek.SATURDAY),
                        Optional.of(LocalTime.of(8, 30)),
                        Optional.of(LocalTime.of(17, 15))));
        assertThat(row.facility().name()).isEqualTo("架空会 うつのみや中央病院");
    }

    @Test
    void the_seeker_is_understood_and_hidden_from_the_present_employer() {
        Bundle bundle = Examples.bundle("03-seeker-transaction");
        RoleRead.Taken taken = taken(Examples.role(bundle), Examples.BANK_09, Examples.within(bundle));
        Row.OfSeeker row = (Row.OfSeeker) taken.row();
        assertThat(row.number()).isEqualTo("S-0031");
        assertThat(row.seeker())
                .isEqualTo(new Seeker(
                        List.of("消化器内科", "内科"),
                        List.of("消化器内科専門医"),
                        List.of("09"),
                        List.of(),
                        Set.of(Terms.WorkplaceKind.EMPLOYED),
                        Set.of(Terms.Employment.FIXED),
                        Set.of(Terms.WorkPattern.FULL_TIME),
                        new Terms.Hours(WEEKDAYS, Optional.empty(), Optional.empty()),
                        false,
                        Optional.of(LocalDate.of(2027, 10, 1)),
                        Optional.empty(),
                        Terms.Stance.LIMITED,
                        OptionalLong.of(13_000_000),
                        false,
                        true,
                        OptionalInt.of(2010),
                        Set.of("rural"),
                        true,
                        Scope.NEIGHBOURS,
                        Optional.of(LocalDate.of(2026, 11, 20))));
        assertThat(row.identity())
                .isEqualTo(new SeekerIdentity(
                        "石橋 渡",
                        Optional.of("イシバシ ワタル"),
                        Optional.empty(),
                        Optional.of(LocalDate.of(1984, 4, 1)),
                        "990001",
                        Optional.of(LocalDate.of(2010, 4, 20)),
                        Optional.empty(),
                        Optional.of("0919900027"),
                        List.of(),
                        Optional.of("000-0000-0000"),
                        Optional.of("wataru@doctor.example"),
                        ""));
    }

    @Test
    void a_consent_to_some_recipients_only_is_no_consent_to_all_neighbours() {
        Bundle bundle = Examples.bundle("03-seeker-transaction");
        Sender more = new Sender(
                new MemberId("bank-09"),
                Set.of(new MemberId("bank-07"), new MemberId("bank-10")),
                LocalDate.of(2026, 11, 24));
        Row.OfSeeker row = (Row.OfSeeker)
                taken(Examples.role(bundle), more, Examples.within(bundle)).row();
        assertThat(row.seeker().scope()).isEqualTo(Scope.OWN_BANK);
    }

    @Test
    void a_consent_that_has_ended_is_none() {
        Bundle bundle = Examples.bundle("03-seeker-transaction");
        Sender later = new Sender(new MemberId("bank-09"), Set.of(new MemberId("bank-10")), LocalDate.of(2027, 5, 20));
        Row.OfSeeker row = (Row.OfSeeker)
                taken(Examples.role(bundle), later, Examples.within(bundle)).row();
        assertThat(row.seeker().scope()).isEqualTo(Scope.OWN_BANK);
        assertThat(row.seeker().consentedOn()).isEmpty();
    }

    @Test
    void both_vacancies_of_the_message_are_understood() {
        Bundle bundle = Examples.bundle("04-message-vacancies-signed");
        List<String> numbers = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(PractitionerRole.class::isInstance)
                .map(role -> taken((PractitionerRole) role, Examples.BANK_09, References.NONE)
                        .row())
                .map(row -> ((Row.OfVacancy) row).number())
                .toList();
        assertThat(numbers).containsExactly("T-2026-0246", "T-2026-0245");
    }

    @Test
    void a_record_that_is_no_longer_active_is_withdrawn() {
        PractitionerRole role = Examples.vacancy();
        role.setActive(false);
        Row row = taken(role, Examples.BANK_09, References.NONE).row();
        assertThat(row).isInstanceOfSatisfying(Row.Withdrawn.class, withdrawn -> {
            assertThat(withdrawn.kind()).isEqualTo(Kind.VACANCY);
            assertThat(withdrawn.number()).isEqualTo("T-2026-0245");
        });
    }

    @Test
    void another_members_number_or_operator_is_refused() {
        Sender other = new Sender(new MemberId("bank-10"), Set.of(), LocalDate.of(2026, 11, 24));
        RoleRead read = Examples.READER.read(1, "1", Examples.vacancy(), other, References.NONE);
        assertThat(((RoleRead.Refused) read).refusals())
                .extracting(r -> r.code())
                .containsOnly(Code.NOT_YOUR_RECORD)
                .hasSize(2);
    }

    @Test
    void terms_that_the_law_wants_stated_are_missed_but_do_not_refuse() {
        PractitionerRole role = Examples.vacancy();
        role.getExtension().removeIf(e -> e.getUrl().endsWith("/terms"));
        assertThat(taken(role, Examples.BANK_09, References.NONE).warnings())
                .extracting(r -> r.where().path().orElse("").replaceAll(".*\\('|'\\)", ""))
                .containsExactly(
                        "employer", "place-change", "duties-change", "probation-months", "insurance", "smoking");
    }

    @Test
    void the_digest_does_not_depend_on_id_meta_narrative_or_the_order_of_members() {
        PractitionerRole plain = Examples.vacancy();
        PractitionerRole dressed = Examples.vacancy();
        dressed.setId("other");
        dressed.getMeta().setVersionId("7");
        dressed.getText().setDivAsString("<div>x</div>");
        assertThat(taken(dressed, Examples.BANK_09, References.NONE).row().digest())
                .isEqualTo(taken(plain, Examples.BANK_09, References.NONE).row().digest());
        dressed.getPeriod().setEnd(null);
        assertThat(taken(dressed, Examples.BANK_09, References.NONE).row().digest())
                .isNotEqualTo(
                        taken(plain, Examples.BANK_09, References.NONE).row().digest());
    }

    private static RoleRead.Taken taken(PractitionerRole role, Sender sender, References references) {
        RoleRead read = Examples.READER.read(1, "1", role, sender, references);
        assertThat(read).isInstanceOf(RoleRead.Taken.class);
        return (RoleRead.Taken) read;
    }
}
