package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MemberId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract §3: a member's id, kind and operator of record agree (design D11). */
class MemberFormTest {
    private static final MemberId BANK = new MemberId("bank-09");
    private static final MemberId HOSPITAL = new MemberId("hospital-0919900019");

    private static final Map<MemberId, Member> KNOWN = Map.of(
            BANK,
            new Member(BANK, Member.Kind.BANK, "09", Optional.of(BANK), true),
            HOSPITAL,
            new Member(HOSPITAL, Member.Kind.HOSPITAL, "09", Optional.of(BANK), true));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        bank-10,             BANK,     10, bank-10, -
        bank-10,             HOSPITAL, 10, bank-09, not one of a hospital
        hospital-0919900027, BANK,     09, hospital-0919900027, not one of a bank
        operator-national,   GATEWAY,  00, -, not one of a gateway
        bank-10,             BANK,     10, bank-09, A bank answers for itself
        bank-10,             BANK,     10, -, A bank answers for itself
        hospital-0919900027, HOSPITAL, 09, bank-09, -
        hospital-0919900027, HOSPITAL, 09, -, needs an enrolled bank
        hospital-0919900027, HOSPITAL, 09, bank-10, needs an enrolled bank
        hospital-0919900027, HOSPITAL, 09, hospital-0919900019, needs an enrolled bank
        operator-national,   OPERATOR, 00, -, -
        operator-national,   OPERATOR, 00, bank-09, Only a hospital
        gateway-east,        GATEWAY,  00, -, -
        bank-10,             BANK,     1,  bank-10, two digits
        bank-10,             BANK,     東京, bank-10, two digits
        """)
    void a_member_is_what_its_id_says_and_a_bank_answers_for_its_records(
            String id, Member.Kind kind, String prefecture, @Nullable String operator, @Nullable String objection) {
        Member stated = new Member(
                new MemberId(id),
                kind,
                prefecture,
                Optional.ofNullable(operator).map(MemberId::new),
                true);
        var found = MemberForm.objections(stated, member -> Optional.ofNullable(KNOWN.get(member)));
        if (objection == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(o -> {
                assertThat(o.en()).contains(objection);
                assertThat(o.ja()).containsPattern("[\\p{IsHan}\\p{IsHiragana}]");
            });
        }
    }
}
