package ishibashi.normalise.draft;

/**
 * How well the values of a column fit what it may fill.
 *
 * @param points over 0 speaks for it, under 0 against it
 * @param read share of the values that say something which can be read so
 * @param ja what was seen, for the clerk
 */
record Fitness(double points, double read, String ja, String en) {
    static final Fitness NOTHING_SEEN = new Fitness(0, 0, "", "");
}
