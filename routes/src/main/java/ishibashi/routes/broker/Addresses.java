package ishibashi.routes.broker;

import ishibashi.message.MemberId;

/** Names of addresses (rulings 25): {@code in.X}, {@code out.X}, and our own for acknowledgements. */
public final class Addresses {
    /** Where the broker tells us what members have acknowledged. */
    public static final String ACKNOWLEDGED = "ishibashi.acknowledged";

    /** Property with a result's id. */
    public static final String ID = "ishibashi_id";

    static final String IN = "in.";
    static final String OUT = "out.";

    private Addresses() {}

    public static String in(MemberId member) {
        return IN + member;
    }

    public static String out(MemberId member) {
        return OUT + member;
    }
}
