package ishibashi.normalise.read;

import ishibashi.encoding.CharsetNames;
import ishibashi.message.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which charset a text was written: one that all its bytes fit, and in which it reads most like Japanese. */
final class CharsetGuess {
    private static final List<String> EIGHT_BITS = List.of("MS932", "EUC-JP");
    private static final List<String> SIXTEEN_BITS = List.of("UTF-16LE", "UTF-16BE");
    private static final int LOOKED_AT = 20_000;

    private CharsetGuess() {}

    /** @throws Unreadable if the bytes fit none */
    static Charset of(Bytes content) {
        byte[] bytes = content.toArray();
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        if (mark == ByteOrderMark.UTF_16BE || mark == ByteOrderMark.UTF_16LE) {
            return StandardCharsets.UTF_16;
        }
        int noughts = 0;
        boolean escapes = false;
        boolean seven = true;
        for (byte b : bytes) {
            noughts += b == 0 ? 1 : 0;
            escapes |= b == 0x1B;
            seven &= b >= 0;
        }
        if (noughts * 10 > bytes.length) {
            return best(content, SIXTEEN_BITS).orElseThrow(() -> trouble(content));
        }
        if (escapes && seven) {
            return best(content, List.of("ISO-2022-JP")).orElseThrow(() -> trouble(content));
        }
        return Decoded.find(content, List.of(StandardCharsets.UTF_8)).isPresent()
                ? StandardCharsets.UTF_8
                : best(content, EIGHT_BITS).orElseThrow(() -> trouble(content));
    }

    private static Unreadable trouble(Bytes content) {
        List<Charset> all = new ArrayList<>(List.of(StandardCharsets.UTF_8));
        EIGHT_BITS.forEach(name -> CharsetNames.charset(name).ifPresent(all::add));
        return Decoded.trouble(content, all, List.of());
    }

    private record Fitting(Charset charset, double japanese) {}

    private static Optional<Charset> best(Bytes content, List<String> names) {
        return names.stream()
                .flatMap(name -> CharsetNames.charset(name).stream())
                .flatMap(charset -> Decoded.find(content, List.of(charset)).stream()
                        .map(read -> new Fitting(charset, japanese(read.text()))))
                .max(Comparator.comparingDouble(Fitting::japanese))
                .map(Fitting::charset);
    }

    /** Kana and common kanji speak for it; half-width kana and rare characters, which wrong bytes give, against it. */
    private static double japanese(String text) {
        int looked = Math.min(LOOKED_AT, text.length());
        double points = 0;
        for (int n = 0; n < looked; n++) {
            char c = text.charAt(n);
            if (c >= 0x3041 && c <= 0x30FE) {
                points += 2;
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                points += 1;
            } else if (c >= 0xFF61 && c <= 0xFF9F) {
                points -= 1;
            } else if (c > 0x7E && !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFF01 && c <= 0xFF60)) {
                points -= 2;
            }
        }
        return points / Math.max(1, looked);
    }
}
