package ishibashi.bundle;

import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.RefusalText;
import ishibashi.refusal.Where;
import ishibashi.work.Conclusion.Mended;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Refusals as an OperationOutcome in both languages (fhir §2, example 11), never with a raw value. */
public final class RefusalOutcome {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private static final Pattern FHIR_PATH = Pattern.compile("[A-Z][A-Za-z]+[.].*");

    private RefusalOutcome() {}

    public static OperationOutcome of(List<Refusal> refusals) {
        return of(refusals, IssueSeverity.ERROR);
    }

    /** What is held, and beside it what was mended, by whose words. */
    static OperationOutcome of(List<Refusal> refusals, List<Mended> mended) {
        OperationOutcome outcome = of(refusals);
        for (Mended row : mended) {
            information(
                    outcome,
                    row.where() + (row.repaired() ? ": 修正しました。" : ": 読み直しました。") + "理由: " + row.reason(),
                    row.where() + (row.repaired() ? ": repaired. " : ": read anew. ") + "Reason: " + row.reason());
        }
        return outcome;
    }

    private static void information(OperationOutcome outcome, String ja, String en) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .getDetails()
                .setTextElement(translated(ja, en));
    }

    /** What does not stand in the way, but will: legal terms that are missing for an introduction. */
    public static OperationOutcome warnings(List<Refusal> refusals) {
        return of(refusals, IssueSeverity.WARNING);
    }

    /** Nothing to say against it: for who asks for an outcome nevertheless (FHIR R4 §3.1.0.1.5, Prefer). */
    public static OperationOutcome taken() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.setLanguage("ja");
        information(outcome, "受け付けました。", "Taken.");
        return outcome;
    }

    private static StringType translated(String ja, String en) {
        StringType text = new StringType(ja);
        Extension translation = text.addExtension().setUrl(TRANSLATION);
        translation.addExtension("lang", new CodeType("en"));
        translation.addExtension("content", new StringType(en));
        return text;
    }

    private static OperationOutcome of(List<Refusal> refusals, IssueSeverity severity) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(Names.profile("IshibashiRefusal"));
        outcome.setLanguage("ja");
        refusals.forEach(refusal -> issue(outcome, refusal, severity));
        return outcome;
    }

    private static void issue(OperationOutcome outcome, Refusal refusal, IssueSeverity severity) {
        RefusalText ja = refusal.text(Language.JA);
        RefusalText en = refusal.text(Language.EN);
        var issue = outcome.addIssue().setSeverity(severity).setCode(IssueTypes.of(refusal));
        refusal.where().path().filter(FHIR_PATH.asMatchPredicate()).ifPresent(issue::addExpression);
        issue.addExtension(details(refusal, ja, en));
        issue.getDetails()
                .addCoding()
                .setSystem(Names.codeSystem("refusal"))
                .setCode(refusal.code().wire())
                .setDisplay(ja.title());
        issue.getDetails().setTextElement(translated(ja.why(), en.why()));
    }

    private static Extension details(Refusal refusal, RefusalText ja, RefusalText en) {
        Extension details = new Extension(Names.profile("refusal"));
        details.addExtension("category", new CodeType(refusal.category().wire()));
        details.addExtension("stage", new CodeType(refusal.stage().wire()));
        place(details, refusal.where());
        details.addExtension("remedy-ja", new StringType(ja.remedy()));
        details.addExtension("remedy-en", new StringType(en.remedy()));
        details.addExtension("incident", new UriType("urn:uuid:" + refusal.incident()));
        return details;
    }

    /** A row is a number here: the sheet that it is in, or that is the record, goes before the column as in {@code 名簿!氏名}. */
    private static void place(Extension details, Where where) {
        String row = where.row().orElse("");
        String number = row.substring(row.lastIndexOf('!') + 1);
        String sheet = row;
        if (NUMBER.matcher(number).matches()) {
            details.addExtension("row", new PositiveIntType(number));
            sheet = row.substring(0, Math.max(0, row.lastIndexOf('!')));
        }
        String column = where.column()
                .or(() -> where.path().filter(FHIR_PATH.asMatchPredicate().negate()))
                .orElse("");
        String place = sheet + (sheet.isEmpty() || column.isEmpty() ? "" : "!") + column;
        if (!place.isEmpty()) {
            details.addExtension("column", new StringType(place));
        }
    }
}
