package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Candidate;
import ishibashi.trust.certificate.CertificatePolicy;
import ishibashi.trust.certificate.Purpose;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of the table {@code member_certificate}: bound, ended, never changed otherwise. */
final class CertificateRows {
    private static final String BIND = """
        insert into member_certificate (pin, member, certificate, authority, purposes, valid_from, key_hash)
        values (?, ?, ?, ?, ?, ?, ?) on conflict (pin) do nothing\
        """;

    private static final String SAME = """
        select valid_until is null and authority = ? and purposes @> ? and purposes <@ ? from member_certificate where pin = ?\
        """;

    private final Database database;
    private final MemberKeys keys;

    CertificateRows(Database database) {
        this.database = database;
        this.keys = new MemberKeys(database);
    }

    /** @param current whether it is not in an overlap already */
    record Standing(Pin pin, Set<Purpose> purposes, boolean current) {}

    /** Those that would serve after that time. */
    List<Standing> standing(MemberId member, Instant after) {
        return database.jdbc()
                .query(
                        "select pin, purposes, valid_until is null as current from member_certificate"
                                + " where member = ? and (valid_until is null or valid_until > ?)",
                        (row, n) -> new Standing(
                                new Pin(new Digest(row.getString("pin"))),
                                purposes(row.getArray("purposes")),
                                row.getBoolean("current")),
                        member.value(),
                        Database.at(after));
    }

    /**
     * Within a transaction.
     *
     * @return false if it stands there so already
     * @throws IllegalArgumentException if the key is another member's, the certificate serves for nothing that is wished, or it stands there
     *     otherwise
     */
    boolean bind(
            MemberId member,
            X509Certificate certificate,
            X509Certificate authority,
            Set<Purpose> wished,
            Instant from) {
        String pin = Pin.of(certificate).digest().hex();
        Object[] purposes = purposes(certificate, authority, wished).stream()
                .map(Purpose::wire)
                .sorted()
                .toArray();
        if (purposes.length == 0) {
            throw new IllegalArgumentException("この証明書は使えません / the certificate serves for nothing");
        }
        String key = keys.claim(member, certificate);
        byte[] issuer = der(authority);
        int added = database.jdbc().update(BIND, statement -> {
            statement.setString(1, pin);
            statement.setString(2, member.value());
            statement.setBytes(3, der(certificate));
            statement.setBytes(4, issuer);
            statement.setArray(5, statement.getConnection().createArrayOf("text", purposes));
            statement.setTimestamp(6, Database.at(from));
            statement.setString(7, key);
        });
        if (added == 0 && !standsSo(pin, issuer, purposes)) {
            throw new IllegalArgumentException("この証明書は、認証局か用途か期間が別の形で登録済みです。新しい証明書を登録してください"
                    + " / this certificate is bound already, with another authority, purpose or time: enrol a new one");
        }
        return added > 0;
    }

    private boolean standsSo(String pin, byte[] authority, Object[] purposes) {
        return Boolean.TRUE.equals(database.jdbc()
                .query(
                        SAME,
                        statement -> {
                            Array array = statement.getConnection().createArrayOf("text", purposes);
                            statement.setBytes(1, authority);
                            statement.setArray(2, array);
                            statement.setArray(3, array);
                            statement.setString(4, pin);
                        },
                        rows -> rows.next() && rows.getBoolean(1)));
    }

    /** Which of the wished purposes the certificates of a binding serve together. */
    Set<Purpose> purposes(X509Binding binding, Set<Purpose> wished) {
        EnumSet<Purpose> all = EnumSet.noneOf(Purpose.class);
        all.addAll(purposes(binding.certificate(), binding.authority(), wished));
        binding.encryption().ifPresent(e -> all.addAll(purposes(e, binding.authority(), Set.of(Purpose.ENCRYPTION))));
        return all;
    }

    private static Set<Purpose> purposes(X509Certificate certificate, X509Certificate authority, Set<Purpose> wished) {
        return CertificatePolicy.serves(Candidate.of(certificate, authority)).stream()
                .filter(wished::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** They are refused from then on. */
    void end(Collection<Pin> pins, Instant at) {
        database.jdbc()
                .batchUpdate(
                        "update member_certificate set valid_until = ? where pin = ?",
                        pins,
                        Database.BATCH,
                        (statement, pin) -> {
                            statement.setTimestamp(1, Database.at(at));
                            statement.setString(2, pin.digest().hex());
                        });
    }

    static Set<Purpose> purposes(Array column) throws SQLException {
        return Arrays.stream((String[]) column.getArray())
                .map(Purpose::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
