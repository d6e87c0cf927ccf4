package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.bank.BankFolder;
import ishibashi.message.FileLabel;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a dry run said: the counts and the loss account of the whole file, the rows that are refused, and the first that are taken. */
final class TryResult {
    private static final int REFUSED = 200;
    private static final int TAKEN = 100;

    private final BankFolder bank;
    private final FileLabel label;
    private final FieldNames names;
    private final List<ObjectNode> refused = new ArrayList<>();
    private final List<ObjectNode> taken = new ArrayList<>();
    private JsonNode summary = JsonMapper.shared().createObjectNode();

    TryResult(BankFolder bank, FileLabel label, FieldNames names) {
        this.bank = bank;
        this.label = label;
        this.names = names;
    }

    /** A line of the dry run (contract §1): a record, or at last the summary. */
    void add(ObjectNode line) {
        if (line.has("summary")) {
            summary = line.path("summary");
        } else if (line.path("refusals").isEmpty()) {
            keep(taken, TAKEN, line);
        } else {
            keep(refused, REFUSED, line);
        }
    }

    private static void keep(List<ObjectNode> lines, int most, ObjectNode line) {
        if (lines.size() < most) {
            lines.add(line);
        }
    }

    Html page(Gateway gateway) {
        Html page = StatusPage.head(gateway);
        page.tags("<section><h2>")
                .text(label.value())
                .tags(" <small>")
                .text(bank.name())
                .tags("</small></h2>");
        counts(page);
        losses(page);
        page.tags("<p><a href=\"/try\">").both("別のファイルを試す", "try another file").tags("</a></p></section>");
        rows(page, "保留・却下になる行", "rows that would be held or rejected", refused, REFUSED);
        rows(page, "読める行", "rows that would be taken", taken, TAKEN);
        return page.tags("</main>");
    }

    private void counts(Html page) {
        JsonNode held = summary.path("held");
        if (!held.isMissingNode()) {
            page.tags("<p class=bad role=alert>")
                    .both("このファイルは全体が保留になります。", "This file would be held whole.")
                    .tags("</p>");
            new TryRow(page, names).refusal(held);
        }
        page.tags("<table class=all>")
                .headings("行", "rows", "受理", "accepted", "保留", "quarantined", "却下", "rejected", "重複", "duplicate")
                .tags("<tbody><tr id=counts>");
        for (String[] column : new String[][] {
            {"行", "received"}, {"受理", "accepted"}, {"保留", "quarantined"}, {"却下", "rejected"}, {"重複", "duplicate"}
        }) {
            page.number(column[0], summary.path(column[1]).asLong(0));
        }
        page.tags("</tr></tbody></table>");
    }

    /** What of the file is not used (contract §1). */
    private void losses(Html page) {
        JsonNode asOf = summary.path("asOf");
        if (asOf.has("value")) {
            page.tags("<p>")
                    .both("基準日", "as of")
                    .tags(" <b>")
                    .text(asOf.path("value").asString(""))
                    .tags("</b>");
            if (asOf.has("ja")) {
                page.tags(" ")
                        .both(asOf.path("ja").asString(""), asOf.path("en").asString(""));
            }
            page.tags("</p>");
        }
        columns(page, "読まれない列", "columns that nothing reads", summary.path("unused"));
        columns(page, "ファイルにない列", "columns that the file lacks", summary.path("missing"));
        page.tags("<p>");
        page.both("失われる文字", "characters that are lost").tags(": ");
        page.text(Long.toString(summary.path("characters").path("lost").asLong(0)))
                .tags("</p>");
    }

    private static void columns(Html page, String ja, String en, JsonNode names) {
        List<String> all = new ArrayList<>();
        names.forEach(column -> all.add(column.asString("")));
        page.tags("<p>").both(ja, en).tags(": ");
        page.text(all.isEmpty() ? "なし" : String.join("、", all)).tags("</p>");
    }

    private void rows(Html page, String ja, String en, List<ObjectNode> lines, int most) {
        if (lines.isEmpty()) {
            return;
        }
        page.tags("<section><h2>").both(ja, en).tags("</h2>");
        if (lines.size() == most) {
            page.tags("<p class=hint>")
                    .both("最初の " + most + " 行。", "The first " + most + ".")
                    .tags("</p>");
        }
        TryRow row = new TryRow(page, names);
        lines.forEach(row::write);
        page.tags("</section>");
    }
}
