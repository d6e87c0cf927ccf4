package ishibashi.normalise;

import ishibashi.bank.Shape;
import ishibashi.message.FileLabel;
import ishibashi.normalise.field.Dates;
import ishibashi.normalise.read.Opened;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of what day a file is: what it says itself, else the day or month in its name, {@code kyujin_20260820.csv}, R8_8月. */
public final class FileDay {
    private static final Pattern EIGHT = Pattern.compile("(?<!\\d)20\\d{6}(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("((?:令和|平成|[RHrh])\\d{1,2}|20\\d{2})[年_.-](\\d{1,2})月?");

    private FileDay() {}

    /** Empty if it says none where the shape says that one stands. */
    static Optional<LocalDate> of(Opened opened, Optional<FileLabel> label) {
        return opened.asOf()
                .or(() -> label.filter(named -> opened.shape().asOf().contains(new Shape.AsOf.InFileName()))
                        .flatMap(FileDay::in));
    }

    /** Named in what it is called; a month means its first day: what it leaves open comes after. */
    public static Optional<LocalDate> in(FileLabel label) {
        String name = Normalizer.normalize(label.value(), Normalizer.Form.NFKC);
        Matcher day = EIGHT.matcher(name);
        Matcher month = MONTH.matcher(name);
        return day.find()
                ? Dates.whole(day.group())
                : month.find() ? Dates.whole(month.group(1) + "." + month.group(2)) : Optional.empty();
    }
}
