package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.trust.Pem;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Candidate;
import ishibashi.trust.certificate.CertificatePolicy;
import ishibashi.trust.certificate.Purpose;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The certificates of the directory, each read and judged once as long as it stands there: what its pin says does not change. For the
 * hospitals of a country, some eight thousand.
 */
final class ParsedCertificates {
    private static final String READ = "select pin, certificate, authority from member_certificate where pin = any(?)";

    private final JdbcTemplate jdbc;
    private final Map<Pin, Optional<Parsed>> known = new ConcurrentHashMap<>();

    /**
     * One of them.
     *
     * @param serves by the demands that do not change with time
     */
    record Parsed(X509Certificate certificate, X509Certificate authority, Set<Purpose> serves) {}

    ParsedCertificates(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * Reads those that are new, forgets those that are not asked for any more.
     *
     * @return without those that cannot be read, or are not the ones that their rows say
     */
    Map<Pin, Parsed> of(Collection<Pin> pins) {
        Map<Pin, Optional<Parsed>> all = new HashMap<>();
        pins.stream()
                .filter(known::containsKey)
                .forEach(pin -> all.put(pin, known.getOrDefault(pin, Optional.empty())));
        List<String> missing = pins.stream()
                .filter(pin -> !all.containsKey(pin))
                .map(pin -> pin.digest().hex())
                .toList();
        for (int from = 0; from < missing.size(); from += Database.BATCH) {
            read(missing.subList(from, Math.min(from + Database.BATCH, missing.size())), all);
        }
        known.putAll(all);
        known.keySet().retainAll(all.keySet());
        return all.entrySet().stream()
                .flatMap(e -> e.getValue().map(p -> Map.entry(e.getKey(), p)).stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void read(List<String> pins, Map<Pin, Optional<Parsed>> into) {
        jdbc.query(
                READ,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", pins.toArray())),
                row -> {
                    into.put(new Pin(new Digest(row.getString("pin"))), parsed(row));
                });
    }

    private static Optional<Parsed> parsed(ResultSet row) throws SQLException {
        byte[] der = row.getBytes("certificate");
        byte[] authority = row.getBytes("authority");
        if (!Digest.of(der).hex().equals(row.getString("pin"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Parsed(
                    Pem.certificates(der).getFirst(),
                    Pem.certificates(authority).getFirst(),
                    CertificatePolicy.serves(Candidate.of(der, authority))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
