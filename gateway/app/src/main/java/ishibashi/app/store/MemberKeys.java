package ishibashi.app.store;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.trust.Pem;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Whose a key is, for good (security case 20): a constraint of the database decides, also between two nodes at once. */
final class MemberKeys {
    private final Database database;

    MemberKeys(Database database) {
        this.database = database;
    }

    /**
     * Within a transaction. Where another transaction claims the same key, this waits for its end.
     *
     * @return the key's digest, under which it is the member's
     * @throws IllegalArgumentException if it is another member's
     */
    String claim(MemberId member, X509Certificate certificate) {
        String key = digest(certificate);
        database.jdbc()
                .update(
                        "insert into member_key (key_hash, member) values (?, ?) on conflict do nothing",
                        key,
                        member.value());
        String owner =
                database.jdbc().queryForObject("select member from member_key where key_hash = ?", String.class, key);
        if (!member.value().equals(owner)) {
            throw new IllegalArgumentException(
                    "この鍵は別の会員に登録されています。会員ごとに新しい鍵を作ってください / the key is bound to another member");
        }
        return key;
    }

    /** Enters the keys of certificates that were bound before keys were kept. */
    void enterMissing() {
        database.run(() -> without().forEach(row -> {
            database.jdbc()
                    .update(
                            "insert into member_key (key_hash, member) values (?, ?) on conflict do nothing",
                            row.key(),
                            row.member());
            database.jdbc().update("update member_certificate set key_hash = ? where pin = ?", row.key(), row.pin());
        }));
    }

    private record Row(String pin, String member, String key) {}

    private List<Row> without() {
        return database
                .jdbc()
                .query(
                        "select pin, member, certificate from member_certificate where key_hash is null for update",
                        (row, n) ->
                                row(row.getString("pin"), row.getString("member"), digest(row.getBytes("certificate"))))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Row> row(String pin, String member, Optional<String> key) {
        return key.map(k -> new Row(pin, member, k));
    }

    /** Empty for what is no certificate: it serves for nothing anyway. */
    private static Optional<String> digest(byte[] certificate) {
        try {
            return Optional.of(digest(Pem.certificates(certificate).getFirst()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String digest(X509Certificate certificate) {
        return Digest.of(certificate.getPublicKey().getEncoded()).hex();
    }
}
