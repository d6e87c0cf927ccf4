package ishibashi.trust.certificate;

import static ishibashi.trust.certificate.Purpose.ENCRYPTION;
import static ishibashi.trust.certificate.Purpose.SIGNING;
import static ishibashi.trust.certificate.Purpose.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/** For what an enrolment binds a certificate (contract §1), and when it refuses it. */
class AdmissionTest {
    private static final Set<Purpose> ALL = EnumSet.allOf(Purpose.class);

    private final KeyPair rootKeys = CertificateForge.curve("secp256r1");
    private final X509CertificateHolder root = CertificateForge.root(rootKeys).selfSigned(rootKeys);

    @Test
    void a_good_one_is_bound_for_all_that_is_wished() {
        assertThat(judged(ALL, f -> {})).isEqualTo(new Admission.Admitted(ALL));
        assertThat(judged(Set.of(TLS, SIGNING), f -> {})).isEqualTo(new Admission.Admitted(Set.of(TLS, SIGNING)));
    }

    @Test
    void one_that_serves_for_some_of_it_is_bound_for_that() {
        assertThat(judged(ALL, f -> f.purposes = Optional.of(new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth})))
                .isEqualTo(new Admission.Admitted(Set.of(TLS)));
        assertThat(judged(ALL, f -> f.purposes = Optional.empty()))
                .isEqualTo(new Admission.Admitted(Set.of(TLS, SIGNING, ENCRYPTION)));
    }

    @Test
    void one_that_serves_only_for_encryption_is_bound_where_that_alone_is_wished() {
        Consumer<CertificateForge> sealed = f -> f.usage = Optional.of(KeyUsage.keyAgreement);
        assertThat(objections(judged(ALL, sealed))).containsExactly("Its key usage does not state digitalSignature.");
        assertThat(judged(Set.of(ENCRYPTION), sealed)).isEqualTo(new Admission.Admitted(Set.of(ENCRYPTION)));
    }

    @Test
    void one_for_servers_is_told_what_it_lacks_for_either_purpose() {
        assertThat(objections(
                        judged(ALL, f -> f.purposes = Optional.of(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth}))))
                .hasSize(2)
                .anyMatch(en -> en.contains("clientAuth"))
                .anyMatch(en -> en.contains("emailProtection"));
    }

    @Test
    void one_for_encryption_is_judged_like_any_other() {
        for (Consumer<CertificateForge> change : List.<Consumer<CertificateForge>>of(
                f -> f.authority = Optional.of(true),
                f -> f.until = CertificateForge.NOW.minusSeconds(1),
                f -> f.key = CertificateForge.publicKey(CertificateForge.curve("secp256k1")))) {
            assertThat(judged(Set.of(ENCRYPTION), change)).isInstanceOf(Admission.Refused.class);
        }
    }

    @Test
    void of_several_authorities_the_one_that_issued_it_is_recorded() throws IOException {
        KeyPair other = CertificateForge.curve("secp256r1");
        byte[] twin = CertificateForge.root(other).selfSigned(other).getEncoded();
        byte[] certificate = forged(f -> {}).certificate().getEncoded();
        assertThat(Candidate.issuedByOneOf(certificate, List.of(twin, root.getEncoded()))
                        .authority())
                .isEqualTo(root);
        assertThat(Admission.judge(Candidate.issuedByOneOf(certificate, List.of(twin)), ALL, CertificateForge.NOW))
                .isInstanceOf(Admission.Refused.class);
    }

    private Admission judged(Set<Purpose> wished, Consumer<CertificateForge> change) {
        return Admission.judge(forged(change), wished, CertificateForge.NOW);
    }

    private Candidate forged(Consumer<CertificateForge> change) {
        CertificateForge forge = new CertificateForge(CertificateForge.publicKey(CertificateForge.curve("secp256r1")));
        change.accept(forge);
        return new Candidate(forge.signed("CN=root", rootKeys, "SHA256withECDSA"), root);
    }

    private static List<String> objections(Admission admission) {
        return admission instanceof Admission.Refused(List<Objection> objections)
                ? objections.stream().map(Objection::en).toList()
                : List.of();
    }
}
