package ishibashi.routes.soap.wss;

import ishibashi.refusal.Code;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** WS-Security 1.1 §10 and security §3.3 "time": in UTC, short, and now. */
record Timestamps(Instant created, Instant expires) {
    static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Pattern UTC =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    static Timestamps of(Element timestamp) throws BadMessage {
        List<Element> parts = Tree.children(timestamp);
        if (parts.size() != 2
                || !Tree.is(parts.get(0), Names.WSU, "Created")
                || !Tree.is(parts.get(1), Names.WSU, "Expires")) {
            throw BadMessage.malformed("wsu:Timestamp");
        }
        Timestamps read = new Timestamps(instant(parts.get(0)), instant(parts.get(1)));
        if (read.expires.isBefore(read.created)
                || Duration.between(read.created, read.expires).compareTo(LONGEST) > 0) {
            throw BadMessage.malformed("wsu:Timestamp");
        }
        return read;
    }

    private static Instant instant(Element time) throws BadMessage {
        String text = time.getTextContent().strip();
        try {
            if (UTC.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw BadMessage.malformed("wsu:" + time.getLocalName());
        }
        throw BadMessage.malformed("wsu:" + time.getLocalName());
    }

    /** Signed so far ahead that it cannot be true. */
    void notAhead(Instant now) throws BadMessage {
        if (created.isAfter(now.plus(AHEAD))) {
            throw BadMessage.of(Code.SIGNATURE_STALE, "created-ahead");
        }
    }

    boolean isOver(Instant now) {
        return now.isAfter(expires.plus(SKEW));
    }
}
