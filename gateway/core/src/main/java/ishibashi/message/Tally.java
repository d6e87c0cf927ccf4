package ishibashi.message;

/** The conservation ledger's counts (contract §6). A tally that does not balance cannot be built. */
public record Tally(long received, long accepted, long quarantined, long rejected, long duplicate, long pending) {
    public static final Tally NOTHING = of(0, 0, 0, 0, 0);

    public Tally {
        if (received != accepted + quarantined + rejected + duplicate + pending) {
            throw new Unbalanced("the ledger does not balance: received " + received + ", accepted " + accepted
                    + ", quarantined " + quarantined + ", rejected " + rejected + ", duplicate " + duplicate
                    + ", pending "
                    + pending);
        }
    }

    public static Tally of(long accepted, long quarantined, long rejected, long duplicate, long pending) {
        return new Tally(
                accepted + quarantined + rejected + duplicate + pending,
                accepted,
                quarantined,
                rejected,
                duplicate,
                pending);
    }

    public Tally plus(Tally other) {
        return of(
                accepted + other.accepted,
                quarantined + other.quarantined,
                rejected + other.rejected,
                duplicate + other.duplicate,
                pending + other.pending);
    }

    /** Something was lost or doubled. */
    public static final class Unbalanced extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Unbalanced(String message) {
            super(message);
        }
    }
}
