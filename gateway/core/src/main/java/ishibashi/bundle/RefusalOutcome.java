package ishibashi.bundle;

import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.RefusalText;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Refusals as an OperationOutcome in both languages (fhir §2, example 11), never with a raw value. */
final class RefusalOutcome {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private RefusalOutcome() {}

    static OperationOutcome of(List<Refusal> refusals) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(Names.profile("IshibashiRefusal"));
        outcome.setLanguage("ja");
        refusals.forEach(refusal -> issue(outcome, refusal));
        return outcome;
    }

    private static void issue(OperationOutcome outcome, Refusal refusal) {
        RefusalText ja = refusal.text(Language.JA);
        RefusalText en = refusal.text(Language.EN);
        var issue = outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.PROCESSING);
        issue.addExtension(details(refusal, ja, en));
        issue.getDetails()
                .addCoding()
                .setSystem(Names.codeSystem("refusal"))
                .setCode(refusal.code().wire())
                .setDisplay(ja.title());
        StringType why = new StringType(ja.why());
        Extension translation = why.addExtension().setUrl(TRANSLATION);
        translation.addExtension("lang", new CodeType("en"));
        translation.addExtension("content", new StringType(en.why()));
        issue.getDetails().setTextElement(why);
    }

    private static Extension details(Refusal refusal, RefusalText ja, RefusalText en) {
        Extension details = new Extension(Names.profile("refusal"));
        details.addExtension("category", new CodeType(refusal.category().wire()));
        details.addExtension("stage", new CodeType(refusal.stage().wire()));
        refusal.where().row().ifPresent(row -> details.addExtension("row", new StringType(row)));
        refusal.where().column().ifPresent(column -> details.addExtension("column", new StringType(column)));
        refusal.where().path().ifPresent(path -> details.addExtension("path", new StringType(path)));
        details.addExtension("remedy-ja", new StringType(ja.remedy()));
        details.addExtension("remedy-en", new StringType(en.remedy()));
        details.addExtension("incident", new UriType("urn:uuid:" + refusal.incident()));
        return details;
    }
}
