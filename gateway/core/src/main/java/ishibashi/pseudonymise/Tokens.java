package ishibashi.pseudonymise;

import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Token;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keyed fingerprints of record keys and of facilities: they can be compared, never read (domain §2, 11–12). */
public final class Tokens {
    /** Legal forms that stand before or behind a name and that people leave out. */
    private static final Pattern FORMS =
            Pattern.compile("(社会福祉|社会医療|特定医療|医療|一般社団|一般財団|公益社団|公益財団|独立行政|地方独立行政|国立大学|学校|宗教)法人(社団|財団)?"
                    + "|株式会社|有限会社|\\((株|医|社|財|福|有)\\)|厚生農業協同組合連合会");

    private static final Pattern NOISE = Pattern.compile("[\\s\\p{P}\\p{S}ー]+");

    private final Keyed keyed;

    /** @param key 32 bytes, never that of pseudonyms */
    public Tokens(byte[] key) {
        this.keyed = new Keyed(key);
    }

    /** The key of a record: its operator of record, what it is and the bank's own number of it. */
    public Token record(MemberId operatorOfRecord, Kind kind, String number) {
        return new Token(keyed.of("record", operatorOfRecord.value(), kind.wire(), number));
    }

    /** The key of a resource beside the postings: its bank, what it is and the identifier by which it is found again. */
    public Token companion(MemberId operatorOfRecord, String type, String system, String value) {
        return new Token(keyed.of("companion", operatorOfRecord.value(), type, system, value));
    }

    /** Of a facility or an employer: one by its code, one by each of its names. */
    public Set<Token> facility(Optional<String> institutionCode, Iterable<String> names) {
        Set<Token> tokens = new HashSet<>();
        institutionCode.ifPresent(code -> tokens.add(new Token(keyed.of("facility-code", code))));
        for (String name : names) {
            String plain = plain(name);
            if (plain.length() > 1) {
                tokens.add(new Token(keyed.of("facility-name", plain)));
            }
        }
        return Set.copyOf(tokens);
    }

    /** Of a service of telemedicine, by what it is referred to by. */
    public Token service(String name) {
        return new Token(keyed.of("service", name));
    }

    /** Of what an understood row says in canonical terms, names and all: equal over all doors if it says the same. */
    public Token meaning(Object terms, Object identity) {
        return new Token(keyed.of("meaning", Canonical.of(terms), Canonical.of(identity)));
    }

    private static String plain(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOISE.matcher(FORMS.matcher(folded).replaceAll("")).replaceAll("");
    }
}
