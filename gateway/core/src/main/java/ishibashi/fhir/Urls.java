package ishibashi.fhir;

/** Identifiers of profiles, extensions, code and naming systems (fhir §0, §2). */
public final class Urls {
    public static final String BASE = "https://ishibashi.example/fhir/";
    public static final String PROFILES = BASE + "StructureDefinition/";
    public static final String MEMBER = BASE + "NamingSystem/member";
    public static final String PSEUDONYM = BASE + "NamingSystem/pseudonym";
    public static final String INTRODUCTION = BASE + "NamingSystem/introduction";
    public static final String INCIDENT = BASE + "NamingSystem/incident";
    public static final String MUNICIPALITY = BASE + "NamingSystem/jis-x0402";
    public static final String MEDICAL_AREA = BASE + "NamingSystem/secondary-medical-area";
    public static final String SS_MIX2 = "http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment";
    public static final String ROLE = "http://jpfhir.jp/fhir/core/CodeSystem/JP_PractitionerRole_CS";
    public static final String JP_PROFILES = "http://jpfhir.jp/fhir/core/StructureDefinition/";
    public static final String INSTITUTION = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
    public static final String REGISTRATION = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/medicalRegistrationNumber";
    public static final String LICENCE = "http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicalLicenseCertificate_CS";
    public static final String NAME_FORM = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    public static final String CURRENCY = "urn:iso:std:iso:4217";
    public static final String UNITS = "http://unitsofmeasure.org";

    private Urls() {}

    /** Of a profile or an extension of ours. */
    public static String profile(String name) {
        return PROFILES + name;
    }

    public static String codeSystem(String name) {
        return BASE + "CodeSystem/" + name;
    }

    public static String valueSet(String name) {
        return BASE + "ValueSet/" + name;
    }

    /** Where a member's own numbers stand: {@code N:vacancy/bank-09}. */
    public static String number(String kind, String member) {
        return BASE + "NamingSystem/" + kind + "/" + member;
    }
}
