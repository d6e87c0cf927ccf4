package ishibashi.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes text in a charset so that it reads back the same (security A10, 56; domain §10). What a charset lacks becomes the bank's
 * own 外字 if it has one, the same sign as the charset has it (〜 as ～), else 〓, and is told; nothing changes silently.
 */
public final class Carrier {
    /** 下駄 (JIS X 0208 2-14): the printer's sign for a type that is not at hand. */
    private static final String LACKING = "〓";

    /** The same sign in Unicode's reading of JIS and in that of Windows. */
    private static final Map<String, String> SAME = Map.of(
            "\u301C", "\uFF5E",
            "\u2212", "\uFF0D",
            "\u2016", "\u2225",
            "\u2014", "\u2015",
            "\u00A2", "\uFFE0",
            "\u00A3", "\uFFE1",
            "\u00AC", "\uFFE2",
            "\u00A5", "\uFFE5",
            "\u203E", "\uFFE3");

    private final CharsetEncoder encoder;
    private final CharsetDecoder decoder;
    private final Function<String, Optional<Integer>> own;

    /** @param own the bank's own character for a text */
    public Carrier(Charset charset, Function<String, Optional<Integer>> own) {
        Charset exact = charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16LE : charset;
        this.encoder = exact.newEncoder();
        this.decoder = exact.newDecoder();
        this.own = own;
    }

    /** @param lost what became 〓, as {@code U+20BB7} */
    public record Carried(String text, List<String> lost) {
        public Carried {
            lost = List.copyOf(lost);
        }

        @Override
        public String toString() {
            return "Carried[" + lost.size() + " lost]";
        }
    }

    /** The text in characters that the charset has. */
    public Carried carry(String text) {
        if (carries(text)) {
            return new Carried(text, List.of());
        }
        StringBuilder carried = new StringBuilder(text.length());
        List<String> lost = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            String character = text.substring(at, end);
            carried.append(one(character).orElseGet(() -> {
                lost.add(codes(character));
                return LACKING;
            }));
            at = end;
        }
        return new Carried(carried.toString(), lost);
    }

    /** The bytes of a text that was carried; throws {@link IllegalStateException} if it does not read back the same. */
    public byte[] bytes(String text) {
        return encoded(text).orElseThrow(() -> new IllegalStateException("a text does not read back"));
    }

    private Optional<String> one(String character) {
        return carries(character)
                ? Optional.of(character)
                : own.apply(character)
                        .map(Character::toString)
                        .filter(this::carries)
                        .or(() -> Optional.ofNullable(SAME.get(character)).filter(this::carries))
                        .or(() -> Optional.of(Normalizer.normalize(character, Normalizer.Form.NFC))
                                .filter(composed -> isKana(character) && carries(composed)));
    }

    /** か with the mark ゛ of its own is が; of other characters the composed form may be another one (domain §10). */
    private static boolean isKana(String character) {
        char first = character.charAt(0);
        return character.length() > 1 && first >= '\u3041' && first <= '\u30FF';
    }

    private boolean carries(String text) {
        return encoded(text).isPresent();
    }

    private Optional<byte[]> encoded(String text) {
        try {
            ByteBuffer buffer = encoder.encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return decoder.decode(ByteBuffer.wrap(bytes)).toString().equals(text)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A character with what belongs to it: variation selectors, marks of voice. */
    private static int end(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && belongs(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean belongs(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static String codes(String character) {
        return character
                .codePoints()
                .mapToObj(c -> "U+" + HexFormat.of().withUpperCase().toHexDigits(c, c > 0xFFFF ? 5 : 4))
                .collect(Collectors.joining(" "));
    }
}
