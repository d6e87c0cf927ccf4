package ishibashi.bank;

import static ishibashi.message.Kind.SEEKER;
import static ishibashi.message.Kind.VACANCY;

import ishibashi.message.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The fields that a mapping can fill (domain §1, §2). The wire name is what a mapping and a dry run write. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
public enum Field {
    VACANCY_NUMBER("vacancyNumber", As.TEXT, VACANCY),
    FACILITY_NAME("facilityName", As.TEXT, VACANCY),
    INSTITUTION_CODE("institutionCode", As.INSTITUTION_CODE, VACANCY),
    EMPLOYER_NAME("employerName", As.TEXT, VACANCY),
    FACILITY_TYPE("facilityType", As.CODE, VACANCY),
    BEDS("beds", As.COUNT, VACANCY),
    WORKPLACE("workplace", As.PLACE, VACANCY),
    WORKPLACE_KIND("workplaceKind", As.CODE, VACANCY),
    EMPLOYMENT("employment", As.CODE, VACANCY),
    WORK_PATTERN("workPattern", As.CODE, VACANCY),
    START_DATE("startDate", As.DATE, VACANCY),
    PERIOD_TO("period.to", As.DATE, VACANCY),
    NIGHTS_PER_MONTH("nightDuty.perMonth", As.COUNT, VACANCY),
    ON_CALL("onCall", As.CODE, VACANCY),
    PAY_BASIS("pay.basis", As.CODE, VACANCY),
    PAY_MIN("pay.min", As.MONEY, VACANCY),
    PAY_MAX("pay.max", As.MONEY, VACANCY),
    HEADCOUNT("headcount", As.COUNT, VACANCY),
    URGENCY("urgency", As.CODE, VACANCY),
    FILL_BY("urgency.fillBy", As.DATE, VACANCY),
    REASON("reason", As.CODE, VACANCY),
    HOUSING("housing", As.CODE, VACANCY),
    CHILDCARE("childcare", As.CODE, VACANCY),
    TELESUPPORT("telesupport", As.CODE, VACANCY),
    TRAINING("training", As.SPECIALTIES, VACANCY),
    FLEXIBLE_HOURS("schedule.flexible", As.CODE, VACANCY),
    CONTACT("contact", As.TEXT, VACANCY),
    EXPIRES("validity.expires", As.DATE, VACANCY),

    SEEKER_NUMBER("seekerNumber", As.TEXT, SEEKER),
    NAME("name", As.NAME, SEEKER),
    KANA("name.kana", As.KANA, SEEKER),
    SEX("sex", As.CODE, SEEKER),
    BIRTH_DATE("birthDate", As.DATE, SEEKER),
    LICENCE_NUMBER("licenceNumber", As.LICENCE_NUMBER, SEEKER),
    LICENCE_DATE("licenceDate", As.DATE, SEEKER),
    SPECIALTIES("specialties", As.SPECIALTIES, SEEKER),
    CURRENT_EMPLOYER("currentEmployer", As.TEXT, SEEKER),
    CURRENT_EMPLOYER_CODE("currentEmployer.code", As.INSTITUTION_CODE, SEEKER),
    REGIONS("regions", As.REGIONS, SEEKER),
    EXCLUDED_REGIONS("regions.excluded", As.REGIONS, SEEKER),
    WORKPLACE_KINDS("workplaceKinds", As.CODES, SEEKER),
    EMPLOYMENTS("employments", As.CODES, SEEKER),
    WORK_PATTERNS("workPatterns", As.CODES, SEEKER),
    SHORT_HOURS("schedule.short", As.CODE, SEEKER),
    AVAILABLE("available", As.DATE, SEEKER),
    AVAILABLE_TO("available.to", As.DATE, SEEKER),
    NIGHT_DUTY("nightDuty", As.CODE, SEEKER),
    PAY_WISH("payWish", As.MONEY, SEEKER),
    HOUSING_WISH("housingWish", As.CODE, SEEKER),
    CHILDCARE_WISH("household.childcare", As.CODE, SEEKER),
    INTENTS("intent", As.CODES, SEEKER),
    URGENT_OK("urgentOk", As.CODE, SEEKER),
    CONSENT_SCOPE("consent.scope", As.CODE, SEEKER),
    CONSENT_DATE("consent.date", As.DATE, SEEKER),
    PHONE("contact.phone", As.TEXT, SEEKER),
    EMAIL("contact.email", As.TEXT, SEEKER),

    DEPARTMENTS("departments", As.DEPARTMENTS, VACANCY, SEEKER),
    DAYS("schedule.days", As.DAYS, VACANCY, SEEKER),
    HOURS_FROM("schedule.from", As.TIME, VACANCY, SEEKER),
    HOURS_TO("schedule.to", As.TIME, VACANCY, SEEKER),
    FREE_TEXT("freeText", As.TEXT, VACANCY, SEEKER),
    /** Whether the bank still has it or takes it back. */
    STATUS("status", As.CODE, VACANCY, SEEKER);

    /** Code of a status: the bank takes the record back. */
    public static final String WITHDRAWN = "withdrawn";

    private static final Set<Field> REQUIRED = EnumSet.of(
            VACANCY_NUMBER,
            FACILITY_NAME,
            WORKPLACE,
            DEPARTMENTS,
            EMPLOYMENT,
            START_DATE,
            SEEKER_NUMBER,
            NAME,
            LICENCE_NUMBER,
            REGIONS,
            EMPLOYMENTS);

    private final String wire;
    private final As as;
    private final Set<Kind> kinds;

    Field(String wire, As as, Kind... kinds) {
        this.wire = wire;
        this.as = as;
        this.kinds = Set.of(kinds);
    }

    /** The field of that wire name for that kind of posting. */
    public static Optional<Field> of(String wire, Kind kind) {
        for (Field field : values()) {
            if (field.wire.equals(wire) && field.kinds.contains(kind)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    public String wire() {
        return wire;
    }

    /** How it is read unless a mapping says otherwise. */
    public As as() {
        return as;
    }

    /** Table of {@code words.csv} with its words, for a coded field. */
    public String table() {
        return switch (this) {
            case EMPLOYMENTS -> "employment";
            case WORK_PATTERNS -> "workPattern";
            case WORKPLACE_KINDS -> "workplaceKind";
            case NIGHT_DUTY -> "stance";
            case HOUSING_WISH, CHILDCARE_WISH -> "wish";
            case CONSENT_SCOPE -> "scope";
            case FLEXIBLE_HOURS, SHORT_HOURS -> "flexible";
            case PAY_BASIS -> "payBasis";
            default -> wire;
        };
    }

    public boolean of(Kind kind) {
        return kinds.contains(kind);
    }

    /** Without it a row is no record: quarantined {@code missing-key}. */
    public boolean required() {
        return REQUIRED.contains(this);
    }
}
