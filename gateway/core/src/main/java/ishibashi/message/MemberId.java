package ishibashi.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** A member of the exchange (contract §3): {@code bank-09}, {@code hospital-0919900019}, {@code gateway-national}. */
public record MemberId(String value) implements Comparable<MemberId> {
    private static final String HOSPITAL = "hospital-";
    private static final Pattern FORM =
            Pattern.compile("bank-[0-9]{2}|hospital-[0-9]{10}|operator-[a-z0-9-]{1,40}|gateway-[a-z0-9-]{1,40}");

    public MemberId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a member id: " + value);
        }
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** The institution code 医療機関コード of a member that is a facility: it speaks for itself alone (D11). */
    public Optional<String> institution() {
        return value.startsWith(HOSPITAL) ? Optional.of(value.substring(HOSPITAL.length())) : Optional.empty();
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
