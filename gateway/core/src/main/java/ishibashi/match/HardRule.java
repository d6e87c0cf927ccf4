package ishibashi.match;

import ishibashi.message.Terms.Employment;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Rules that must hold; the first that fails is told if {@link Mend} has it (D10). */
record HardRule(String name, Predicate<Pair> holds) {
    static final int LIMITED_NIGHTS = 4;
    static final int MONTHS_OF_GRACE = 6;

    /** In the order in which they are asked. Those that protect a person come first and are never told. */
    static final List<HardRule> ALL = List.of(
            new HardRule("hidden-employer", HardRule::notHidden),
            new HardRule("consent-scope", HardRule::inScope),
            new HardRule("workplace-kind", p -> p.wish().kinds.contains(p.offer().kind)),
            new HardRule("not-expired", p -> p.offer().expires >= p.today()),
            new HardRule("department", p -> p.departmentDistance() >= 0),
            new HardRule("region", p -> p.regionRank() >= 0 && !p.excluded()),
            new HardRule("employment", p -> p.wish().employments.contains(p.offer().employment)),
            new HardRule("start", p -> inTime(p, p.offer().employment)),
            new HardRule("period", p -> contained(p, p.offer().employment)),
            new HardRule("night-duty", HardRule::nightsBearable),
            new HardRule("days", HardRule::daysMeet),
            new HardRule("training", HardRule::trains));

    private static boolean notHidden(Pair p) {
        return Collections.disjoint(
                p.wish().posting.hiddenFrom(), p.offer().posting.facilities());
    }

    private static boolean inScope(Pair p) {
        if (p.offer().operator == p.wish().operator) {
            return true;
        }
        return switch (p.wish().scope) {
            case OWN_BANK -> false;
            case NEIGHBOURS -> p.wish().isNeighbour(p.offer().home);
            case NATIONAL -> true;
        };
    }

    /** Half a year of grace, but none for a post that is limited in time. */
    static boolean inTime(Pair p, Employment employment) {
        long latest = employment == Employment.PERMANENT ? p.offer().startWithGrace : p.offer().start;
        return p.wish().from(p.today()) <= latest && p.wish().to >= p.offer().start;
    }

    /** A post that is limited in time lies within the time that the doctor has. */
    static boolean contained(Pair p, Employment employment) {
        return employment == Employment.PERMANENT || p.offer().end == Offer.NEVER || p.wish().to >= p.offer().end;
    }

    /** 支援付き: remote support turns a conditional yes into a yes (D13). */
    private static boolean nightsBearable(Pair p) {
        return switch (p.wish().nightDuty) {
            case YES -> true;
            case LIMITED -> p.offer().nights <= LIMITED_NIGHTS || p.offer().supported;
            case NO -> p.offer().nights == 0;
        };
    }

    private static boolean daysMeet(Pair p) {
        return p.wish().days == 0 || p.offer().days == 0 || (p.wish().days & p.offer().days) != 0;
    }

    /** Who means to become 専門医 is not sent to a site that trains for another field. */
    private static boolean trains(Pair p) {
        return !p.wish().training
                || p.offer().training.length == 0
                || p.departments().distance(p.wish().departments, p.offer().training) >= 0;
    }
}
