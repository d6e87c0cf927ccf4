package ishibashi.app.command;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A refusal (contract §6) as a person reads it: what, where, the text found there, why and what to do, Japanese first. */
final class RefusalLines {
    private static final int SHOWN = 80;

    private RefusalLines() {}

    /** Four blanks before each line. */
    static String of(JsonNode refusal) {
        return "    " + refusal.path("code").asString("") + "\n" + reason(refusal);
    }

    /** The same without the code. */
    static String reason(JsonNode refusal) {
        StringJoiner text = new StringJoiner("\n    ", "    ", "");
        place(refusal.path("where"), text);
        for (String language : List.of("ja", "en")) {
            text.add(refusal.path("why").path(language).asString(""));
            text.add("→ " + refusal.path("remedy").path(language).asString(""));
        }
        return text.toString();
    }

    private static void place(JsonNode where, StringJoiner text) {
        List<String> places = Stream.of("file", "row", "column", "path")
                .map(part -> where.path(part).asString(""))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
        String found =
                where.has("raw") ? "書かれていた文字 found: 「" + cut(where.path("raw").asString("")) + "」" : "";
        if (!places.isEmpty()) {
            text.add("場所 where: " + String.join("、", places) + (found.isEmpty() ? "" : "  " + found));
        } else if (!found.isEmpty()) {
            text.add(found);
        }
    }

    private static String cut(String raw) {
        String line = raw.replaceAll("\\R", "⏎");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
