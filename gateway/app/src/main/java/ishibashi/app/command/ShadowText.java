package ishibashi.app.command;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** What a shadow run says, for a person: file by file the counts, then the rows that would change. */
final class ShadowText {
    private static final int SHOWN = 20;

    private ShadowText() {}

    static String of(JsonNode trial) {
        StringJoiner text = new StringJoiner(System.lineSeparator());
        text.add("%s  版 %s ← %s（今の版） / version %s against %s"
                .formatted(
                        trial.path("member").asString(),
                        trial.path("version").asString(),
                        trial.path("against").asString(),
                        trial.path("version").asString(),
                        trial.path("against").asString()));
        if (trial.path("files").isEmpty()) {
            text.add("  受け取ったファイルがまだありません / no file of this bank has come yet");
        }
        trial.path("files").forEach(file -> file(file, text));
        return text.toString();
    }

    private static void file(JsonNode file, StringJoiner text) {
        JsonNode report = file.path("report");
        text.add("%s  %s 行 → %s 行、同じ %s 行 / rows, then, same%s%s"
                .formatted(
                        file.path("message").asString(),
                        report.path("rows").asString(),
                        report.path("rowsThen").asString(),
                        report.path("same").asString(),
                        held("今 / now ", report.path("held")),
                        held("新しい版 / then ", report.path("heldThen"))));
        report.path("outcomes").properties().forEach(o -> text.add("    " + o.getKey() + ": " + o.getValue()));
        report.path("fields").properties().forEach(f -> text.add("    " + f.getKey() + ": " + f.getValue()));
        int shown = 0;
        for (JsonNode change : report.path("changes")) {
            if (shown++ < SHOWN) {
                text.add("      " + change(change));
            }
        }
    }

    private static String held(String which, JsonNode code) {
        return code.isString() ? "  " + which + code.asString() : "";
    }

    private static String change(JsonNode change) {
        StringJoiner line = new StringJoiner("  ");
        line.add(change.path("where").asString());
        line.add(change.path("before").asString() + " > " + change.path("after").asString());
        change.path("refusals").forEach(code -> line.add(code.asString()));
        change.path("fields")
                .forEach(f -> line.add(f.path("field").asString()
                        + (f.path("after").isString()
                                ? ": 「" + f.path("before").asString() + "」→「"
                                        + f.path("after").asString() + "」"
                                : "")));
        return line.toString();
    }
}
