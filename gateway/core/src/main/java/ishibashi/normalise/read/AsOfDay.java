package ishibashi.normalise.read;

import ishibashi.bank.Shape;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** The day that a file says of itself, where its shape knows a place for it. */
final class AsOfDay {
    private AsOfDay() {}

    static Optional<LocalDate> at(Shape shape, Function<String, Optional<String>> place) {
        return shape.asOf().stream()
                .filter(Shape.AsOf.AtPath.class::isInstance)
                .map(Shape.AsOf.AtPath.class::cast)
                .flatMap(at -> place.apply(at.path()).stream())
                .flatMap(text -> read(text).stream())
                .findFirst();
    }

    private static Optional<LocalDate> read(String text) {
        return new Dates(LocalDate.EPOCH).read(text) instanceof Reading.Value<Day>(Day.On(LocalDate day), var i, var r)
                ? Optional.of(day)
                : Optional.empty();
    }
}
