package ishibashi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.bank.LegalBasis;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Until when a bank may place workers: its permit's last day, in Japan (職業安定法 33条; domain §3 L1, L2). */
class GroundTest {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final MemberId BANK = new MemberId("bank-09");
    private static final MemberId HOSPITAL = new MemberId("hospital-0919900019");

    /** 23:59:59 of 2027-03-31 in Japan. */
    private static final Instant LAST_SECOND = Instant.parse("2027-03-31T14:59:59Z");

    @TempDir
    private Path temporary = Path.of("");

    private Ground ground = new Ground(new Members(), Banks.of(List.of()));

    @BeforeEach
    void aBankWhosePermitEndsOn2027_03_31() throws IOException {
        ground = new Ground(new Members(), Banks.of(List.of(folder("2027-03-31"))));
    }

    @Test
    void the_last_day_of_a_permit_still_counts() {
        assertThat(ground.lapsed(BANK, LAST_SECOND)).isEmpty();
    }

    @Test
    void the_day_after_it_has_run_out() {
        assertThat(ground.lapsed(BANK, LAST_SECOND.plusSeconds(1)))
                .map(LegalBasis::number)
                .contains("許可-09");
    }

    @Test
    void a_hospital_sends_on_the_ground_of_the_bank_that_answers_for_it() {
        assertThat(ground.lapsed(HOSPITAL, LAST_SECOND)).isEmpty();
        assertThat(ground.lapsed(HOSPITAL, LAST_SECOND.plusSeconds(1))).isPresent();
    }

    @Test
    void a_notice_has_no_last_day() throws IOException {
        Ground notice = new Ground(new Members(), Banks.of(List.of(folder("none"))));
        assertThat(notice.lapsed(BANK, LAST_SECOND.plusSeconds(1))).isEmpty();
    }

    @Test
    void of_a_bank_without_a_folder_nothing_is_known() {
        assertThat(ground.lapsed(new MemberId("bank-47"), LAST_SECOND.plusSeconds(1)))
                .isEmpty();
    }

    private BankFolder folder(String expires) throws IOException {
        Path copy = Files.createDirectories(temporary.resolve("09-shiken"));
        for (String file : List.of("fields.yaml", "codes.yaml")) {
            Files.writeString(copy.resolve(file), Files.readString(MAPPINGS.resolve("banks/09-tochigi/" + file)));
        }
        Files.writeString(copy.resolve("bank.yaml"), """
            name: 試験
            prefecture: "09"
            legal-basis: {article: "%s", number: 許可-09, expires: %s}
            operator: 試験
            contacts: [bank-09@example.jp]
            """.formatted(expires.equals("none") ? "29" : "33", expires));
        return Banks.folder(copy, MAPPINGS.resolve("codes"));
    }

    /** One bank, and a hospital for which it answers. */
    private static final class Members implements Directory {
        @Override
        public Optional<Member> member(MemberId id) {
            return Optional.of(id)
                    .filter(HOSPITAL::equals)
                    .map(h -> new Member(h, Member.Kind.HOSPITAL, "09", Optional.of(BANK), true));
        }

        @Override
        public Optional<Enrolled> find(Pin pin, Purpose purpose, Instant at) {
            return Optional.empty();
        }

        @Override
        public List<Member> members() {
            return List.of();
        }

        @Override
        public List<Enrolled> certificatesOf(MemberId id) {
            return List.of();
        }

        @Override
        public void enrol(Member member, X509Binding binding, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void suspend(MemberId id, String reason) {
            throw new UnsupportedOperationException();
        }
    }
}
