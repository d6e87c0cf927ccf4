package ishibashi.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** 外字: characters that only their writer's machine knows, in Unicode's private use areas, by the codes that people call them. */
public final class PrivateUse {
    private static final String UNICODE = "U+";

    private PrivateUse() {}

    public static boolean is(int codePoint) {
        return Character.getType(codePoint) == Character.PRIVATE_USE;
    }

    /** {@code U+E000}, or a code of one of the charsets in hexadecimal ({@code F040}); empty if it is none, or not one and the same. */
    public static Optional<Integer> of(String code, List<Charset> charsets) {
        String word = code.strip().toUpperCase(Locale.ROOT);
        if (word.startsWith(UNICODE)) {
            return word.matches("U\\+[0-9A-F]{4,6}")
                    ? Optional.of(HexFormat.fromHexDigits(word, UNICODE.length(), word.length()))
                            .filter(Character::isValidCodePoint)
                            .filter(PrivateUse::is)
                    : Optional.empty();
        }
        if (!word.matches("(?:[0-9A-F]{2}){2,3}")) {
            return Optional.empty();
        }
        List<Integer> meant = charsets.stream()
                .flatMap(charset -> decoded(HexFormat.of().parseHex(word), charset).stream())
                .distinct()
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()).filter(PrivateUse::is) : Optional.empty();
    }

    /** As its sender finds it: {@code F040 (U+E000)}, by the first of the charsets that has it; else U+ alone. */
    public static String shown(int codePoint, List<Charset> charsets) {
        String unicode = UNICODE + HexFormat.of().withUpperCase().toHexDigits(codePoint, codePoint > 0xFFFF ? 6 : 4);
        return charsets.stream()
                .filter(charset -> !charset.name().startsWith("UTF"))
                .flatMap(charset -> encoded(codePoint, charset).stream())
                .findFirst()
                .map(own -> own + " (" + unicode + ")")
                .orElse(unicode);
    }

    private static Optional<Integer> decoded(byte[] code, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(code)).toString();
            return text.codePointCount(0, text.length()) == 1 ? Optional.of(text.codePointAt(0)) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> encoded(int codePoint, Charset charset) {
        try {
            ByteBuffer code = charset.newEncoder().encode(CharBuffer.wrap(Character.toString(codePoint)));
            byte[] bytes = new byte[code.remaining()];
            code.get(bytes);
            return Optional.of(HexFormat.of().withUpperCase().formatHex(bytes));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
