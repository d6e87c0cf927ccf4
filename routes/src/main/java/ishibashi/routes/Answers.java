package ishibashi.routes;

import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.RefusalText;
import ishibashi.refusal.Where;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The only place that turns a refusal into what a sender reads (contract §6): problem+json (RFC 9457) and a text for people.
 * What the refusal holds is shown, raw value too: whoever tells somebody else than its own sender takes that out before.
 */
public final class Answers {
    /** Media type of {@link #problem}. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final String TYPE = "https://ishibashi.example/refusal/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** UTF-8 JSON with {@code type, title, status, code, category, stage, where, why, remedy, incident}. */
    public static byte[] problem(Refusal refusal) {
        return JSON.writeValueAsBytes(tree(refusal));
    }

    private static ObjectNode tree(Refusal refusal) {
        ObjectNode problem = JSON.createObjectNode()
                .put("type", TYPE + refusal.code().wire())
                .put("title", refusal.text(Language.EN).title())
                .put("status", refusal.code().status())
                .put("code", refusal.code().wire())
                .put("category", refusal.category().wire())
                .put("stage", refusal.stage().wire());
        problem.set("where", where(refusal.where()));
        problem.set("why", both(refusal, RefusalText::why));
        problem.set("remedy", both(refusal, RefusalText::remedy));
        return problem.put("incident", refusal.incident().toString());
    }

    private static ObjectNode where(Where where) {
        ObjectNode place = JSON.createObjectNode();
        where.file().ifPresent(file -> place.put("file", file));
        where.row().ifPresent(row -> place.put("row", row));
        where.column().ifPresent(column -> place.put("column", column));
        where.path().ifPresent(path -> place.put("path", path));
        where.raw().ifPresent(raw -> place.put("raw", raw));
        return place;
    }

    private static ObjectNode both(Refusal refusal, Function<RefusalText, String> part) {
        ObjectNode texts = JSON.createObjectNode();
        for (Language language : Language.values()) {
            texts.put(language.wire(), part.apply(refusal.text(language)));
        }
        return texts;
    }

    /** The same for a person, Japanese first. */
    public static String readable(Refusal refusal) {
        RefusalText ja = refusal.text(Language.JA);
        RefusalText en = refusal.text(Language.EN);
        String code = refusal.code().wire();
        return """
                %s（%s）
                理由：%s
                対処：%s
                照会番号：%s

                %s (%s)
                Why: %s
                What to do: %s
                Incident: %s
                """.formatted(
                        ja.title(),
                        code,
                        ja.why(),
                        ja.remedy(),
                        refusal.incident(),
                        en.title(),
                        code,
                        en.why(),
                        en.remedy(),
                        refusal.incident());
    }
}
