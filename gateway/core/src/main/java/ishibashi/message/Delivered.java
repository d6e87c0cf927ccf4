package ishibashi.message;

import java.time.Instant;
import java.util.UUID;

/** A result that its recipient has acknowledged, and over which way out. */
public record Delivered(UUID result, MemberId recipient, String way, Instant at) implements Message {}
