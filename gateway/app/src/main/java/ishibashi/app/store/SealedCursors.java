package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.message.Sealed;
import ishibashi.pseudonymise.Vault;
import ishibashi.submit.Cursors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Seals places in an order by the vault's keys: member and query are associated data, so nobody else's cursor opens. */
public final class SealedCursors implements Cursors {
    private static final int LONGEST = 2_048;

    private final Vault vault;

    public SealedCursors(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String seal(MemberId member, String query, String place) {
        Sealed sealed = vault.seal(place.getBytes(StandardCharsets.UTF_8), context(member, query));
        byte[] id = sealed.keyId().getBytes(StandardCharsets.UTF_8);
        byte[] key = sealed.wrappedKey().toArray();
        byte[] text = sealed.nonceAndText().toArray();
        ByteBuffer all = ByteBuffer.allocate(2 + id.length + key.length + text.length);
        all.put((byte) id.length).put((byte) key.length).put(id).put(key).put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
    }

    @Override
    public Optional<String> open(MemberId member, String query, String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] id = new byte[all.get() & 0xff];
            byte[] key = new byte[all.get() & 0xff];
            all.get(id).get(key);
            byte[] text = new byte[all.remaining()];
            all.get(text);
            Sealed sealed = new Sealed(new String(id, StandardCharsets.UTF_8), Bytes.owning(key), Bytes.owning(text));
            return Optional.of(new String(vault.open(sealed, context(member, query)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | SecurityException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Vault.Context context(MemberId member, String query) {
        return new Vault.Context(
                "cursor " + Digest.of(query.getBytes(StandardCharsets.UTF_8)).hex(), member.value(), "cursor");
    }
}
