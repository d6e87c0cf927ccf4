package ishibashi.app.door;

import tools.jackson.databind.JsonNode;

/** Reads the gateway's message Bundles (examples 11 and 12 of the profiles) with a plain JSON reader. */
final class Bundle {
    private Bundle() {}

    static String receipt(JsonNode bundle) {
        for (JsonNode parameter : resource(bundle, "Parameters").get("parameter")) {
            if (parameter.get("name").stringValue().equals("receipt")) {
                return parameter.get("valueString").stringValue();
            }
        }
        throw new AssertionError("no receipt in " + bundle);
    }

    static Way.Refused refusal(JsonNode bundle) {
        JsonNode issue = resource(bundle, "OperationOutcome").get("issue").get(0);
        JsonNode details = issue.get("extension").get(0);
        JsonNode why = issue.get("details");
        return new Way.Refused(
                why.get("coding").get(0).get("code").stringValue(),
                extension(details, "category").get("valueCode").stringValue(),
                why.get("text").stringValue(),
                extension(why.get("_text").get("extension").get(0), "content")
                        .get("valueString")
                        .stringValue(),
                extension(details, "remedy-ja").get("valueString").stringValue(),
                extension(details, "remedy-en").get("valueString").stringValue());
    }

    private static JsonNode resource(JsonNode bundle, String type) {
        for (JsonNode entry : bundle.get("entry")) {
            if (entry.get("resource").get("resourceType").stringValue().equals(type)) {
                return entry.get("resource");
            }
        }
        throw new AssertionError("no " + type + " in " + bundle);
    }

    private static JsonNode extension(JsonNode of, String url) {
        for (JsonNode extension : of.get("extension")) {
            if (extension.get("url").stringValue().equals(url)) {
                return extension;
            }
        }
        throw new AssertionError("no extension " + url + " in " + of);
    }
}
