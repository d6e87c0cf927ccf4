package ishibashi.normalise.read;

import ishibashi.encoding.CharsetNames;
import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The charset that an XML file gives itself (XML 1.0 §4.3.3 and appendix F). */
final class XmlCharset {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private XmlCharset() {}

    /** By its declaration or its mark, which must agree in the end; UTF-8 if it says nothing. */
    static Charset of(Bytes content) {
        byte[] bytes = head(content);
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        Charset marked =
                switch (mark) {
                    case NONE -> StandardCharsets.ISO_8859_1;
                    case UTF_8 -> StandardCharsets.UTF_8;
                    case UTF_16BE -> StandardCharsets.UTF_16BE;
                    case UTF_16LE -> StandardCharsets.UTF_16LE;
                };
        Matcher declared = DECLARED.matcher(new String(bytes, mark.length(), bytes.length - mark.length(), marked));
        if (declared.find()) {
            return CharsetNames.charset(declared.group(1))
                    .orElseThrow(() -> new Unreadable(Code.ENCODING_MISMATCH, "UTF-8, Shift_JIS (MS932), EUC-JP"));
        }
        return mark == ByteOrderMark.NONE ? StandardCharsets.UTF_8 : marked;
    }

    private static byte[] head(Bytes content) {
        try (InputStream in = content.stream()) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
