package ishibashi.trust.cms;

/** One thing that an envelope must keep before any key of ours touches it (security §3.2). */
interface EnvelopeRule {
    /** Stands in the audit, never in an answer. */
    String name();

    /** May throw an unchecked exception where the structure cannot be read as far as that. */
    boolean holds(EnvelopeView envelope);
}
