package ishibashi.app.kill;

import ishibashi.app.outside.OutsideClient;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the clients hold: each batch before it is sent, each receipt when it came, on disk before the next step. */
final class Diary implements Closeable {
    private final FileChannel file;
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Map<String, Held> receipts = new ConcurrentHashMap<>();

    Diary(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void sending(Sent batch) throws IOException {
        sent.put(batch.digest(), batch);
        write("sent " + batch.member() + ' ' + batch.door() + ' ' + batch.digest() + ' ' + batch.rows());
    }

    /** A second receipt for the same content must be the very same one. */
    void receipted(String digest, byte[] receipt) throws IOException {
        String jws = new String(receipt, StandardCharsets.US_ASCII).strip();
        Held held = new Held(OutsideClient.claim(receipt).get("messageId").stringValue(), jws);
        Held before = receipts.putIfAbsent(digest, held);
        if (before != null && !before.equals(held)) {
            throw new AssertionError("two receipts for one content: " + before + " and " + held);
        }
        write("receipt " + digest + ' ' + jws);
    }

    Collection<Sent> sent() {
        return sent.values();
    }

    Map<String, Held> receipts() {
        return receipts;
    }

    private synchronized void write(String line) throws IOException {
        file.write(ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8)));
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A batch on its way; {@code signed} is what the door gets. */
    record Sent(String member, String door, String digest, int rows, Bytes signed) {
        static Sent of(String member, String door, byte[] content, int rows, byte[] signed) {
            return new Sent(member, door, Digest.of(content).hex(), rows, Bytes.of(signed));
        }
    }

    /** What a client holds against the gateway. */
    record Held(String messageId, String receipt) {}
}
