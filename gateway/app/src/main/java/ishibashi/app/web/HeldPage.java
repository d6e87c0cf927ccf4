package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.message.MemberId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What of one member waits to be mended: where, why and what to do; never what the row says. */
final class HeldPage {
    private static final int SHOWN = 200;

    private HeldPage() {}

    static Html of(Gateway gateway, MemberId member) {
        Html page = StatusPage.head(gateway);
        page.tags("<section><h2>")
                .text(member.value())
                .tags(" ")
                .both("保留中の行", "rows that are held")
                .tags("</h2>");
        page.tags("<p class=hint>").both("新しい順に最大 " + SHOWN + " 件。", "The newest first, " + SHOWN + " at most.");
        page.tags(" 行の中身: <code>gateway/ishibashi quarantine show --message … --row … --reason …</code></p><table>");
        page.headings("場所", "place", "理由", "why", "対処", "remedy", "メッセージ", "message")
                .tags("<tbody>");
        for (JsonNode row : gateway.stores().quarantine().list(Optional.of(member), Optional.empty(), SHOWN)) {
            page.tags("<tr>");
            String place = row.path("where").asString();
            page.cell("場所", "hint", place.equals("*") ? "全体" : place);
            page.tags("<td data-label=理由>");
            row.path("refusals").forEach(refusal -> reason(page, refusal));
            page.tags("</td><td data-label=対処>");
            row.path("refusals").forEach(refusal -> page.tags("<p>")
                    .both(both(refusal, "remedy", "ja"), both(refusal, "remedy", "en"))
                    .tags("</p>"));
            page.tags("</td>")
                    .cell("メッセージ", "id", row.path("messageId").asString())
                    .tags("</tr>");
        }
        return page.tags("</tbody></table></section></main>");
    }

    private static void reason(Html page, JsonNode refusal) {
        page.tags("<p><code>").text(refusal.path("code").asString()).tags("</code> ");
        page.both(both(refusal, "why", "ja"), both(refusal, "why", "en")).tags("</p>");
    }

    private static String both(JsonNode refusal, String what, String language) {
        return refusal.path(what).path(language).asString("");
    }
}
