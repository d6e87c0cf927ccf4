package ishibashi.normalise.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The eras 元号 since 明治, by word, letter and number (domain §10). */
enum Eras {
    MEIJI("明治", "m", "1", LocalDate.of(1868, 1, 25)),
    TAISHO("大正", "t", "2", LocalDate.of(1912, 7, 30)),
    SHOWA("昭和", "s", "3", LocalDate.of(1926, 12, 25)),
    HEISEI("平成", "h", "4", LocalDate.of(1989, 1, 8)),
    REIWA("令和", "r", "5", LocalDate.of(2019, 5, 1));

    /** Beyond this a count of years past an era's end is an error of writing, not a habit. */
    private static final int FAR = 20;

    private final String word;
    private final String letter;
    private final String number;
    private final LocalDate first;

    Eras(String word, String letter, String number, LocalDate first) {
        this.word = word;
        this.letter = letter;
        this.number = number;
        this.first = first;
    }

    static Eras of(String word) {
        for (Eras era : values()) {
            if (era.isCalled(word)) {
                return era;
            }
        }
        throw new DateTimeException("no era");
    }

    private boolean isCalled(String written) {
        return written.equals(word)
                || written.equals(word.substring(0, 1))
                || written.equals(letter)
                || written.equals(number);
    }

    /** Western year of a year of this era; 元 is the first. */
    int year(String written) {
        int count = written.equals("元") ? 1 : Integer.parseInt(written);
        int year = first.getYear() + count - 1;
        if (count < 1 || next().filter(n -> year - n.first.getYear() > FAR).isPresent()) {
            throw new DateTimeException("far beyond its era");
        }
        return year;
    }

    /** It was written of a day before or after this era: understood by own arithmetic, and marked. */
    boolean overrun(LocalDate day) {
        return day.isBefore(first) || next().filter(n -> !day.isBefore(n.first)).isPresent();
    }

    /** The same of a whole year: no day of it was of this era. */
    boolean overrun(int year) {
        return next().filter(n -> year > n.first.getYear()).isPresent();
    }

    private Optional<Eras> next() {
        return switch (this) {
            case MEIJI -> Optional.of(TAISHO);
            case TAISHO -> Optional.of(SHOWA);
            case SHOWA -> Optional.of(HEISEI);
            case HEISEI -> Optional.of(REIWA);
            case REIWA -> Optional.empty();
        };
    }
}
