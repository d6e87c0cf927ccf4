package ishibashi.routes.door;

import ishibashi.ingest.Answer;
import ishibashi.message.MemberId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A submission that was taken aside, into a folder of its own.
 *
 * @param content under the sender's own name
 * @param signature the one that lay beside it
 */
record Found(MemberId member, Path folder, Path content, Optional<Path> signature) {
    private static final String SIGNED = ".p7m";

    /** The sender's name of the content, without the ending of its container. */
    String label() {
        String name = Box.name(content);
        return name.substring(0, name.length() - ending().length());
    }

    String ending() {
        return Box.name(content).endsWith(SIGNED) ? SIGNED : "";
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
