package ishibashi.app.web;

import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.Pem;
import ishibashi.trust.certificate.Admission;
import ishibashi.trust.certificate.Candidate;
import ishibashi.trust.certificate.Objection;
import ishibashi.trust.certificate.Purpose;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The certificates that an operator states for a member, in PEM: {@code certificate}, {@code encryption}, and the {@code authority} that
 * issued them, or {@code authorities} among which it is.
 *
 * @param binding what is bound
 * @param purposes what the certificates serve for together
 */
record StatedCertificates(X509Binding binding, Set<Purpose> purposes) {
    /**
     * @param known the home's own authorities, beside the stated {@code authorities}
     * @param at when they are to be in force first
     * @throws IllegalArgumentException with what speaks against them, in both languages
     */
    static StatedCertificates read(JsonNode body, List<X509Certificate> known, Instant at) {
        byte[] chief = der(body, "certificate");
        Optional<byte[]> encryption = Optional.of(body)
                .filter(b -> b.has("encryption"))
                .map(b -> der(b, "encryption"))
                .filter(e -> !java.util.Arrays.equals(e, chief));
        Candidate candidate = candidate(chief, authorities(body, known));
        EnumSet<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        purposes.addAll(admitted(
                candidate,
                encryption.isPresent() ? EnumSet.of(Purpose.TLS, Purpose.SIGNING) : EnumSet.allOf(Purpose.class),
                at,
                ""));
        encryption.ifPresent(e -> purposes.addAll(admitted(
                candidate.beside(e), EnumSet.of(Purpose.ENCRYPTION), at, "暗号化用の証明書 / encryption certificate: ")));
        return new StatedCertificates(
                new X509Binding(
                        certificate(chief), encryption.map(StatedCertificates::certificate), authority(candidate)),
                purposes);
    }

    /** {@code tls, signing, encryption}. */
    String words() {
        return purposes.stream().sorted().map(Purpose::wire).collect(Collectors.joining(", "));
    }

    private static Set<Purpose> admitted(Candidate candidate, Set<Purpose> wished, Instant at, String of) {
        return switch (Admission.judge(candidate, wished, at)) {
            case Admission.Admitted(Set<Purpose> purposes) -> purposes;
            case Admission.Refused(List<Objection> objections) ->
                throw new IllegalArgumentException(
                        of + objections.stream().map(Objection::toString).collect(Collectors.joining("; ")));
        };
    }

    private static List<byte[]> authorities(JsonNode body, List<X509Certificate> known) {
        if (body.has("authority")) {
            return List.of(der(body, "authority"));
        }
        List<byte[]> all = new ArrayList<>(Pem.der(body.path("authorities").asString("")));
        known.forEach(authority -> all.addAll(Pem.der(Pem.of(authority))));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("認証局の証明書を --authority で指定するか、certs/authorities/ に置いてください"
                    + " / state the authority's certificate, or put it into certs/authorities/");
        }
        return List.copyOf(all);
    }

    private static Candidate candidate(byte[] der, List<byte[]> authorities) {
        try {
            return Candidate.issuedByOneOf(der, authorities);
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static byte[] der(JsonNode body, String name) {
        return Pem.der(body.path(name).asString("")).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " に証明書（PEM）がありません / " + name + " is no certificate in PEM"));
    }

    private static X509Certificate authority(Candidate candidate) {
        return certificate(candidate.authorityDer());
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return Pem.certificates(der).getFirst();
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static IllegalArgumentException unreadable(IllegalArgumentException e) {
        return new IllegalArgumentException("証明書を読めません / a certificate cannot be read", e);
    }
}
