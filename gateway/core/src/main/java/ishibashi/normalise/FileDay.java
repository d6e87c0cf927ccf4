package ishibashi.normalise;

import ishibashi.bank.Shape;
import ishibashi.message.FileLabel;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day in a file's name, where the shape says that it stands there: {@code kyujin_20260820.csv}. */
final class FileDay {
    private static final Pattern EIGHT = Pattern.compile("(?<!\\d)20\\d{6}(?!\\d)");

    private FileDay() {}

    static Optional<LocalDate> of(Shape shape, Optional<FileLabel> label) {
        if (!shape.asOf().contains(new Shape.AsOf.InFileName()) || label.isEmpty()) {
            return Optional.empty();
        }
        Matcher m = EIGHT.matcher(label.get().value());
        return m.find()
                        && new Dates(LocalDate.EPOCH).read(m.group())
                                instanceof Reading.Value<Day>(Day.On(LocalDate day), var inferred, var rule)
                ? Optional.of(day)
                : Optional.empty();
    }
}
