package ishibashi.refusal;

import static ishibashi.refusal.Category.CONTENT;
import static ishibashi.refusal.Category.FORMAT;
import static ishibashi.refusal.Category.IDENTITY;
import static ishibashi.refusal.Category.LAW;
import static ishibashi.refusal.Category.LIMIT;
import static ishibashi.refusal.Category.REPLAY;
import static ishibashi.refusal.Category.SIGNATURE;
import static ishibashi.refusal.Category.UNAVAILABLE;

import java.util.Locale;

/** Every code a refusal can have; its wire form is the name in kebab case. Texts: {@code refusals_ja/_en.properties}. */
public enum Code {
    // messages
    UNKNOWN_MEMBER(IDENTITY),
    NOT_YOUR_RECORD(IDENTITY),
    SIGNATURE_MISSING(SIGNATURE),
    SIGNATURE_INVALID(SIGNATURE),
    NOT_ENCRYPTED(SIGNATURE),
    SIGNATURE_STALE(REPLAY, 403),
    MESSAGE_ID_REUSED(REPLAY),
    FILE_UNREADABLE(FORMAT),
    SHAPE_UNKNOWN(FORMAT),
    ENCODING_MISMATCH(FORMAT),
    REQUEST_MALFORMED(FORMAT),
    ENCODING_NOT_ALLOWED(FORMAT, 415),
    HELD_EMPTY(CONTENT),
    HELD_SHRUNK(CONTENT),
    HELD_MISSING(CONTENT),
    HELD_BAD_ROWS(CONTENT),
    PROFILE_VIOLATION(CONTENT),
    TOO_LARGE(LIMIT),
    TOO_MANY(LIMIT),
    TOO_DEEP(LIMIT),
    TOO_FAST(LIMIT, 429),
    ARCHIVE_BOMB(LIMIT),
    BUSY(UNAVAILABLE),
    // FHIR
    METHOD_NOT_ALLOWED(FORMAT, 405),
    MEDIA_NOT_ALLOWED(FORMAT, 415),
    UNKNOWN_PARAMETER(FORMAT),
    NOT_THERE(IDENTITY, 404),
    VERSION_MISSING(CONTENT, 428),
    FAULT(UNAVAILABLE, 500),
    JSON_NOT_STRICT(FORMAT),
    XML_NOT_STRICT(FORMAT),
    NUMBER_NOT_CANONICAL(FORMAT),
    UNKNOWN_ELEMENT(FORMAT),
    REFERENCE_BROKEN(FORMAT),
    RESOURCE_TYPE_NOT_ALLOWED(CONTENT),
    CONTAINED_NOT_ALLOWED(CONTENT),
    BINARY_NOT_ALLOWED(CONTENT),
    REFERENCE_NOT_ALLOWED(CONTENT),
    CONFLICT_OF_VALUES(CONTENT),
    MULTIPLE_MATCHES(CONTENT, 412),
    LEGAL_BASIS_EXPIRED(LAW),
    TERMS_MISSING(LAW),
    DISCRIMINATORY_CONDITION(LAW),
    CONSENT_MISSING(LAW),
    DISCLOSURE_ORDER(LAW),
    // rows
    BAD_DATE(CONTENT),
    END_BEFORE_START(CONTENT),
    MISSING_KEY(CONTENT),
    COLUMN_SHIFT(CONTENT),
    UNKNOWN_DEPARTMENT(CONTENT),
    UNKNOWN_CODE(CONTENT),
    UNKNOWN_PLACE(CONTENT),
    BAD_CHECK_DIGIT(CONTENT),
    IMPLAUSIBLE_NUMBER(CONTENT),
    CONTRADICTION(CONTENT),
    UNREADABLE_CHARACTER(CONTENT),
    BROKEN_RECORD(FORMAT),
    VERSION_CONFLICT(CONTENT),
    ROW_UNPROCESSABLE(CONTENT),
    PATIENT_DATA(CONTENT),
    LAW_AGE_LIMIT(LAW),
    LAW_SEX_LIMIT(LAW),
    LAW_DISPATCH(LAW),
    LAW_INDIVIDUAL_NUMBER(LAW),
    HEALTH_INFORMATION(LAW);

    private final Category category;
    private final int status;

    Code(Category category) {
        this(category, category.status());
    }

    Code(Category category, int status) {
        this.category = category;
        this.status = status;
    }

    public Category category() {
        return category;
    }

    /** HTTP status on doors that answer by HTTP. */
    public int status() {
        return status;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code of this wire form; throws {@link IllegalArgumentException} if there is none. */
    public static Code of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
