package ishibashi.message;

/**
 * A keyed fingerprint (HMAC-SHA-256, 128 bits, base32) of a facility, employer or number. It can be compared, never read:
 * the matcher hides a doctor from the present employer by it and learns no name (domain §2, 11–12).
 */
public record Token(String value) {}
