package ishibashi.app.web;

import tools.jackson.databind.JsonNode;

/** Members of a request's body. */
final class Fields {
    private Fields() {}

    /** @throws IllegalArgumentException in both languages, if it is not there or empty */
    static String text(JsonNode body, String name) {
        String text = body.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing / " + name + " がありません");
        }
        return text;
    }
}
