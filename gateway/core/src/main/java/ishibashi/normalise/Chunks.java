package ishibashi.normalise;

import ishibashi.message.Normalised;
import java.util.Iterator;

/** The rows of a message, at most 500 at a time, read as they are asked for. The last chunk says so. */
public interface Chunks extends Iterator<Normalised> {}
