package ishibashi.routes.door;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.message.MemberId;
import java.nio.file.Path;

/** A submission that was found in a drop box and taken aside; {@code name} is the sender's own name of it. */
record Found(MemberId member, String name, Path taken, Arrival arrival) {
    Settled with(Answer answer) {
        return new Settled(this, answer);
    }

    @Override
    public String toString() {
        return "Found[" + member + "]";
    }

    /** The same with its answer. */
    record Settled(Found found, Answer answer) {
        @Override
        public String toString() {
            return "Settled[" + found.member() + "]";
        }
    }
}
