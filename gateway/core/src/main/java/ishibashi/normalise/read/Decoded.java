package ishibashi.normalise.read;

import ishibashi.encoding.CharsetNames;
import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import ishibashi.refusal.Where;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bytes as text, strictly: a byte that the charset lacks is an error, never a question mark (security A10). */
final class Decoded {
    private Decoded() {}

    /** A text and what it was written in. */
    record With(String text, Charset charset) {
        @Override
        public String toString() {
            return "With[" + charset + "]";
        }
    }

    /** By the first of these charsets that fits. */
    static String text(Bytes content, List<Charset> charsets) {
        return with(content, charsets, List.of()).text();
    }

    /**
     * The same, and by which of them.
     *
     * @param delimiters of cells, so that a wrong byte can be told by record and cell; empty: by line
     */
    static With with(Bytes content, List<Charset> charsets, List<Character> delimiters) {
        return find(content, charsets).orElseThrow(() -> trouble(content, charsets, delimiters));
    }

    static Optional<With> find(Bytes content, List<Charset> charsets) {
        byte[] bytes = content.toArray();
        for (Charset charset : charsets) {
            if (StrictText.read(bytes, charset) instanceof StrictText.Read(String text)) {
                return Optional.of(new With(text, charset));
            }
        }
        return Optional.empty();
    }

    /** The bytes can be read, but by a charset that the bank does not write. */
    static Unreadable mismatch(List<Charset> charsets) {
        return new Unreadable(Code.ENCODING_MISMATCH, shown(charsets));
    }

    /** Why none of the charsets fits, and where that shows: by the one that fits longest. */
    static Unreadable trouble(Bytes content, List<Charset> charsets, List<Character> delimiters) {
        byte[] bytes = content.toArray();
        record Tried(Charset charset, StrictText.Wrong wrong) {}
        Tried longest = charsets.stream()
                .flatMap(charset -> StrictText.read(bytes, charset) instanceof StrictText.Wrong wrong
                        ? Optional.of(new Tried(charset, wrong)).stream()
                        : Optional.<Tried>empty().stream())
                .max(Comparator.comparingInt(tried -> tried.wrong().at()))
                .orElseThrow();
        Where where = WrongByte.where(bytes, longest.charset(), longest.wrong().at(), delimiters);
        return longest.wrong().cut()
                ? new Unreadable(Code.FILE_UNREADABLE, where)
                : new Unreadable(Code.ENCODING_MISMATCH, where, shown(charsets));
    }

    private static String shown(List<Charset> charsets) {
        return charsets.stream().map(CharsetNames::shown).collect(Collectors.joining(", "));
    }
}
