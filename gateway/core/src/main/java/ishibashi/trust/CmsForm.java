package ishibashi.trust;

import ishibashi.message.Bytes;

/** RFC 5652 §3: what a ContentInfo says that it is, told by its OID and never by a name or a media type (rulings 23). */
public enum CmsForm {
    SIGNED_DATA("2a864886f70d010702"),
    AUTH_ENVELOPED_DATA("2a864886f70d0109100117"),
    ENVELOPED_DATA("2a864886f70d010703"),
    NONE("");

    /** Length of the outer SEQUENCE's header and of the OID, at most. */
    private static final int HEAD = 24;

    private final String oid;

    CmsForm(String oid) {
        this.oid = oid;
    }

    /** Looks at the first bytes only. */
    public static CmsForm of(Bytes der) {
        try (var in = der.stream()) {
            return of(in.readNBytes(HEAD));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same for the first bytes of something longer. */
    public static CmsForm of(byte[] head) {
        if (head.length < HEAD || head[0] != 0x30) {
            return NONE;
        }
        int length = head[1] & 0xff;
        int at = 2 + (length > 0x80 ? length & 0x7f : 0);
        if (at + 2 >= head.length || head[at] != 0x06) {
            return NONE;
        }
        int size = head[at + 1];
        if (size < 1 || at + 2 + size > head.length) {
            return NONE;
        }
        String found = java.util.HexFormat.of().formatHex(head, at + 2, at + 2 + size);
        for (CmsForm form : values()) {
            if (form.oid.equals(found)) {
                return form;
            }
        }
        return NONE;
    }
}
