package ishibashi.normalise.read;

import ishibashi.bank.Shape;
import ishibashi.normalise.field.Dates;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that a file says of itself, where its shape knows a place for it. */
final class AsOfDay {
    private static final Pattern DATE =
            Pattern.compile("(?:令和|平成|R|H)?[\\d０-９元]{1,4}[年./][\\d０-９]{1,2}(?:[月./](?:[\\d０-９]{1,2}日?)?)?");

    private AsOfDay() {}

    static Optional<LocalDate> at(Shape shape, Function<String, Optional<String>> place) {
        return shape.asOf().stream()
                .filter(Shape.AsOf.AtPath.class::isInstance)
                .map(Shape.AsOf.AtPath.class::cast)
                .flatMap(at -> place.apply(at.path()).stream())
                .flatMap(text -> Dates.whole(text).stream())
                .findFirst();
    }

    /** The first date in the words above a list, where the shape says that it stands there. */
    static Optional<LocalDate> inTitle(Shape shape, String title) {
        if (!shape.asOf().contains(new Shape.AsOf.InTitle())) {
            return Optional.empty();
        }
        Matcher m = DATE.matcher(title);
        while (m.find()) {
            Optional<LocalDate> day = Dates.whole(m.group());
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }
}
