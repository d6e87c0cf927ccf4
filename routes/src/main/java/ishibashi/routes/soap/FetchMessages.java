package ishibashi.routes.soap;

import ishibashi.deliver.Outbox;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/** {@code FetchMessages} (contract §5): oldest first, the same until acknowledged. */
record FetchMessages(Outbox outbox) implements Operation {
    private static final String USUAL = "100";
    /** A reply is signed as a tree: what goes into one is bounded, the rest comes with the next call. */
    private static final long BYTES = 4L << 20;

    @Override
    public Done apply(Asked asked) {
        int limit =
                Integer.parseInt(asked.text("limit").filter(t -> !t.isEmpty()).orElse(USUAL));
        List<Outbox.Waiting> waiting = outbox.waiting(asked.member(), limit, BYTES);
        return new Done.Response(element -> waiting.forEach(message -> write(element, message)));
    }

    private static void write(Element element, Outbox.Waiting waiting) {
        Element message = Writing.add(element, "message");
        Writing.add(message, "id", waiting.id().toString());
        Writing.add(message, "event", waiting.event());
        Writing.add(message, "filename", waiting.filename());
        Writing.add(message, "contentType", waiting.contentType());
        Writing.add(
                message,
                "body",
                Base64.getEncoder().encodeToString(waiting.body().toArray()));
    }
}
