package ishibashi.bundle;

import ishibashi.refusal.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** {@code issue.code} of a refusal (fhir §3's table). */
final class IssueTypes {
    private IssueTypes() {}

    static IssueType of(Refusal refusal) {
        return switch (refusal.code()) {
            case UNKNOWN_ELEMENT, JSON_NOT_STRICT, XML_NOT_STRICT, NUMBER_NOT_CANONICAL -> IssueType.STRUCTURE;
            case NOT_THERE -> IssueType.NOTFOUND;
            case METHOD_NOT_ALLOWED, MEDIA_NOT_ALLOWED, UNKNOWN_PARAMETER -> IssueType.NOTSUPPORTED;
            case MESSAGE_ID_REUSED -> IssueType.DUPLICATE;
            case VERSION_CONFLICT -> IssueType.CONFLICT;
            case MULTIPLE_MATCHES -> IssueType.MULTIPLEMATCHES;
            case VERSION_MISSING, MISSING_KEY -> IssueType.REQUIRED;
            case UNKNOWN_CODE, UNKNOWN_DEPARTMENT, UNKNOWN_PLACE -> IssueType.CODEINVALID;
            case PROFILE_VIOLATION -> IssueType.INVARIANT;
            case BAD_DATE, END_BEFORE_START, BAD_CHECK_DIGIT, IMPLAUSIBLE_NUMBER, CONFLICT_OF_VALUES -> IssueType.VALUE;
            case TOO_LARGE -> IssueType.TOOLONG;
            case TOO_FAST -> IssueType.THROTTLED;
            case FAULT -> IssueType.EXCEPTION;
            default -> of(refusal.category());
        };
    }

    private static IssueType of(ishibashi.refusal.Category category) {
        return switch (category) {
            case IDENTITY, SIGNATURE -> IssueType.FORBIDDEN;
            case REPLAY -> IssueType.DUPLICATE;
            case FORMAT -> IssueType.INVALID;
            case CONTENT, LAW -> IssueType.BUSINESSRULE;
            case LIMIT -> IssueType.TOOCOSTLY;
            case UNAVAILABLE -> IssueType.TRANSIENT;
        };
    }
}
