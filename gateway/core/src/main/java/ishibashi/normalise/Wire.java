package ishibashi.normalise;

import ishibashi.message.Terms;
import ishibashi.normalise.field.Day;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values in the words of a dry run: ISO dates, lists joined by {@code |}, days mon to sun. */
final class Wire {
    private Wire() {}

    static String text(Object value) {
        return switch (value) {
            case Day day -> day.wire();
            case Terms.Place place -> place.municipality().orElse(place.prefecture());
            case DayOfWeek day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT);
            case Collection<?> all -> all.stream().map(Wire::text).collect(Collectors.joining("|"));
            default -> value.toString();
        };
    }
}
