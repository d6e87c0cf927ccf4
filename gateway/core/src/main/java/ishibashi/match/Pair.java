package ishibashi.match;

/** A vacancy and a seeker under the eyes of a rule, on an epoch day. */
record Pair(Offer offer, Wish wish, Departments departments, long today) {
    /** The least distance between a wished and an offered department, -1 if there is none. */
    int departmentDistance() {
        return departments.distance(wish.departments, offer.departments);
    }

    /** Place of the vacancy's region among the wishes, from 0; -1 if none of them. */
    int regionRank() {
        return rank(wish.regions);
    }

    boolean excluded() {
        return rank(wish.excluded) >= 0;
    }

    private int rank(int[] regions) {
        for (int n = 0; n < regions.length; n++) {
            for (int place : offer.places) {
                if (regions[n] == place) {
                    return n;
                }
            }
        }
        return -1;
    }

    /** Remote support alone makes the nights bearable (D13). */
    boolean nightsThroughSupport() {
        return wish.nightDuty == ishibashi.message.Terms.Stance.LIMITED
                && offer.nights > HardRule.LIMITED_NIGHTS
                && offer.supported;
    }
}
