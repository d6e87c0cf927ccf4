package ishibashi.app.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a receipt (example 12) or a refusal message says of a file, for a person: the counts of its rows, or that it is held whole, then each
 * place and why.
 */
final class ReceiptText {
    private static final int SHOWN = 50;

    private ReceiptText() {}

    /** @param bundle a message Bundle; empty unless it is a refusal, or a receipt with counts */
    static Optional<String> of(JsonNode bundle) {
        JsonNode receipt = resource(bundle, "Parameters");
        ObjectNode rows = Operator.JSON.createObjectNode();
        for (JsonNode part : parameter(receipt, "rows").path("part")) {
            part.properties().stream()
                    .filter(value -> value.getKey().startsWith("value"))
                    .forEach(value -> rows.set(part.path("name").asString(""), value.getValue()));
        }
        JsonNode header = resource(bundle, "MessageHeader");
        boolean refused = header.at("/eventCoding/code").asString("").equals("refusal");
        if (rows.isEmpty() && !refused) {
            return Optional.empty();
        }
        String message = "urn:uuid:" + header.at("/response/identifier").asString("");
        StringJoiner text = new StringJoiner("\n")
                .add(message + "  " + (refused ? "全体が保留または却下されました / held or refused whole" : DryRunText.counts(rows)));
        JsonNode issues = resource(bundle, "OperationOutcome").path("issue");
        int shown = 0;
        for (JsonNode issue : issues) {
            if (issue.path("severity").asString("").equals("error") && shown++ < SHOWN) {
                text.add(RefusalLines.of(refusal(issue)));
            }
        }
        if (shown > SHOWN) {
            text.add("    … ほか " + (shown - SHOWN) + " 件 / and " + (shown - SHOWN) + " more: quarantine list --message "
                    + message);
        }
        return Optional.of(text.toString());
    }

    private static JsonNode resource(JsonNode bundle, String type) {
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.path("resource").path("resourceType").asString("").equals(type)) {
                return entry.path("resource");
            }
        }
        return Operator.JSON.missingNode();
    }

    private static JsonNode parameter(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asString("").equals(name)) {
                return parameter;
            }
        }
        return Operator.JSON.missingNode();
    }

    /** As an answer by HTTP has it. */
    private static ObjectNode refusal(JsonNode issue) {
        Map<String, String> told = new HashMap<>();
        for (JsonNode extension : issue.path("extension")) {
            for (JsonNode part : extension.path("extension")) {
                part.properties().stream()
                        .filter(value -> value.getKey().startsWith("value"))
                        .forEach(value -> told.put(
                                part.path("url").asString(""), value.getValue().asString("")));
            }
        }
        ObjectNode refusal = Operator.JSON
                .createObjectNode()
                .put("code", issue.at("/details/coding/0/code").asString(""));
        ObjectNode where = refusal.putObject("where");
        for (String place : new String[] {"row", "column"}) {
            Optional.ofNullable(told.get(place)).ifPresent(value -> where.put(place, value));
        }
        JsonNode english = issue.at("/details/_text/extension/0/extension");
        refusal.putObject("why")
                .put("ja", issue.at("/details/text").asString(""))
                .put("en", content(english));
        refusal.putObject("remedy")
                .put("ja", told.getOrDefault("remedy-ja", ""))
                .put("en", told.getOrDefault("remedy-en", ""));
        return refusal;
    }

    private static String content(JsonNode translation) {
        for (JsonNode part : translation) {
            if (part.path("url").asString("").equals("content")) {
                return part.path("valueString").asString("");
            }
        }
        return "";
    }
}
