package ishibashi.routes.soap;

import org.w3c.dom.Document;

/** An envelope that goes back, and the HTTP status that goes with it. */
record Answer(Document envelope, boolean signed, int status, boolean later) {}
