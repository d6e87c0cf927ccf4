package ishibashi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.Outcome;
import ishibashi.message.Received;
import ishibashi.refusal.Code;
import ishibashi.trust.BouncyCastle;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKEKRecipientInfoGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An envelope at a door that takes bare signatures too: it holds a signature, or it is told as a bad one (rulings 23). */
class EnvelopesTest {
    private static final byte[] CONTENT = {'1', ',', '2'};

    @TempDir
    private Path folder = Path.of("");

    private Identity bank;
    private Identity gateway;
    private CmsSigner signer;
    private Ingest ingest;

    @BeforeEach
    void open() throws IOException {
        DevelopmentAuthority authority = DevelopmentAuthority.in(folder, Clock.systemUTC(), new SecureRandom());
        bank = authority.member("bank-99");
        gateway = authority.encryption("gateway-national");
        signer = new CmsSigner(bank.key(), bank.certificate(), Clock.systemUTC());
        GatewayKeys keys = new GatewayKeys(
                "gateway-national",
                authority.server("gateway-national", List.of()),
                authority.signing("gateway-national"),
                List.of(gateway));
        ingest = new Ingest(oneBank(bank), Banks.of(List.of()), keys, 1_000_000, Clock.systemUTC(), UUID::randomUUID);
    }

    @Test
    void a_signature_in_an_envelope_is_a_message() {
        assertThat(arrive(sealed(signer.sign(CONTENT)), Optional.empty()))
                .isInstanceOfSatisfying(Outcome.Passed.class, passed -> assertThat(((Received) passed.next()).content())
                        .isEqualTo(Bytes.of(CONTENT)));
    }

    @Test
    void bare_content_in_an_envelope_is_refused_even_beside_its_signature() {
        Bytes beside = signer.signDetached(CONTENT);
        assertThat(refused(sealed(Bytes.of(CONTENT)), Optional.of(beside))).isEqualTo(Code.SIGNATURE_INVALID);
        assertThat(arrive(Bytes.of(CONTENT), Optional.of(beside))).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void another_form_of_encryption_is_told_as_an_envelope_that_does_not_open() throws CMSException, IOException {
        CMSEnvelopedDataGenerator old = new CMSEnvelopedDataGenerator();
        old.addRecipientInfoGenerator(new JceKEKRecipientInfoGenerator(
                        new byte[] {1}, new javax.crypto.spec.SecretKeySpec(new byte[32], "AES"))
                .setProvider(BouncyCastle.PROVIDER));
        Bytes enveloped = Bytes.owning(old.generate(
                        new CMSProcessableByteArray(signer.sign(CONTENT).toArray()),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                                .setProvider(BouncyCastle.PROVIDER)
                                .build())
                .toASN1Structure()
                .getEncoded("DER"));
        assertThat(refused(enveloped, Optional.empty())).isEqualTo(Code.SIGNATURE_INVALID);
        byte[] spoiled = sealed(signer.sign(CONTENT)).toArray();
        spoiled[spoiled.length - 1] ^= 1;
        assertThat(refused(Bytes.of(spoiled), Optional.empty())).isEqualTo(Code.SIGNATURE_INVALID);
    }

    private Bytes sealed(Bytes content) {
        return CmsEnvelope.seal(content, gateway.certificate());
    }

    private Outcome<Received> arrive(Bytes body, Optional<Bytes> detached) {
        return ingest.verify(new Arrival(
                Door.FILE, new Peer.OfConnection(Pin.of(bank.certificate())), Optional.empty(), body, detached));
    }

    private Code refused(Bytes body, Optional<Bytes> detached) {
        return switch (arrive(body, detached)) {
            case Outcome.Refused<Received>(var refusal) -> refusal.code();
            case Outcome.Passed<Received>(var received) -> throw new AssertionError(received);
        };
    }

    private static OneMember oneBank(Identity identity) {
        OneMember bank = new OneMember();
        bank.bind(identity, Instant.EPOCH, Optional.empty(), Purpose.values());
        return bank;
    }
}
