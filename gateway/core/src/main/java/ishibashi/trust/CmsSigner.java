package ishibashi.trust;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** RFC 5652 SignedData, DER, content inside, with the attributes of CAdES-B (ETSI EN 319 122-1 §6). */
public final class CmsSigner {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Clock clock;

    /** @param key P-256, P-384 or RSA of at least 3072 bits */
    public CmsSigner(PrivateKey key, X509Certificate certificate, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
    }

    /** Signs with the content inside. */
    public Bytes sign(byte[] content) {
        return sign(content, clock.instant());
    }

    /** @param at the signing time that it states */
    public Bytes sign(byte[] content, Instant at) {
        return sign(content, true, at);
    }

    /** The signature alone, for the header {@code Ishibashi-Signature} or a {@code .p7s} file. */
    public Bytes signDetached(byte[] content) {
        return sign(content, false, clock.instant());
    }

    private Bytes sign(byte[] content, boolean inside, Instant at) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            ContentSigner signer = new JcaContentSignerBuilder(algorithm())
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(key);
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes(at)))
                    .build(signer, certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return Bytes.owning(generator
                    .generate(new CMSProcessableByteArray(content), inside)
                    .getEncoded("DER"));
        } catch (CMSException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private AttributeTable attributes(Instant at) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(
                        new ESSCertIDv2(Pin.of(certificate).digest().toArray())))));
        return new AttributeTable(attributes);
    }
}
