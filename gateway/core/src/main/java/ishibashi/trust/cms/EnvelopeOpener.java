package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsForm;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opens AuthEnvelopedData after security §3.2. Whatever is wrong, the work is the same: one operation of a private key and one
 * decryption of as many bytes. Who breaks a rule before that has a fixed envelope of our own opened, under the same key.
 */
public final class EnvelopeOpener {
    private static final Bytes FIXED = Bytes.of(new byte[] {1});
    private static final byte[] NO_KEY = new byte[32];
    private static final byte[] NO_NONCE = new byte[12];
    private static final int TAG = 16;

    private final List<EnvelopeView.Ours> fixed;
    private final List<EnvelopeKey> keys;
    private final EnvelopePolicy policy;

    /** What became of an envelope. */
    public sealed interface Result {
        /** @param signed SignedData, not yet verified */
        record Opened(Bytes signed) implements Result {}

        /** @param rule for the audit, never for the sender */
        record Closed(String rule) implements Result {}
    }

    /** @param own the newest first */
    public EnvelopeOpener(List<CmsEnvelope.Key> own) {
        this(own, EnvelopePolicy.WHOLE);
    }

    EnvelopeOpener(List<CmsEnvelope.Key> own, EnvelopePolicy policy) {
        this.fixed = own.stream().map(EnvelopeOpener::fixed).toList();
        this.keys = fixed.stream().map(EnvelopeView.Ours::key).toList();
        this.policy = policy;
    }

    private static EnvelopeView.Ours fixed(CmsEnvelope.Key own) {
        EnvelopeKey key = EnvelopeKey.of(own);
        byte[] sealed = CmsEnvelope.seal(FIXED, own.certificate()).toArray();
        return new EnvelopeView(sealed, List.of(key)).ours().getFirst();
    }

    /** Never throws for what came. */
    public Result open(Bytes der) {
        if (fixed.isEmpty()) {
            return new Result.Closed("no-key-of-ours");
        }
        EnvelopeView envelope = new EnvelopeView(der.toArray(), keys);
        return policy.broken(envelope)
                .<Result>map(rule -> spoiled(envelope, rule))
                .orElseGet(() -> opened(envelope));
    }

    private Result opened(EnvelopeView envelope) {
        Optional<EnvelopeView.Ours> ours = envelope.ours().stream().findFirst();
        if (ours.isEmpty()) {
            return spoiled(envelope, "no-recipient");
        }
        EnvelopeFields fields = envelope.fields();
        Optional<byte[]> key = contentKey(ours.get()).filter(k -> EnvelopeGcmOnly.keyFits(envelope, k));
        byte[] mac = fields.mac().getOctets();
        Optional<byte[]> content = content(
                key,
                envelope.nonce(),
                mac.length,
                fields.covered(),
                fields.content().getEncryptedContent().getOctets(),
                mac);
        if (key.isEmpty()) {
            return new Result.Closed("content-key");
        }
        return content.map(Bytes::owning)
                .<Result>map(inner -> CmsForm.of(inner) == CmsForm.SIGNED_DATA
                        ? new Result.Opened(inner)
                        : new Result.Closed("inner-signed-data"))
                .orElseGet(() -> new Result.Closed("tag-holds"));
    }

    /** The same work for nothing. */
    private Result spoiled(EnvelopeView envelope, String rule) {
        EnvelopeView.Ours instead =
                fixed.stream().filter(f -> envelope.names(f.key())).findFirst().orElseGet(fixed::getFirst);
        content(contentKey(instead), NO_NONCE, TAG, new byte[0], envelope.der());
        return new Result.Closed(rule);
    }

    private static Optional<byte[]> contentKey(EnvelopeView.Ours ours) {
        try {
            return Optional.of(ours.recipient().contentKey(ours.key()));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> content(
            Optional<byte[]> key, byte[] nonce, int tag, byte[] covered, byte[]... sealed) {
        try {
            return Optional.of(EnvelopeCipher.open(key.orElse(NO_KEY), nonce, tag, covered, sealed));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        } finally {
            key.ifPresent(k -> Arrays.fill(k, (byte) 0));
        }
    }
}
