package ishibashi.encoding;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;

/**
 * EUC-JP with the rows of Windows (① ㈱ 髙, ～ as U+FF5E), half-width kana and, but for CP51932, JIS X 0212. The JDK's charsets of
 * that family read ordinary signs such as ～ ∥ － otherwise than MS932 does.
 */
public final class EucJp extends Charset {
    private static final String[] NO_ALIASES = {};

    private final Variant variant;
    private final EucTable table;

    /** What the writers of EUC-JP do not agree on: the codes F5A1 to FEFE. */
    public enum Variant {
        /** Of an unknown writer: F9A1 to FCFE are the IBM characters as NEC put them there (WHATWG), the others 外字. */
        PLAIN("x-EUC-JP"),
        /** Windows: nothing beside the rows of MS932. */
        CP51932("x-CP51932"),
        /** eucJP-ms: all of them are 外字, the IBM characters take three bytes. */
        MS("x-eucJP-ms");

        private final String charset;

        Variant(String charset) {
            this.charset = charset;
        }
    }

    public EucJp(Variant variant) {
        super(variant.charset, NO_ALIASES);
        this.variant = variant;
        this.table = EucTable.of(variant);
    }

    /** As people call it. */
    public String shown() {
        return variant == Variant.PLAIN ? "EUC-JP" : name().substring(2);
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII") || equals(other);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new EucDecoder(this, table);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new EucEncoder(this, table);
    }
}
