package ishibashi.normalise.draft;

/** How sure a guess is. */
public enum Sureness {
    SURE("確実", "sure"),
    LIKELY("たぶん", "likely"),
    CHECK("要確認", "check"),
    NONE("不明", "unknown");

    private final String ja;
    private final String en;

    Sureness(String ja, String en) {
        this.ja = ja;
        this.en = en;
    }

    public String ja() {
        return ja;
    }

    public String en() {
        return en;
    }
}
