package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** fhir §3: searches over the eight sample vacancies of the bank that speaks FHIR, counted by hand in its samples. */
@ExtendWith(SharedGateway.class)
class SearchTermsTest {
    private final FhirMember own;
    private final FhirMember other;

    SearchTermsTest(GatewayProcess gateway) {
        this.own = new FhirMember(gateway, "bank-42");
        this.other = new FhirMember(gateway, "bank-36");
    }

    @AfterEach
    void close() {
        own.close();
        other.close();
    }

    /** The expiry 2026-11-17 is known to others as its month. */
    @ParameterizedTest
    @CsvSource({
        "facility-type, hospital,     8, 8",
        "facility-type, clinic,       0, 0",
        "duty,          night,        6, 6",
        "duty,          on-call,      0, 0",
        "duty,          day,          0, 0",
        "valid,         ge2026-11-01, 8, 8",
        "valid,         gt2026-11-17, 0, 8",
        "valid,         ge2026-12-01, 0, 0",
        "urgency,       immediate,    2, 2",
        "employment-type, spot,       1, 1",
        "work-pattern,  full-time,    8, 8",
        "work-pattern,  part-time,    0, 0",
        "work-pattern,  'spot,full-time', 8, 8",
        "telesupport,   HealthcareService/ts-35-0001, 3, 0",
        "telesupport,   ts-35-0001,   3, 0",
        "telesupport,   HealthcareService/ts-35-0002, 0, 0",
        "operator-of-record, bank-42, 8, 0",
        "operator-of-record:identifier, https://ishibashi.example/fhir/NamingSystem/member|bank-42, 8, 0",
        "operator-of-record, bank-36, 0, 0"
    })
    void a_search_says_what_the_view_says_and_of_ones_own_what_was_sent(String name, String value, int ones, int others)
            throws Exception {
        assertThat(own.all("kind", "vacancy", "location:below", "jis-420000", name, value))
                .hasSize(ones);
        assertThat(other.all("kind", "vacancy", "location", "jis-420000", name, value))
                .hasSize(others);
    }
}
