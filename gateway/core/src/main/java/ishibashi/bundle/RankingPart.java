package ishibashi.bundle;

import ishibashi.message.Matched.NearMiss;
import ishibashi.message.Matched.Points;
import ishibashi.message.MemberId;

/** Examples 21 and 22: an own record with its candidates, why, and near misses with what would mend them. */
final class RankingPart {
    private RankingPart() {}

    static void write(PartSink part, Told own, MemberId recipient) {
        part.role(own.kind(), Names.number(own.kind(), recipient.value()), own.number());
        answer(part, own);
    }

    /** What is said of the own record, without which it is. */
    static void answer(PartSink part, Told own) {
        part.string("ruleset", own.ruleset());
        part.integer("considered", own.considered());
        own.others().forEach(other -> part.group("candidate", candidate -> candidate(candidate, other)));
        own.nearMisses().forEach(near -> part.group("nearMiss", miss -> nearMiss(miss, near)));
    }

    private static void candidate(PartSink part, Told.Other other) {
        part.role(other.view().kind(), Names.PSEUDONYM, other.pseudonym());
        part.positive("rank", other.scored().rank());
        part.integer("score", other.scored().score());
        part.integer("maximum", other.scored().maximum());
        other.scored().rules().forEach(points -> part.group("rule", rule -> points(rule, points)));
    }

    private static void points(PartSink rule, Points points) {
        rule.code("id", points.rule());
        rule.integer("points", points.points());
        rule.string("ja", points.ja());
        rule.string("en", points.en());
    }

    private static void nearMiss(PartSink part, Told.Near near) {
        NearMiss miss = near.miss();
        part.role(near.view().kind(), Names.PSEUDONYM, near.pseudonym());
        part.code("failedRule", miss.failedRule());
        part.group("change", change -> {
            change.code("field", miss.field());
            to(change, miss);
            change.string("ja", miss.ja());
            change.string("en", miss.en());
        });
    }

    private static void to(PartSink change, NearMiss miss) {
        switch (miss.field()) {
            case "nightDuty.perMonth" -> change.integer("to", Integer.parseInt(miss.to()));
            case "startDate", "period.end" -> change.date("to", miss.to());
            case "departments" -> change.string("to", miss.to());
            default -> change.code("to", miss.to());
        }
    }
}
