package ishibashi.app.web;

import ishibashi.message.Digest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The operator's token, of which only the hash is kept (rulings 18): as bearer (RFC 6750), or as the sign-in's cookie. */
public final class OperatorToken {
    static final String COOKIE = "ishibashi";
    private static final String BEARER = "Bearer ";

    private final byte[] hash;

    public OperatorToken(String token) {
        this.hash = Digest.of(token.getBytes(StandardCharsets.UTF_8)).toArray();
    }

    boolean is(String token) {
        return MessageDigest.isEqual(
                hash, Digest.of(token.strip().getBytes(StandardCharsets.UTF_8)).toArray());
    }

    /** Bearer only: what changes something is not moved by a cookie. */
    boolean bears(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER) && is(header.substring(BEARER.length()));
    }

    boolean signedIn(HttpServletRequest request) {
        return bears(request) || cookie(request).filter(this::is).isPresent();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
