package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.normalise.field.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a kind of value came to: read right, unsure (refused, or marked as inferred), or wrong without a doubt. Prints its line and
 * holds the share that is asked for; nothing may be wrong and confident.
 */
final class Reckoning {
    private final String what;
    private final List<String> unsure = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int right;
    private int all;

    Reckoning(String what) {
        this.what = what;
    }

    /** @param expected what it means; of {@code "?"} nobody can say, so it must be unsure; {@code ~} behind it asks for the mark */
    void judge(String raw, String expected, Reading<String> reading) {
        judge(raw, expected, reading, 1);
    }

    /** @param times how often it stands in the list */
    void judge(String raw, String expected, Reading<String> reading, int times) {
        boolean marked = !(reading instanceof Reading.Value<String> value) || value.inferred();
        String read =
                reading instanceof Reading.Value<String> value ? value.value() + (value.inferred() ? "~" : "") : "?";
        all += times;
        if (read.equals(expected)) {
            right += times;
        } else {
            (marked ? unsure : wrong).add(raw + " → " + read + ", not " + expected);
        }
    }

    void holds(double least) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-32s %5d of %5d right, %6.2f %% (asked: %.1f %%), %d unsure, %d wrong",
                what,
                right,
                all,
                100.0 * right / all,
                least,
                unsure.size(),
                wrong.size()));
        assertThat(wrong).as(what + unsure).isEmpty();
        assertThat(100.0 * right / all).as(what + unsure).isGreaterThanOrEqualTo(least);
    }
}
