package ishibashi.trust.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Security §3.1, rule by variant. Each variant is bad in one way and fails by the rule against it; and without that rule it would be
 * taken, or caught by what the table names: so each rule is seen to do its work.
 */
class CmsRulesTest {
    private static final CmsVerifier WHOLE = new CmsVerifier();

    @Test
    void what_the_forge_makes_untouched_is_good() {
        for (Signatory signatory : CmsVariants.SIGNATORIES) {
            assertThat(new CmsForge(signatory).judged(WHOLE)).isInstanceOf(CmsVerifier.Result.Good.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_variant_fails_by_its_rule() {
        return CmsVariants.all()
                .map(v -> DynamicTest.dynamicTest(
                        v.toString(), () -> assertThat(v.forge().judged(WHOLE))
                                .isEqualTo(
                                        v.rule().equals("unsigned-attributes")
                                                ? new CmsVerifier.Result.TooMany(4)
                                                : new CmsVerifier.Result.Bad(v.rule()))));
    }

    @TestFactory
    Stream<DynamicTest> and_is_taken_or_caught_elsewhere_without_it() {
        return CmsVariants.all()
                .map(v -> DynamicTest.dynamicTest(v.toString(), () -> {
                    CmsVerifier.Result result = v.forge().judged(new CmsVerifier(without(v.rule())));
                    if (v.otherwise().equals("taken")) {
                        assertThat(result).isInstanceOf(CmsVerifier.Result.Good.class);
                    } else {
                        assertThat(result).isEqualTo(new CmsVerifier.Result.Bad(v.otherwise()));
                    }
                }));
    }

    @Test
    void every_rule_has_a_variant() {
        assertThat(CmsPolicy.RULES.stream().map(CmsRule::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> CmsVariants.all().anyMatch(v -> v.rule().equals(name)));
    }

    private static List<CmsRule> without(String rule) {
        return CmsPolicy.RULES.stream().filter(r -> !r.name().equals(rule)).toList();
    }
}
