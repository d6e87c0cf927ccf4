package ishibashi.app.store;

import ishibashi.refusal.Code;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Refusals as they are stored: without raw values. */
final class RefusalJson {
    private RefusalJson() {}

    private record Stored(
            String code,
            String stage,
            Optional<String> row,
            Optional<String> column,
            Optional<String> path,
            List<String> arguments,
            UUID incident) {}

    static String write(List<Refusal> refusals) {
        return Database.JSON.writeValueAsString(refusals.stream()
                .map(r -> new Stored(
                        r.code().wire(),
                        r.stage().name(),
                        r.where().row(),
                        r.where().column(),
                        r.where().path(),
                        r.arguments(),
                        r.incident()))
                .toList());
    }

    static List<Refusal> read(String json) {
        return List.of(Database.JSON.readValue(json, Stored[].class)).stream()
                .map(s -> new Refusal(
                        Code.of(s.code()),
                        Stage.valueOf(s.stage()),
                        new Where(Optional.empty(), s.row(), s.column(), s.path(), Optional.empty()),
                        s.arguments(),
                        s.incident()))
                .toList();
    }

    /** As the operator API tells them. */
    static ArrayNode tree(String json) {
        ArrayNode all = Database.JSON.createArrayNode();
        for (Refusal refusal : read(json)) {
            ObjectNode node = all.addObject()
                    .put("code", refusal.code().wire())
                    .put("category", refusal.category().wire())
                    .put("stage", refusal.stage().wire())
                    .put("incident", refusal.incident().toString());
            ObjectNode where = node.putObject("where");
            refusal.where().row().ifPresent(v -> where.put("row", v));
            refusal.where().column().ifPresent(v -> where.put("column", v));
            refusal.where().path().ifPresent(v -> where.put("path", v));
            ObjectNode why = node.putObject("why");
            ObjectNode remedy = node.putObject("remedy");
            for (Language language : Language.values()) {
                why.put(language.wire(), refusal.text(language).why());
                remedy.put(language.wire(), refusal.text(language).remedy());
            }
        }
        return all;
    }
}
