package ishibashi.match;

import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.work.Matching;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All postings in memory, fed by the commit-ordered change sequence (design §2). One thread writes and reads. */
public final class Index {
    private final Map<RecordId, Posting.OfVacancy> vacancies = new LinkedHashMap<>();
    private final Map<RecordId, Posting.OfSeeker> seekers = new LinkedHashMap<>();
    private long point;

    /** The point up to which changes are in. */
    public long point() {
        return point;
    }

    public void apply(Matching.Changes changes) {
        changes.changes().forEach(this::apply);
        point = changes.point();
    }

    private void apply(Matching.Change change) {
        vacancies.remove(change.record());
        seekers.remove(change.record());
        change.posting().ifPresent(posting -> {
            switch (posting) {
                case Posting.OfVacancy v -> vacancies.put(v.id(), v);
                case Posting.OfSeeker s -> seekers.put(s.id(), s);
            }
        });
    }

    public Optional<Posting> posting(RecordId id) {
        Posting vacancy = vacancies.get(id);
        return Optional.ofNullable(vacancy == null ? seekers.get(id) : vacancy);
    }

    Collection<Posting.OfVacancy> vacancies() {
        return vacancies.values();
    }

    Collection<Posting.OfSeeker> seekers() {
        return seekers.values();
    }
}
