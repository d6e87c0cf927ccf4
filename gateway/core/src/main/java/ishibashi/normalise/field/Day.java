package ishibashi.normalise.field;

import java.time.LocalDate;

/** What a date cell can say. */
public sealed interface Day {
    record On(LocalDate date) implements Day {}

    record InYear(int year) implements Day {}

    record AtOnce() implements Day {}

    /** ISO day, year alone, or {@code immediate}. */
    default String wire() {
        return switch (this) {
            case On(LocalDate date) -> date.toString();
            case InYear(int year) -> Integer.toString(year);
            case AtOnce() -> "immediate";
        };
    }
}
