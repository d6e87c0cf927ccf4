package ishibashi.normalise.score;

/** How many of a kind were read right. */
public record Share(Goal goal, int right, int of) {
    /** Of none, all. */
    public double percent() {
        return of == 0 ? 100 : 100.0 * right / of;
    }

    public boolean reached() {
        return percent() >= goal.asked();
    }

    Share and(boolean wasRight) {
        return new Share(goal, right + (wasRight ? 1 : 0), of + 1);
    }
}
