package ishibashi.app.web.fhir;

import ishibashi.audit.Trail;
import ishibashi.bundle.Told;
import ishibashi.deliver.Outbox;
import ishibashi.deliver.hook.Hooks;
import ishibashi.ingest.Ingest;
import ishibashi.ingest.Journal;
import ishibashi.introduce.Introductions;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.Bridge;
import ishibashi.submit.Companions;
import ishibashi.submit.Cursors;
import ishibashi.submit.OwnRecords;
import ishibashi.submit.Views;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the FHIR door speaks to.
 *
 * @param view what others see of a posting
 * @param ranking what matching would tell a bank of a posting of its own
 * @param facility the token of an institution code, by which own vacancies are found
 * @param service the token of what a service of telemedicine is referred to by
 * @param operator the licensed bank that answers for a member's records
 * @param neighbours 近隣県 of that bank
 * @param today the trust clock's day, for consents (rulings 33)
 * @param businessDay the day on which it matches (rulings 33)
 * @param base our own address, ending in {@code /fhir}
 */
public record FhirPorts(
        Bridge bridge,
        Ingest ingest,
        Journal journal,
        OwnRecords records,
        Companions companions,
        Views views,
        Introductions introductions,
        Trail trail,
        Cursors cursors,
        Function<Posting, AnonymousView> view,
        UnaryOperator<String> facility,
        UnaryOperator<String> service,
        Ranking ranking,
        Outbox outbox,
        Hooks hooks,
        UnaryOperator<MemberId> operator,
        Function<MemberId, Set<MemberId>> neighbours,
        Supplier<LocalDate> today,
        Supplier<LocalDate> businessDay,
        Clock clock,
        Supplier<UUID> ids,
        String gateway,
        String base) {
    /** A refusal of this door under a fresh incident. */
    Refusal refusal(Stage stage, Code code, Where where, String... arguments) {
        return new Refusal(code, stage, where, List.of(arguments), ids.get());
    }

    /** Port to the matcher. */
    @FunctionalInterface
    public interface Ranking {
        /** For the posting's operator of record; empty if it takes part in no matching now. */
        Optional<Told> rank(Posting own, LocalDate asOf, int count, int nearMisses);
    }
}
