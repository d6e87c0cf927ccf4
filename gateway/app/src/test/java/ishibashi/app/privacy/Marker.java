package ishibashi.app.privacy;

import ishibashi.message.Bytes;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A name that stands in one cell of one file, and the byte forms in which it could get out. */
record Marker(String text, List<Form> forms) {
    /** One way to write it. */
    record Form(String how, Bytes bytes) {
        @Override
        public String toString() {
            return how;
        }
    }

    static Marker of(String text) {
        List<Form> forms = new ArrayList<>();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        forms.add(form("UTF-8", utf8));
        forms.add(form("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE)));
        forms.add(form("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE)));
        forms.add(form("MS932", text.getBytes(Charset.forName("windows-31j"))));
        forms.add(form("hex", ascii(HexFormat.of().formatHex(utf8))));
        forms.add(form("URL", ascii(URLEncoder.encode(text, StandardCharsets.UTF_8))));
        forms.add(form("escaped", ascii(escaped(text))));
        forms.add(form("NFKC", Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8)));
        for (int shift = 0; shift < 3; shift++) {
            forms.add(form("base64, shifted by " + shift, base64(utf8, shift)));
        }
        return new Marker(text, forms);
    }

    private static Form form(String how, byte[] bytes) {
        return new Form(how, Bytes.owning(bytes));
    }

    /** The part of the base64 text that does not depend on what stands before or after. */
    private static byte[] base64(byte[] text, int shift) {
        byte[] shifted = new byte[shift + text.length];
        System.arraycopy(text, 0, shifted, shift, text.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int skipped = shift == 0 ? 0 : shift + 1;
        return ascii(encoded.substring(skipped, encoded.length() - 2));
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return text;
    }
}
