package ishibashi.trust;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * RFC 7292: one key and its chain under a password of 128 random bits. Such a password needs no slow derivation, so it has OpenSSL's
 * count of 2,048 and not Java's of 10,000: a start opens a dozen of them.
 */
final class Pkcs12 {
    private static final int ITERATIONS = 2_048;
    private static final AlgorithmIdentifier HMAC = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256);

    private Pkcs12() {}

    /** @param name by which a key store finds the key */
    static byte[] write(Identity identity, String name, char[] password, SecureRandom random) throws IOException {
        try {
            PKCS12SafeBag key =
                    named(new JcaPKCS12SafeBagBuilder(identity.key(), encryptor(password, random)), name, identity);
            List<PKCS12SafeBag> chain = new ArrayList<>();
            for (X509Certificate certificate : identity.chain()) {
                PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
                chain.add(chain.isEmpty() ? named(bag, name, identity) : bag.build());
            }
            return new PKCS12PfxPduBuilder()
                    .addData(key)
                    .addEncryptedData(encryptor(password, random), chain.toArray(PKCS12SafeBag[]::new))
                    .build(
                            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .setIterationCount(ITERATIONS),
                            password)
                    .getEncoded("DER");
        } catch (PKCSException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException("cannot write a key store", e);
        }
    }

    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String name, Identity identity)
            throws CertificateEncodingException {
        ASN1ObjectIdentifier friendly = PKCS12SafeBag.friendlyNameAttribute;
        return bag.addBagAttribute(friendly, new DERBMPString(name))
                .addBagAttribute(
                        PKCS12SafeBag.localKeyIdAttribute,
                        new DEROctetString(
                                Pin.of(identity.certificate()).digest().toArray()))
                .build();
    }

    private static OutputEncryptor encryptor(char[] password, SecureRandom random) throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setPRF(HMAC)
                .setIterationCount(ITERATIONS)
                .setProvider(BouncyCastle.PROVIDER)
                .setRandom(random)
                .build(password);
    }
}
