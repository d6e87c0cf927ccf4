package ishibashi.pseudonymise;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Fields with their lengths before them, so that no two lists of fields are the same bytes (D5). */
final class Fields {
    private Fields() {}

    static byte[] of(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
