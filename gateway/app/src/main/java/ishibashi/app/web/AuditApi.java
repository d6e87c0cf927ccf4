package ishibashi.app.web;

import ishibashi.app.store.AuditReader;
import ishibashi.audit.FindingText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/audit/verify}: whether the audit holds, and if not the first entry that is wrong, and how. */
final class AuditApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuditApi() {}

    static ObjectNode verify(AuditReader audit) {
        AuditReader.Verdict verdict = audit.verify();
        ObjectNode node = JSON.createObjectNode().put("holds", verdict.holds()).put("entries", verdict.entries());
        verdict.finding().ifPresent(finding -> {
            ObjectNode found = node.putObject("finding").put("kind", finding.kind());
            finding.place().ifPresent(number -> found.put("number", number));
            FindingText text = FindingText.of(finding);
            found.put("ja", text.ja()).put("en", text.en());
        });
        return node;
    }
}
