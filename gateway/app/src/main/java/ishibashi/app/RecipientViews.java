package ishibashi.app;

import ishibashi.bank.BankFolder;
import ishibashi.match.MatchTables;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.message.Terms.Scope;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What each recipient but the own bank would see of a row (contract §1): another bank and a doctor the anonymous view of L0, the
 * national operator counts and reasons, never content.
 */
public final class RecipientViews {
    private static final RecordId NONE = new RecordId(new UUID(0, 0));

    private final BankFolder bank;
    private final MatchTables tables;

    public RecipientViews(BankFolder bank, MatchTables tables) {
        this.bank = bank;
        this.tables = tables;
    }

    public Map<String, Object> of(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> {
                AnonymousView view = view(new Posting.OfVacancy(NONE, bank.member(), v.vacancy(), Set.of()));
                yield views(view, view, national("vacancy", "accepted", List.of()));
            }
            case Row.OfSeeker s -> {
                Object abroad = s.seeker().scope() == Scope.OWN_BANK
                        ? Map.of()
                        : view(new Posting.OfSeeker(NONE, bank.member(), s.seeker(), Set.of()));
                yield views(abroad, Map.of(), national("seeker", "accepted", List.of()));
            }
            case Row.Held h -> views(Map.of(), Map.of(), national("row", "quarantined", h.refusals()));
            case Row.Rejected r -> views(Map.of(), Map.of(), national("row", "rejected", r.refusals()));
            case Row.Withdrawn w -> views(Map.of(), Map.of(), national("row", "withdrawn", List.of()));
            case Row.Repeated r -> views(Map.of(), Map.of(), national("row", "duplicate", List.of()));
        };
    }

    private AnonymousView view(Posting posting) {
        return AnonymousView.of(posting, tables::widest);
    }

    private static Map<String, Object> views(Object otherBank, Object doctor, Object national) {
        return Map.of("otherBank", otherBank, "doctor", doctor, "national", national);
    }

    private Map<String, Object> national(String kind, String outcome, List<Refusal> refusals) {
        return Map.of(
                "bank",
                bank.member().value(),
                "kind",
                kind,
                "outcome",
                outcome,
                "codes",
                refusals.stream().map(r -> r.code().wire()).distinct().toList());
    }
}
