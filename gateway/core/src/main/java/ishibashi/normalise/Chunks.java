package ishibashi.normalise;

import ishibashi.message.Listed;
import ishibashi.message.Normalised;
import java.util.Iterator;
import java.util.Optional;

/** The rows of a message, at most 500 at a time, read as they are asked for. The last chunk says so. */
public interface Chunks extends Iterator<Normalised> {
    /** All that the file names, where what is missing in it is withdrawn. */
    Optional<Listed> listed();
}
