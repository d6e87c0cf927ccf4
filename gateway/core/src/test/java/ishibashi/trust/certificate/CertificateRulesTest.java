package ishibashi.trust.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every demand of security §3.6 beside certificates that break it, and it alone. */
class CertificateRulesTest {
    static List<Variants.Variant> variants() {
        return Variants.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_certificate_breaks_its_own_rule_and_no_other(Variants.Variant variant) {
        assertThat(names(CertificatePolicy.broken(variant.candidate(), rules(variant.purpose()))))
                .containsExactly(variant.rule());
    }

    /** The planted defect: were the rule not there, the certificate would be taken. */
    @ParameterizedTest
    @MethodSource("variants")
    void without_its_rule_it_would_be_taken(Variants.Variant variant) {
        List<CertificateRule> weakened = rules(variant.purpose()).stream()
                .filter(rule -> !rule.name().equals(variant.rule()))
                .toList();
        assertThat(CertificatePolicy.broken(variant.candidate(), weakened)).isEmpty();
    }

    @Test
    void every_rule_has_a_certificate_that_breaks_it() {
        Set<String> rules = Arrays.stream(Purpose.values())
                .flatMap(purpose -> rules(purpose).stream())
                .map(CertificateRule::name)
                .collect(Collectors.toSet());
        assertThat(Variants.all()).extracting(Variants.Variant::rule).containsAll(rules);
    }

    @Test
    void every_rule_tells_what_it_demands_in_both_languages() {
        assertThat(Stream.of(Purpose.values()).flatMap(purpose -> rules(purpose).stream()))
                .allSatisfy(rule -> {
                    assertThat(rule.objection().ja()).containsPattern("\\p{IsHiragana}");
                    assertThat(rule.objection().en()).matches("[\\x20-\\x7e]+\\.");
                });
    }

    private static List<CertificateRule> rules(Purpose purpose) {
        return Stream.concat(
                        CertificatePolicy.lasting(purpose).stream(),
                        CertificatePolicy.at(CertificateForge.NOW).stream())
                .toList();
    }

    private static List<String> names(List<CertificateRule> rules) {
        return rules.stream().map(CertificateRule::name).toList();
    }
}
