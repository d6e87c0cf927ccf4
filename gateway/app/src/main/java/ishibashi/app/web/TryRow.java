package ishibashi.app.web;

import ishibashi.bank.Field;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One record of a dry run: why it is refused; opened, each field with its cell, text and rule; side by side who would see what. */
record TryRow(Html page, FieldNames names) {
    private static final String[][] RECIPIENTS = {
        {"ownBank", "自分のバンク", "own bank"},
        {"otherBank", "ほかのバンク", "another bank"},
        {"doctor", "医師", "a doctor"},
        {"national", "国の運用者", "national operator"}
    };

    void write(JsonNode line) {
        page.tags("<details><summary>")
                .text(line.path("where").asString("") + "  "
                        + line.path("record").asString(""))
                .tags(" <span class=")
                .tags(line.path("outcome").asString("").equals("accepted") ? "good" : "bad")
                .tags(">")
                .text(outcome(line))
                .tags("</span>");
        line.path("refusals").forEach(this::refusal);
        page.tags("</summary>");
        values(line.path("values"));
        views(line.path("views"));
        page.tags("</details>");
    }

    private static String outcome(JsonNode line) {
        String wire = line.path("outcome").asString("");
        return switch (wire) {
            case "accepted" -> leaves(line) ? "取下げ" : "受理";
            case "quarantined" -> "保留";
            case "rejected" -> "却下";
            case "duplicate" -> "重複";
            default -> wire;
        };
    }

    /** The row was understood, and takes its record back. */
    private static boolean leaves(JsonNode line) {
        JsonNode status = line.path("values").path(Field.STATUS.wire()).path("value");
        return status.asString("").equals(Field.WITHDRAWN);
    }

    /** Why and what to do, with the place. */
    void refusal(JsonNode refusal) {
        page.tags("<p class=why><code>").text(refusal.path("code").asString("")).tags("</code> ");
        JsonNode where = refusal.path("where");
        page.text(where.path("column").asString("")).tags(" ");
        if (where.has("raw")) {
            page.text("「" + where.path("raw").asString("") + "」 ");
        }
        page.both(text(refusal, "why", "ja"), text(refusal, "why", "en")).tags("<br>→ ");
        page.both(text(refusal, "remedy", "ja"), text(refusal, "remedy", "en")).tags("</p>");
    }

    private static String text(JsonNode refusal, String what, String language) {
        return refusal.path(what).path(language).asString("");
    }

    private void values(JsonNode values) {
        page.tags("<table>")
                .headings("項目", "field", "読んだ値", "value", "元の文字", "raw", "場所", "at", "規則", "rule")
                .tags("<tbody>");
        values.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            page.tags("<tr><th scope=row>")
                    .both(names.of(entry.getKey()), entry.getKey())
                    .tags("</th>");
            page.cell("読んだ値", kind(value), value.path("value").asString("") + mark(value));
            page.cell("元の文字", "hint", value.path("raw").asString(""));
            page.cell("場所", "hint", value.path("at").asString(""));
            page.cell("規則", "hint", value.path("rule").asString("")).tags("</tr>");
        });
        page.tags("</tbody></table>");
    }

    private static String kind(JsonNode value) {
        return value.path("outcome").asString("").equals("lost") ? "bad" : "good";
    }

    private static String mark(JsonNode value) {
        return switch (value.path("outcome").asString("")) {
            case "inferred" -> "（推定）";
            case "lost" -> "読めません";
            case "absent" -> "なし";
            default -> "";
        };
    }

    private void views(JsonNode views) {
        page.tags("<div class=views>");
        for (String[] recipient : RECIPIENTS) {
            page.tags("<div><h3>").both(recipient[1], recipient[2]).tags("</h3>");
            List<String> seen = new ArrayList<>();
            views.path(recipient[0])
                    .properties()
                    .forEach(f -> seen.add(names.of(f.getKey()) + ": " + plain(f.getValue())));
            page.text(seen.isEmpty() ? "何も見えません" : "").tags("<ul>");
            seen.forEach(one -> page.tags("<li>").text(one).tags("</li>"));
            page.tags("</ul></div>");
        }
        page.tags("</div>");
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }
}
