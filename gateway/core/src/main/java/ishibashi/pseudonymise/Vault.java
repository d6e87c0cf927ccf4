package ishibashi.pseudonymise;

import ishibashi.message.Sealed;

/**
 * Port to the keys of the vault: seals under a fresh AES-256-GCM key of its own, wrapped by the key-encryption key. The
 * context (record or message id, owner, purpose) is associated data: a sealed value moved to another row does not open.
 */
public interface Vault {
    Sealed seal(byte[] clear, Context context);

    /** Opens it, or throws {@link SecurityException} if it was moved, changed or its key destroyed. */
    byte[] open(Sealed sealed, Context context);

    /**
     * What a sealed value is bound to.
     *
     * @param subject record or message id
     * @param owner member id of the operator of record
     * @param purpose content, label, identity, number, raw
     */
    record Context(String subject, String owner, String purpose) {}
}
