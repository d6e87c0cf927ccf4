package ishibashi.routes.broker;

import ishibashi.message.MemberId;

/** Names of addresses (rulings 25): {@code in.X}, {@code out.X}, and our own, on which the broker tells the gateway. */
public final class Addresses {
    /** Where the broker tells us what members have acknowledged. */
    public static final String ACKNOWLEDGED = "ishibashi.acknowledged";

    /** Where the broker tells us what it refused before its journal. */
    public static final String REFUSED = "ishibashi.refused";

    /** Property with a result's id. */
    public static final String ID = "ishibashi_id";

    /** Property with the member of whom the broker tells. */
    public static final String MEMBER = "ishibashi_member";

    /** Property with the code of a refusal. */
    public static final String CODE = "ishibashi_code";

    static final String EXPIRED = "ishibashi.expired";
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
