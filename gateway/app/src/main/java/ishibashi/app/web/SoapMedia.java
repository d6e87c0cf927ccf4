package ishibashi.app.web;

import ishibashi.routes.soap.wss.SoapVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SOAP's version and action as HTTP tells them: 1.1 by {@code text/xml} and SOAPAction, 1.2 by {@code application/soap+xml} and
 * its parameter {@code action} (RFC 3902). No attachments, no MTOM.
 *
 * @param version 1.1 where the media type is none of both
 */
record SoapMedia(SoapVersion version, Optional<String> action, boolean isAllowed) {
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([A-Za-z-]+)\\s*=\\s*(\"[^\"]*\"|[^;\\s\"]+)\\s*");

    static SoapMedia of(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getContentType()).orElse("");
        int end = header.indexOf(';');
        Optional<SoapVersion> version = SoapVersion.ofMediaType(end < 0 ? header : header.substring(0, end));
        Map<String, String> parameters = parameters(end < 0 ? "" : header.substring(end));
        boolean utf8 = parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
        Optional<String> action = version.equals(Optional.of(SoapVersion.SOAP12))
                ? Optional.ofNullable(parameters.get("action"))
                : Optional.ofNullable(request.getHeader("SOAPAction")).map(SoapMedia::unquoted);
        return new SoapMedia(version.orElse(SoapVersion.SOAP11), action, version.isPresent() && utf8);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1).toLowerCase(Locale.ROOT), unquoted(matcher.group(2)));
        }
        return found;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
