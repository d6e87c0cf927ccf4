package ishibashi.bundle;

import ishibashi.message.Matched.NearMiss;
import ishibashi.message.Matched.Points;
import ishibashi.message.MemberId;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Examples 21 and 22: an own record with its candidates, why, and near misses with what would mend them. */
final class RankingPart {
    private RankingPart() {}

    static void write(ParametersParameterComponent part, Told own, MemberId recipient) {
        add(part, own.kind(), role(Names.number(own.kind(), recipient.value()), own.number()));
        add(part, "ruleset", new StringType(own.ruleset()));
        add(part, "considered", new IntegerType(own.considered()));
        own.others().forEach(other -> candidate(part.addPart().setName("candidate"), other));
        own.nearMisses().forEach(near -> nearMiss(part.addPart().setName("nearMiss"), near));
    }

    private static void candidate(ParametersParameterComponent part, Told.Other other) {
        add(part, other.view().kind(), role(Names.PSEUDONYM, other.pseudonym()));
        add(part, "rank", new PositiveIntType(other.scored().rank()));
        add(part, "score", new IntegerType(other.scored().score()));
        add(part, "maximum", new IntegerType(other.scored().maximum()));
        for (Points points : other.scored().rules()) {
            ParametersParameterComponent rule = part.addPart().setName("rule");
            add(rule, "id", new CodeType(points.rule()));
            add(rule, "points", new IntegerType(points.points()));
            add(rule, "ja", new StringType(points.ja()));
            add(rule, "en", new StringType(points.en()));
        }
    }

    private static void nearMiss(ParametersParameterComponent part, Told.Near near) {
        NearMiss miss = near.miss();
        add(part, near.view().kind(), role(Names.PSEUDONYM, near.pseudonym()));
        add(part, "failedRule", new CodeType(miss.failedRule()));
        ParametersParameterComponent change = part.addPart().setName("change");
        add(change, "field", new CodeType(miss.field()));
        add(change, "to", value(miss));
        add(change, "ja", new StringType(miss.ja()));
        add(change, "en", new StringType(miss.en()));
    }

    private static Type value(NearMiss miss) {
        return switch (miss.field()) {
            case "nightDuty.perMonth" -> new IntegerType(miss.to());
            case "startDate", "period.end" -> new DateType(miss.to());
            case "departments" -> new StringType(miss.to());
            default -> new CodeType(miss.to());
        };
    }

    private static Reference role(String system, String value) {
        Reference reference = new Reference().setType("PractitionerRole");
        reference.getIdentifier().setSystem(system).setValue(value);
        return reference;
    }

    private static void add(ParametersParameterComponent to, String name, Type value) {
        to.addPart().setName(name).setValue(value);
    }
}
