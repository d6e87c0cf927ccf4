package ishibashi.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** A line of a dry run as a person reads it; the last one says what was counted and what is not used. */
final class DryRunText {
    private DryRunText() {}

    static String of(JsonNode line) {
        if (line.has("summary")) {
            return summary(line.path("summary"));
        }
        StringJoiner text = new StringJoiner("\n")
                .add(line.path("where").asString("") + "  "
                        + line.path("record").asString("") + "  "
                        + line.path("outcome").asString(""));
        line.path("refusals").forEach(refusal -> text.add(RefusalLines.of(refusal)));
        return text.toString();
    }

    private static String summary(JsonNode summary) {
        StringJoiner text = new StringJoiner("\n");
        if (summary.path("asOf").has("value")) {
            opened(summary, text);
        }
        if (summary.has("held")) {
            text.add("このファイルは全体が保留になります / this file would be held whole: "
                    + summary.path("held").path("code").asString(""));
            text.add(RefusalLines.reason(summary.path("held")));
        }
        return text.toString();
    }

    /** Of a file that could be opened. */
    private static void opened(JsonNode summary, StringJoiner text) {
        text.add(counts(summary));
        text.add("読まれない列 unused columns: " + names(summary.path("unused")));
        if (!summary.path("missing").isEmpty()) {
            text.add("ファイルにない列 columns that the file lacks: " + names(summary.path("missing")));
        }
        characters(summary.path("characters"), text);
        JsonNode day = summary.path("asOf");
        text.add("基準日 as of: " + day.path("value").asString("")
                + (day.has("ja")
                        ? "  " + day.path("ja").asString("") + " / "
                                + day.path("en").asString("")
                        : ""));
    }

    private static String names(JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.asString("")));
        return names.isEmpty() ? "なし none" : String.join("、", names);
    }

    /** Of rows, as the dry run and the receipt count them. */
    static String counts(JsonNode rows) {
        return "%s 行 rows: 受理 accepted %s、保留 quarantined %s、却下 rejected %s、重複 duplicate %s"
                .formatted(
                        rows.path("received").asString("0"),
                        rows.path("accepted").asString("0"),
                        rows.path("quarantined").asString("0"),
                        rows.path("rejected").asString("0"),
                        rows.path("duplicate").asString("0"));
    }

    private static void characters(JsonNode characters, StringJoiner text) {
        if (characters.path("lost").asLong(0) == 0) {
            return;
        }
        text.add("読めない文字 characters that are lost: " + characters.path("lost").asLong(0));
        characters
                .path("places")
                .forEach(place -> text.add("    " + place.path("where").asString("") + "、"
                        + place.path("column").asString("") + "、"
                        + place.path("at").asString("") + "  "
                        + place.path("code").asString("")));
    }
}
