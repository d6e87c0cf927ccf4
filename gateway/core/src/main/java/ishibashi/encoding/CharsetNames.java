package ishibashi.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the senders' systems mean by the name of a charset, in a mapping or in a file's own declaration. */
public final class CharsetNames {
    private static final String MS932 = "windows-31j";
    private static final String ISO_2022_JP = "x-windows-iso2022jp";

    private CharsetNames() {}

    /** Shift_JIS, EUC-JP and JIS come with the ① ㈱ 髙 of Windows, which the JDK's charsets of these names lack (security A10). */
    public static Optional<Charset> charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)
                .replaceFirst("^(?:cs|x-)", "")
                .replace('_', '-')) {
            case "ms932",
                    "cp932",
                    "windows-31j",
                    "windows31j",
                    "windows-932",
                    "shift-jis",
                    "shiftjis",
                    "sjis",
                    "sjis-win" -> Optional.of(Charset.forName(MS932));
            case "utf-8", "utf8", "utf-8n", "utf8n", "utf-8-bom", "utf-8-sig" -> Optional.of(StandardCharsets.UTF_8);
            case "utf-16", "utf16", "unicode" -> Optional.of(StandardCharsets.UTF_16);
            case "utf-16le", "utf16le" -> Optional.of(StandardCharsets.UTF_16LE);
            case "utf-16be", "utf16be" -> Optional.of(StandardCharsets.UTF_16BE);
            case "euc-jp", "eucjp", "euc", "ujis" -> Optional.of(new EucJp(EucJp.Variant.PLAIN));
            case "cp51932", "windows-51932" -> Optional.of(new EucJp(EucJp.Variant.CP51932));
            case "eucjp-ms", "euc-jp-ms", "eucjpms", "eucjp-win", "eucjp-open" ->
                Optional.of(new EucJp(EucJp.Variant.MS));
            case "iso-2022-jp",
                    "iso2022jp",
                    "iso-2022-jp-ms",
                    "jis",
                    "cp50220",
                    "cp50221",
                    "cp50222",
                    "windows-50220",
                    "windows-50221",
                    "windows-iso2022jp" -> Optional.of(Charset.forName(ISO_2022_JP));
            default -> Optional.empty();
        };
    }

    /** As a media type names it (RFC 2045). */
    public static String media(Charset charset) {
        return switch (charset.name()) {
            case MS932 -> "Windows-31J";
            default -> charset.name().startsWith("UTF-16") ? "UTF-16" : shown(charset);
        };
    }

    /** As a person calls it who has to save a file so. */
    public static String shown(Charset charset) {
        return switch (charset.name()) {
            case MS932 -> "Shift_JIS (MS932)";
            case ISO_2022_JP -> "ISO-2022-JP";
            default -> charset instanceof EucJp euc ? euc.shown() : charset.name();
        };
    }
}
