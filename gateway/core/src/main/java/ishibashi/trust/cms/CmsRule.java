package ishibashi.trust.cms;

/** One rule of security §3.1. What its reader throws counts as broken: what cannot be decided is refused. */
interface CmsRule {
    /** For the audit and for whoever mends the sender's program; never told to the sender. */
    String name();

    boolean holds(CmsView view);

    /** What is said where it is broken. */
    default CmsVerifier.Result broken() {
        return new CmsVerifier.Result.Bad(name());
    }
}
