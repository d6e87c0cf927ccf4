package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses XML in UTF-8 with a token, be it a tag, a comment or a text, of over a megabyte: a parser holds each whole. A tag or
 * text ends at the next {@code <}, which neither may hold (XML 1.0 §2.4, §3.1); comments, sections and instructions at their end.
 */
final class ShortTokens extends FilterInputStream {
    private static final int LONGEST = 1 << 20;
    /** {@code !---->} */
    private static final int EMPTY_COMMENT = 6;

    private int length;
    private int last;
    private int lastButOne;
    private Within within = Within.PLAIN;

    private enum Within {
        PLAIN,
        /** Behind {@code <}. */
        BEGUN,
        /** Behind {@code <!}. */
        MARKED,
        COMMENT,
        SECTION,
        INSTRUCTION
    }

    ShortTokens(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            seen(b);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        int n = super.read(into, from, count);
        for (int at = from; at < from + n; at++) {
            seen(into[at] & 0xff);
        }
        return n;
    }

    private void seen(int b) {
        if (++length > LONGEST) {
            throw new Unreadable(Code.ARCHIVE_BOMB);
        }
        switch (within) {
            case PLAIN -> {
                if (b == '<') {
                    to(Within.BEGUN);
                }
            }
            case BEGUN -> {
                if (b == '!') {
                    within = Within.MARKED;
                } else {
                    within = b == '?' ? Within.INSTRUCTION : Within.PLAIN;
                }
            }
            case MARKED -> within = b == '-' ? Within.COMMENT : Within.SECTION;
            case COMMENT -> {
                if (length >= EMPTY_COMMENT) {
                    end(b, '-', '-');
                }
            }
            case SECTION -> end(b, ']', ']');
            case INSTRUCTION -> end(b, last, '?');
        }
        lastButOne = last;
        last = b;
    }

    private void end(int b, int first, int second) {
        if (b == '>' && lastButOne == first && last == second) {
            to(Within.PLAIN);
        }
    }

    private void to(Within next) {
        within = next;
        length = 0;
    }
}
