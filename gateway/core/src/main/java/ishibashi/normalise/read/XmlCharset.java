package ishibashi.normalise.read;

import ishibashi.bank.CharsetNames;
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

    /** By its mark or its declaration; UTF-8 if it says nothing. */
    static Charset of(Bytes content) {
        String head = head(content);
        if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = DECLARED.matcher(head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head);
        return declared.find()
                ? CharsetNames.charset(declared.group(1))
                        .orElseThrow(() -> new Unreadable(Code.ENCODING_MISMATCH, "UTF-8, Shift_JIS (MS932), EUC-JP"))
                : StandardCharsets.UTF_8;
    }

    /** A byte a character: the declaration is ASCII. */
    private static String head(Bytes content) {
        try (InputStream in = content.stream()) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
