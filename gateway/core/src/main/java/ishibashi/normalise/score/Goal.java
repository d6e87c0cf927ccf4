package ishibashi.normalise.score;

/** What of a file is scored, and what share of it must be read right. */
public enum Goal {
    ROWS("行", 99),
    VALUES("値", 98),
    DATES("日付", 99.5),
    MONEY("給与", 98),
    SHIFTS("勤務時間", 95),
    PLACES("市区町村", 97),
    DEPARTMENTS("診療科", 97);

    private final String ja;
    private final double asked;

    Goal(String ja, double asked) {
        this.ja = ja;
        this.asked = asked;
    }

    public String ja() {
        return ja;
    }

    /** In per cent. */
    public double asked() {
        return asked;
    }

    boolean counts(Meaning meaning) {
        return switch (this) {
            case ROWS -> meaning.isRow();
            case VALUES -> !meaning.isRow();
            case DATES ->
                switch (meaning.field()) {
                    case "startDate", "period.from", "period.to", "validity.expires" -> true;
                    case "birthDate", "licenceDate", "available", "consent.date" -> true;
                    default -> false;
                };
            case MONEY -> meaning.field().equals("payWish") || meaning.field().startsWith("pay.");
            case SHIFTS ->
                meaning.field().equals("schedule.from") || meaning.field().equals("schedule.to");
            case PLACES -> meaning.field().equals("workplace");
            case DEPARTMENTS -> meaning.field().equals("departments");
        };
    }
}
