package ishibashi.routes.soap;

import ishibashi.message.Bytes;
import ishibashi.routes.soap.wss.SoapVersion;

/** What goes back over HTTP. {@code later} asks to come again: with Retry-After. */
public record SoapReply(int status, SoapVersion version, boolean later, Bytes body) {
    public String contentType() {
        return version.mediaType() + "; charset=utf-8";
    }
}
