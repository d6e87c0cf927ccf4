package ishibashi.fhir.gate;

import java.util.Set;

/** FHIR R4 §2.1 (resource list): which types may be referred to here, and which speak of patients. */
final class ResourceTypes {
    /** What a door may know at all (fhir §3.3). */
    private static final Set<String> REFERABLE = Set.of(
            "PractitionerRole",
            "Practitioner",
            "Organization",
            "Location",
            "HealthcareService",
            "Task",
            "Consent",
            "Bundle",
            "MessageHeader",
            "Parameters",
            "OperationOutcome",
            "Subscription",
            "Communication");

    /** R4's clinical, diagnostic, medication, workflow-on-patients and financial modules, and those of persons who are patients. */
    private static final Set<String> OF_PATIENTS = Set.of(
            "Account",
            "AdverseEvent",
            "AllergyIntolerance",
            "Appointment",
            "AppointmentResponse",
            "BiologicallyDerivedProduct",
            "BodyStructure",
            "CarePlan",
            "CareTeam",
            "ChargeItem",
            "Claim",
            "ClaimResponse",
            "ClinicalImpression",
            "CommunicationRequest",
            "Composition",
            "Condition",
            "Contract",
            "Coverage",
            "CoverageEligibilityRequest",
            "CoverageEligibilityResponse",
            "DetectedIssue",
            "DeviceRequest",
            "DeviceUseStatement",
            "DiagnosticReport",
            "DocumentManifest",
            "DocumentReference",
            "Encounter",
            "EnrollmentRequest",
            "EnrollmentResponse",
            "EpisodeOfCare",
            "ExplanationOfBenefit",
            "FamilyMemberHistory",
            "Flag",
            "Goal",
            "Group",
            "GuidanceResponse",
            "ImagingStudy",
            "Immunization",
            "ImmunizationEvaluation",
            "ImmunizationRecommendation",
            "Invoice",
            "List",
            "MeasureReport",
            "Media",
            "Medication",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationRequest",
            "MedicationStatement",
            "MolecularSequence",
            "NutritionOrder",
            "Observation",
            "Patient",
            "PaymentNotice",
            "PaymentReconciliation",
            "Person",
            "Procedure",
            "QuestionnaireResponse",
            "RelatedPerson",
            "RequestGroup",
            "ResearchSubject",
            "RiskAssessment",
            "ServiceRequest",
            "Specimen",
            "SupplyDelivery",
            "SupplyRequest",
            "VisionPrescription");

    private ResourceTypes() {}

    static boolean ofPatients(String type) {
        return OF_PATIENTS.contains(type);
    }

    static boolean referable(String type) {
        return REFERABLE.contains(type);
    }
}
