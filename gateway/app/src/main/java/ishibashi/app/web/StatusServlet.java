package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.bank.BankFolder;
import ishibashi.message.Tally;
import ishibashi.routes.RouteState;
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
        page(response, token.signedIn(request) ? status() : signIn(""));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String given = Optional.ofNullable(request.getParameter("token")).orElse("");
        if (!token.is(given)) {
            page(response, signIn("<p class=bad>トークンが違います。 / The token is wrong.</p>"));
            return;
        }
        response.setHeader(
                "Set-Cookie", OperatorToken.COOKIE + "=" + given.strip() + "; Path=/; HttpOnly; SameSite=Strict");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
    }

    private static String signIn(String note) {
        return """
                <h1>石橋 Ishibashi</h1>%s
                <form method=post action="/"><label>運用者トークン（ホームの operator.token）<br>
                Operator token (operator.token in the home)<br>
                <input type=password name=token autofocus required size=70></label>
                <button>サインイン / Sign in</button></form>""".formatted(note);
    }

    private String status() {
        StringBuilder page = new StringBuilder("<h1>石橋 Ishibashi</h1>")
                .append("<p>業務日 / business day: <b>")
                .append(gateway.day().today())
                .append("</b>")
                .append(gateway.day().offsetDays() == 0 ? "" : "（見本データの日付 / the samples' own day）")
                .append("</p><h2>医師バンク / banks</h2><table><tr><th>バンク<th>受領<br>received<th>受理<br>accepted")
                .append(
                        "<th>保留<br>quarantined<th>却下<br>rejected<th>重複<br>duplicate<th>処理中<br>pending<th>合致<br>matches</tr>");
        for (BankFolder bank : gateway.banks().all()) {
            Tally rows = gateway.stores()
                    .ledger()
                    .books(Optional.of(bank.member()), Optional.empty())
                    .rows();
            page.append("<tr><td>").append(bank.member()).append(' ').append(bank.name());
            for (long number : new long[] {
                rows.received(),
                rows.accepted(),
                rows.quarantined(),
                rows.rejected(),
                rows.duplicate(),
                rows.pending(),
                gateway.stores().desk().matches(bank.member())
            }) {
                page.append("<td class=n>").append(number);
            }
            page.append("</tr>");
        }
        page.append("</table><h2>経路 / routes</h2><table><tr><th>経路<th>状態<th>件数<th>失敗</tr>");
        for (RouteState route : gateway.bridge().routes()) {
            page.append("<tr><td>")
                    .append(route.id())
                    .append("<td>")
                    .append(
                            switch (route.state()) {
                                case STARTED -> "稼働 / started";
                                case STOPPED -> "停止 / stopped";
                                case CHANGING -> "切替中 / changing";
                            })
                    .append("<td class=n>")
                    .append(route.total())
                    .append("<td class=n>")
                    .append(route.failed())
                    .append("</tr>");
        }
        return page.append("</table>").toString();
    }

    private static void page(HttpServletResponse response, String body) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(("<!doctype html><html lang=ja><meta charset=utf-8><title>石橋 Ishibashi</title><style>"
                                + "body{font:16px/1.6 sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
                                + "table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .6rem}"
                                + ".n{text-align:right}.bad{color:#a00}</style>" + body)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
