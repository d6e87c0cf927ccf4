package ishibashi.message;

/** The stages of the journey (design §2). A stage takes the one before it; a later one copies what it needs. */
public sealed interface Message permits Received, Normalised, Linked, Pseudonymised, Matched, Signed, Delivered {}
