package ishibashi.bundle;

/** Identifiers of systems and profiles (fhir §2). */
final class Names {
    static final String FHIR = "https://ishibashi.example/fhir/";
    static final String EVENT = FHIR + "CodeSystem/event";
    static final String MEMBER = FHIR + "NamingSystem/member";
    static final String PSEUDONYM = FHIR + "NamingSystem/pseudonym";
    static final String LEVEL = FHIR + "CodeSystem/disclosure-level";

    private Names() {}

    static String profile(String name) {
        return FHIR + "StructureDefinition/" + name;
    }

    static String codeSystem(String name) {
        return FHIR + "CodeSystem/" + name;
    }

    static String number(String kind, String member) {
        return FHIR + "NamingSystem/" + kind + "/" + member;
    }

    static String display(String event) {
        return switch (event) {
            case "receipt" -> "受領";
            case "refusal" -> "拒否";
            case "candidates" -> "候補";
            case "matches" -> "合致";
            case "notice" -> "緊急通知";
            case "contact-requested" -> "コンタクト依頼";
            case "withdrawn" -> "取下げ";
            default -> event;
        };
    }
}
