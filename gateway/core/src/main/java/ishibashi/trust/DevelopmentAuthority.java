package ishibashi.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The throw-away authority of a home in development mode (rulings 19): one root, leaves for members and the gateway. */
public final class DevelopmentAuthority {
    private static final Duration ROOT_LIFE = Duration.ofDays(3_650);
    private static final Duration LEAF_LIFE = Duration.ofDays(397);
    /** A message that was signed days ago, and waited, is of a time when the certificate was valid. */
    private static final Duration SKEW = Duration.ofDays(31);

    private final Identity root;
    private final Clock clock;
    private final SecureRandom random;

    private DevelopmentAuthority(Identity root, Clock clock, SecureRandom random) {
        this.root = root;
        this.clock = clock;
        this.random = random;
    }

    /** Opens the authority in that folder, or makes it. */
    public static DevelopmentAuthority in(Path folder, Clock clock, SecureRandom random) throws IOException {
        if (!Files.exists(folder.resolve("keystore.p12"))) {
            KeyFiles.write(folder, newRoot(clock, random), random);
        }
        return new DevelopmentAuthority(KeyFiles.read(folder), clock, random);
    }

    public X509Certificate certificate() {
        return root.certificate();
    }

    /** One certificate for TLS, signatures and encryption of a member. */
    public Identity member(String id) {
        return leaf(
                id,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement),
                List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection),
                List.of());
    }

    /** The gateway's TLS key for both sides of a connection. */
    public Identity server(String id, List<GeneralName> names) {
        return leaf(
                id,
                new KeyUsage(KeyUsage.digitalSignature),
                List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                names);
    }

    /** The gateway's key for signatures only. */
    public Identity signing(String id) {
        return leaf(
                id, new KeyUsage(KeyUsage.digitalSignature), List.of(KeyPurposeId.id_kp_emailProtection), List.of());
    }

    /** The gateway's key to which members encrypt. */
    public Identity encryption(String id) {
        return leaf(id, new KeyUsage(KeyUsage.keyAgreement), List.of(KeyPurposeId.id_kp_emailProtection), List.of());
    }

    private Identity leaf(String name, KeyUsage usage, List<KeyPurposeId> purposes, List<GeneralName> names) {
        KeyPair pair = pair(random);
        Instant now = clock.instant();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    root.certificate(),
                    serial(random),
                    Date.from(now.minus(SKEW)),
                    Date.from(now.plus(LEAF_LIFE)),
                    new javax.security.auth.x500.X500Principal("CN=" + name + ",O=Ishibashi development"),
                    pair.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
            extend(builder, Extension.keyUsage, true, usage);
            extend(
                    builder,
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            extend(
                    builder,
                    Extension.subjectKeyIdentifier,
                    false,
                    extensions.createSubjectKeyIdentifier(pair.getPublic()));
            extend(
                    builder,
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(root.certificate()));
            if (!names.isEmpty()) {
                extend(
                        builder,
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            X509Certificate certificate = sign(builder, root.key());
            return new Identity(pair.getPrivate(), List.of(certificate, root.certificate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot issue a certificate", e);
        }
    }

    private static Identity newRoot(Clock clock, SecureRandom random) {
        KeyPair pair = pair(random);
        Instant now = clock.instant();
        X500Name name = new X500Name("CN=Throw-away root,O=Ishibashi development");
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    serial(random),
                    Date.from(now.minus(SKEW)),
                    Date.from(now.plus(ROOT_LIFE)),
                    name,
                    pair.getPublic());
            extend(builder, Extension.basicConstraints, true, new BasicConstraints(0));
            extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            extend(
                    builder,
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Identity(pair.getPrivate(), List.of(sign(builder, pair.getPrivate())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a root", e);
        }
    }

    private static void extend(
            JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(type, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws CertificateException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(key)));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(126, random).setBit(125);
    }
}
