package ishibashi.audit;

import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * RFC 6962 §2.1: the Merkle tree over the leaves of the chain, by whose root one entry is proved with a few hashes. Only the roots of
 * its complete parts are kept, the largest first; so it grows without what it was made of.
 */
public final class Tree {
    private static final byte NODE = 1;
    private static final int WIDTH = 32;

    private final Deque<Digest> peaks = new ArrayDeque<>();
    private long size;

    /** An empty tree. */
    public Tree() {}

    /**
     * A tree as it was kept.
     *
     * @throws IllegalArgumentException if so many leaves have other peaks than these
     */
    public Tree(long size, Bytes kept) {
        byte[] bytes = kept.toArray();
        if (size < 0 || bytes.length != Long.bitCount(size) * WIDTH) {
            throw new IllegalArgumentException("not the peaks of a tree of " + size);
        }
        this.size = size;
        for (int from = 0; from < bytes.length; from += WIDTH) {
            peaks.addLast(new Digest(HexFormat.of().formatHex(bytes, from, from + WIDTH)));
        }
    }

    public void add(Digest leaf) {
        Digest right = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            right = node(peaks.removeLast(), right);
        }
        peaks.addLast(right);
        size++;
    }

    public Digest root() {
        if (peaks.isEmpty()) {
            return Digest.of(new byte[0]);
        }
        Iterator<Digest> smallestFirst = peaks.descendingIterator();
        Digest root = smallestFirst.next();
        while (smallestFirst.hasNext()) {
            root = node(smallestFirst.next(), root);
        }
        return root;
    }

    public long size() {
        return size;
    }

    /** What is kept of it, 32 bytes for each 1 in its size's binary form. */
    public Bytes kept() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        peaks.forEach(peak -> out.writeBytes(peak.toArray()));
        return Bytes.owning(out.toByteArray());
    }

    private static Digest node(Digest left, Digest right) {
        return Link.hash(NODE, left.toArray(), right.toArray());
    }
}
