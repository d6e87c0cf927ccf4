package ishibashi.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** An immutable run of bytes that compares by content and never prints it. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** Takes the array without a copy: the caller must not keep it. For bodies of up to 32 MiB. */
    public static Bytes owning(byte[] content) {
        return new Bytes(content);
    }

    public int size() {
        return content.length;
    }

    public byte[] toArray() {
        return content.clone();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
