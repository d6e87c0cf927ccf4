package ishibashi.normalise;

import ishibashi.bank.Shape;
import ishibashi.message.FileLabel;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day or month in a file's name, where the shape says that it stands there: {@code kyujin_20260820.csv}, R8_8月. */
public final class FileDay {
    private static final Pattern EIGHT = Pattern.compile("(?<!\\d)20\\d{6}(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("((?:令和|平成|[RHrh])\\d{1,2}|20\\d{2})[年_.-](\\d{1,2})月?");

    private FileDay() {}

    public static Optional<LocalDate> of(Shape shape, Optional<FileLabel> label) {
        if (!shape.asOf().contains(new Shape.AsOf.InFileName()) || label.isEmpty()) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(label.get().value(), Normalizer.Form.NFKC);
        Matcher day = EIGHT.matcher(name);
        Matcher month = MONTH.matcher(name);
        return day.find()
                ? read(day.group())
                : month.find() ? read(month.group(1) + "." + month.group(2)) : Optional.empty();
    }

    /** A month means its first day: what it leaves open comes after. */
    private static Optional<LocalDate> read(String text) {
        return new Dates(LocalDate.EPOCH).read(text)
                        instanceof Reading.Value<Day>(Day.On(LocalDate day), var inferred, var rule)
                ? Optional.of(day)
                : Optional.empty();
    }
}
