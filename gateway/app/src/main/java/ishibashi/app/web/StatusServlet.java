package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.message.MemberId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A plain page that a person can look at, Japanese first; its sign-in takes the operator's token (rulings 36). */
public final class StatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Gateway gateway;
    private final transient OperatorToken token;

    public StatusServlet(Gateway gateway, OperatorToken token) {
        this.gateway = gateway;
        this.token = token;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!token.signedIn(request)) {
            page(response, StatusPage.signIn(false));
            return;
        }
        Optional<MemberId> held = Optional.ofNullable(request.getParameter("held"))
                .filter(MemberId::isOne)
                .map(MemberId::new);
        page(response, held.map(member -> HeldPage.of(gateway, member)).orElseGet(() -> StatusPage.of(gateway)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("leave") != null) {
            cookie(response, "; Max-Age=0");
            return;
        }
        String given = Optional.ofNullable(request.getParameter("token")).orElse("");
        if (token.is(given)) {
            cookie(response, given.strip());
        } else {
            page(response, StatusPage.signIn(true));
        }
    }

    private static void cookie(HttpServletResponse response, String value) {
        String attributes = "; Path=/; HttpOnly; SameSite=Strict";
        response.setHeader("Set-Cookie", OperatorToken.COOKIE + "=" + value + attributes);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
    }

    /** A page of the console: nothing loaded from elsewhere, shown in no frame, kept in no cache. */
    static void page(HttpServletResponse response, Html body) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body.document().getBytes(StandardCharsets.UTF_8));
    }
}
