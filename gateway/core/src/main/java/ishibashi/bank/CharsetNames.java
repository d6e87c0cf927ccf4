package ishibashi.bank;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the senders' systems mean by the name of a charset, in a mapping or in a file's own declaration. */
public final class CharsetNames {
    private CharsetNames() {}

    /** Both Shift_JIS and EUC-JP come with the ① ㈱ 髙 of Windows, which the JDK's charsets of these names lack (security A10). */
    public static Optional<Charset> charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "ms932", "cp932", "windows-31j", "cswindows31j", "shift_jis", "shift-jis", "sjis", "x-sjis" ->
                Optional.of(Charset.forName("windows-31j"));
            case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
            case "utf-16", "utf-16le", "utf-16be" -> Optional.of(Charset.forName(name));
            case "euc-jp", "eucjp", "x-euc-jp" -> Optional.of(Charset.forName("x-eucJP-Open"));
            case "iso-2022-jp", "jis" -> Optional.of(Charset.forName("x-windows-iso2022jp"));
            default -> Optional.empty();
        };
    }
}
