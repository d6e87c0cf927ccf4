package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.bank.BankFolder;
import ishibashi.bank.LegalBasis;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.message.Tally;
import ishibashi.routes.RouteState;
import java.util.Optional;

/** What the gateway has done and does, at one look: each bank's rows, all messages, the routes. */
final class StatusPage {
    private StatusPage() {}

    static Html signIn(boolean wrong) {
        return new Html()
                .tags("<main class=sign-in><h1>石橋 <small>Ishibashi</small></h1>")
                .tags(
                        "<form method=post action=\"/\"><label for=token>運用者トークン <small lang=en>Operator token</small></label>")
                .tags(wrong ? "<p class=bad role=alert>トークンが違います。 <small lang=en>The token is wrong.</small></p>" : "")
                .tags("<input id=token type=password name=token autocomplete=off autofocus required>")
                .tags("<p class=hint>ホームの <code>operator.token</code> の中身を貼り付けてください。"
                        + " <small lang=en>Paste what <code>operator.token</code> in the home holds.</small></p>")
                .tags("<button>サインイン <small lang=en>Sign in</small></button></form></main>");
    }

    static Html of(Gateway gateway) {
        Html page = head(gateway);
        UnusedFolders.show(gateway.folders().unused(), page);
        banks(gateway, page);
        messages(gateway, page);
        routes(gateway, page);
        return page.tags("</main>");
    }

    static Html head(Gateway gateway) {
        Html page = new Html()
                .tags(
                        "<header><h1><a href=\"/\">石橋 <small>Ishibashi</small></a></h1><p>業務日 <small lang=en>business day</small> <b>")
                .text(gateway.day().today().toString())
                .tags("</b>");
        if (gateway.day().offsetDays() != 0) {
            page.tags(" ").both("見本データの日付", "the samples' own day");
        }
        return page.tags("</p><nav><a href=\"/try\">")
                .both("ファイルを試す", "try a file")
                .tags("</a></nav><form method=post action=\"/\"><button name=leave value=1>サインアウト"
                        + " <small lang=en>Sign out</small></button></form></header><main>");
    }

    private static void banks(Gateway gateway, Html page) {
        page.tags("<section><h2>").both("医師バンクの求人・求職", "rows of each bank").tags("</h2><table class=counts>");
        page.headings(
                "バンク",
                "bank",
                "受領",
                "received",
                "受理",
                "accepted",
                "保留",
                "quarantined",
                "却下",
                "rejected",
                "重複",
                "duplicate",
                "処理中",
                "pending",
                "合致",
                "matches");
        page.tags("<tbody>");
        MappingNote mappings = new MappingNote(gateway.mappingDesk().versions(Optional.empty()));
        for (BankFolder bank : gateway.banks().all()) {
            Tally rows = books(gateway, Optional.of(bank.member())).rows();
            page.tags("<tr id=")
                    .text(bank.member().value())
                    .tags("><th scope=row>")
                    .text(bank.name());
            page.tags(" <small>").text(bank.member().value()).tags("</small>");
            mappings.show(bank.member(), page);
            ground(gateway, bank.basis(), page);
            page.tags("</th>");
            page.number("受領", rows.received()).number("受理", rows.accepted());
            held(page, bank.member(), rows.quarantined());
            page.number("却下", rows.rejected()).number("重複", rows.duplicate()).number("処理中", rows.pending());
            page.number("合致", gateway.stores().desk().matches(bank.member())).tags("</tr>");
        }
        page.tags("</tbody></table></section>");
    }

    private static void ground(Gateway gateway, LegalBasis basis, Html page) {
        if (!basis.inForceOn(Japan.day(gateway.clock().instant()))) {
            page.tags("<br><span class=bad>")
                    .both("■ 職業紹介の根拠が満了。受け取りを止めています", "legal basis has run out, nothing is taken")
                    .tags("</span>");
        }
    }

    private static void held(Html page, MemberId member, long count) {
        if (count == 0) {
            page.number("保留", 0);
            return;
        }
        page.tags("<td class=n data-label=保留><a href=\"/?held=")
                .text(member.value())
                .tags("\">");
        page.text(String.format("%,d", count)).tags("<span> 件を見る</span></a></td>");
    }

    private static void messages(Gateway gateway, Html page) {
        page.tags("<section><h2>").both("ファイル・メッセージ", "messages").tags("</h2>");
        try {
            Tally all = books(gateway, Optional.empty()).messages();
            page.tags("<table class=all>")
                    .headings(
                            "受領",
                            "received",
                            "受理",
                            "accepted",
                            "保留",
                            "quarantined",
                            "却下",
                            "rejected",
                            "重複",
                            "duplicate",
                            "処理中",
                            "pending");
            page.tags("<tbody><tr id=messages>").number("受領", all.received()).number("受理", all.accepted());
            page.number("保留", all.quarantined()).number("却下", all.rejected()).number("重複", all.duplicate());
            page.number("処理中", all.pending()).tags("</tr></tbody></table><p class=good>");
            page.both("✓ 受領数と内訳が一致しています。", "What was received and what became of it agree.")
                    .tags("</p>");
        } catch (Tally.Unbalanced e) {
            page.tags("<p class=bad role=alert>");
            page.both("✗ 受領数と内訳が一致しません。運用を止めて調べてください。", "The ledger does not balance.")
                    .tags("</p>");
        }
        page.tags("</section>");
    }

    private static ishibashi.audit.Ledger.Books books(Gateway gateway, Optional<MemberId> member) {
        return gateway.stores().ledger().books(member, Optional.empty());
    }

    private static void routes(Gateway gateway, Html page) {
        page.tags("<section><h2>").both("経路", "routes").tags("</h2><table>");
        page.headings("経路", "route", "状態", "state", "件数", "total", "失敗", "failed", "処理中", "inside")
                .tags("<tbody>");
        for (RouteState route : gateway.bridge().routes()) {
            page.tags("<tr><th scope=row><code>").text(route.id()).tags("</code></th>");
            switch (route.state()) {
                case STARTED -> page.cell("状態", "good", "● 稼働");
                case STOPPED -> page.cell("状態", "bad", "■ 停止");
                case CHANGING -> page.cell("状態", "hint", "… 切替中");
            }
            page.number("件数", route.total()).number("失敗", route.failed()).number("処理中", route.inside());
            page.tags("</tr>");
        }
        page.tags("</tbody></table></section>");
    }
}
