package ishibashi.app.bench;

import java.io.PrintStream;
import java.util.Arrays;

/** What a run gave: how many in what time, and how long each took. */
record Figures(int count, double seconds, double p50, double p99) {
    /** @param nanos one entry a message */
    static Figures of(long[] nanos, double seconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(sorted.length, seconds, at(sorted, 0.50), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }

    static void print(PrintStream out, String what, int clients, Figures figures) {
        out.printf("%-34s %3d clients:  %s%n", what + ",", clients, figures);
    }

    double perSecond() {
        return count / seconds;
    }

    @Override
    public String toString() {
        return "%,8.0f /s   p50 %7.2f ms   p99 %7.2f ms   (%,d in %.1f s)"
                .formatted(perSecond(), p50, p99, count, seconds);
    }
}
