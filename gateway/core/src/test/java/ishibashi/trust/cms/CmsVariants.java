package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;

/** One bad way a line: rule, words, what would become of it without the rule, and how it is made. */
final class CmsVariants {
    static final Signatory EC = Signatory.ec("P-256");
    static final Signatory RSA = Signatory.rsa(3072);
    static final Signatory STRANGER = Signatory.ec("P-256");
    static final List<Signatory> SIGNATORIES = List.of(EC, Signatory.ec("P-384"), RSA);

    private static final ASN1ObjectIdentifier TST_INFO = PKCSObjectIdentifiers.id_ct_TSTInfo;
    static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.392.200000.1");
    static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    static final AlgorithmIdentifier SHA1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);

    private CmsVariants() {}

    /** @param otherwise {@code taken}, or the rule that catches it too */
    record Variant(String rule, String words, String otherwise, Signatory signatory, Consumer<CmsForge> made) {
        CmsForge forge() {
            CmsForge forge = new CmsForge(signatory);
            made.accept(forge);
            return forge;
        }

        @Override
        public String toString() {
            return rule + ": " + words;
        }
    }

    static Stream<Variant> all() {
        return Stream.of(structure(), CmsAlgorithmVariants.all(), attributes(), times(), hints(), values())
                .flatMap(List::stream);
    }

    static Variant ec(String rule, String words, String otherwise, Consumer<CmsForge> made) {
        return new Variant(rule, words, otherwise, EC, made);
    }

    static Variant rsa(String rule, String words, String otherwise, Consumer<CmsForge> made) {
        return new Variant(rule, words, otherwise, RSA, made);
    }

    private static List<Variant> structure() {
        return List.of(
                ec("versions", "outer 3, signer by issuer", "taken", f -> f.version = 3),
                ec("versions", "signer 3 by issuer", "taken", f -> f.signerVersion = 3),
                ec("sets-in-order", "signed attributes turned", "taken", f -> f.whole = CmsVariants::turned),
                ec("one-digest-algorithm", "two listed", "taken", f -> f.digests = List.of(SHA256, SHA1)),
                ec("one-digest-algorithm", "another listed", "taken", f -> f.digests = List.of(SHA1)),
                ec(
                        "one-digest-algorithm",
                        "with parameters",
                        "taken",
                        f -> f.digests =
                                List.of(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, new ASN1Integer(1)))),
                ec("content-is-data", "a time stamp's content", "taken", f -> {
                    f.type = TST_INFO;
                    f.set(CMSAttributes.contentType, TST_INFO);
                }),
                ec("inside-or-beside", "neither", "same-digest", f -> f.inside = false),
                ec("inside-or-beside", "both", "taken", f -> f.beside = Optional.of(Bytes.of(CmsForge.CONTENT))));
    }

    /** The type's attribute, which comes first, put behind the next one. */
    private static byte[] turned(byte[] der) {
        String hex = HexFormat.of().formatHex(der);
        String type = "301806092a864886f70d010903310b06092a864886f70d010701";
        int at = hex.indexOf(type);
        int next = at + type.length();
        int length = 4 + 2 * Integer.parseInt(hex.substring(next + 2, next + 4), 16);
        return HexFormat.of()
                .parseHex(hex.substring(0, at)
                        + hex.substring(next, next + length)
                        + type
                        + hex.substring(next + length));
    }

    private static List<Variant> attributes() {
        ASN1Encodable other = new DEROctetString(new byte[] {9});
        return List.of(
                ec("attributes-once-each", "none signed", "attributes-needed", f -> f.attributes.clear()),
                ec("attributes-once-each", "an unknown one twice", "taken", f -> {
                    f.attributes.add(CmsForge.attribute(UNKNOWN, other));
                    f.attributes.add(CmsForge.attribute(UNKNOWN, new ASN1Integer(2)));
                }),
                ec(
                        "attributes-once-each",
                        "an unknown one with two values",
                        "taken",
                        f -> f.attributes.add(CmsForge.attribute(UNKNOWN, other, new ASN1Integer(2)))),
                ec(
                        "attributes-once-each",
                        "the digest twice",
                        "same-digest",
                        f -> f.attributes.add(CmsForge.attribute(CMSAttributes.messageDigest, other))),
                ec("attributes-needed", "no type", "same-content-type", f -> f.drop(CMSAttributes.contentType)),
                ec("attributes-needed", "no digest", "same-digest", f -> f.drop(CMSAttributes.messageDigest)),
                ec("attributes-needed", "no time", "signing-time-form", f -> f.drop(CMSAttributes.signingTime)),
                ec(
                        "attributes-needed",
                        "no certificate",
                        "names-the-pinned-certificate",
                        f -> f.drop(PKCSObjectIdentifiers.id_aa_signingCertificateV2)),
                ec("same-content-type", "another", "syntax", f -> f.set(CMSAttributes.contentType, TST_INFO)),
                ec(
                        "same-digest",
                        "of other content",
                        "syntax",
                        f -> f.set(
                                CMSAttributes.messageDigest,
                                new DEROctetString(CmsForge.hash("SHA-256", new byte[] {9})))),
                ec(
                        "names-the-pinned-certificate",
                        "another's hash",
                        "taken",
                        f -> names(f, new ESSCertIDv2(CmsForge.hash("SHA-256", STRANGER.encoded())))),
                ec(
                        "names-the-pinned-certificate",
                        "its SHA-1",
                        "taken",
                        f -> names(f, new ESSCertIDv2(SHA1, CmsForge.hash("SHA-1", EC.encoded())))),
                ec(
                        "names-the-pinned-certificate",
                        "its hash, another's number",
                        "taken",
                        f -> names(
                                f,
                                new ESSCertIDv2(
                                        SHA256,
                                        CmsForge.hash("SHA-256", EC.encoded()),
                                        new IssuerSerial(
                                                new GeneralNames(new GeneralName(new X500Name("CN=架空県医師バンク"))),
                                                new ASN1Integer(7))))));
    }

    private static void names(CmsForge f, ESSCertIDv2 certificate) {
        f.set(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(certificate));
    }

    private static List<Variant> times() {
        return List.of(
                time("local", new DERUTCTime("261125100000+0900")),
                time("without seconds", new DERUTCTime("2611250100Z")),
                time("as 2050 and later", new DERGeneralizedTime("20261125010000Z")),
                ec(
                        "certificate-valid-then",
                        "before its first day",
                        "taken",
                        f -> f.set(CMSAttributes.signingTime, new DERUTCTime("261025010000Z"))),
                ec(
                        "certificate-valid-then",
                        "after its last day",
                        "taken",
                        f -> f.set(CMSAttributes.signingTime, new DERUTCTime("271125010000Z"))));
    }

    private static Variant time(String words, ASN1Encodable value) {
        return ec("signing-time-form", words, "certificate-valid-then", f -> f.set(CMSAttributes.signingTime, value));
    }

    private static List<Variant> hints() {
        return List.of(
                ec("unsigned-attributes", "five", "taken", f -> {
                    for (int n = 0; n < 5; n++) {
                        f.unsigned.add(new Attribute(UNKNOWN, new DERSet(new ASN1Integer(n))));
                    }
                }),
                ec(
                        "unsigned-attributes",
                        "65 KiB in one",
                        "taken",
                        f -> f.unsigned.add(CmsForge.attribute(UNKNOWN, new DEROctetString(new byte[65 << 10])))),
                ec("certificates-few", "six", "taken", f -> {
                    f.certificates.add(encoded(EC));
                    for (int n = 0; n < 5; n++) {
                        f.certificates.add(encoded(Signatory.ec("P-256")));
                    }
                }),
                ec(
                        "shows-the-pinned-certificate",
                        "another's alone",
                        "taken",
                        f -> f.certificates.add(encoded(STRANGER))),
                ec(
                        "revocation-lists-readable",
                        "no list",
                        "taken",
                        f -> f.lists.add(new DERSequence(new ASN1Integer(1)))));
    }

    private static ASN1Encodable encoded(Signatory signatory) {
        return Certificate.getInstance(signatory.encoded());
    }

    private static List<Variant> values() {
        return List.of(
                ec(
                        "signature-value",
                        "r and s zero",
                        "mathematics",
                        f -> f.value = signature -> new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}),
                ec("signature-value", "a byte behind it", "syntax", f -> f.value = CmsForge::longer),
                rsa("signature-value", "longer than the modulus", "mathematics", f -> f.value = CmsForge::longer));
    }
}
