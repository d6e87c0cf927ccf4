package ishibashi.message;

import java.util.List;

/** What a chunk's changes mean to each recipient: record ids, ranks, points. Names and pseudonyms are not in it yet. */
public record Matched(MessageId message, MemberId member, int chunk, String ruleset, List<ForRecipient> results)
        implements Message {
    public sealed interface ForRecipient {
        MemberId recipient();
    }

    /** For a vacancy's operator of record: candidates of its own vacancies. */
    public record Candidates(MemberId recipient, List<Ranking> rankings) implements ForRecipient {
        public Candidates {
            rankings = List.copyOf(rankings);
        }
    }

    /** For a seeker's bank: vacancies for its own seekers. */
    public record Matches(MemberId recipient, List<Ranking> rankings) implements ForRecipient {
        public Matches {
            rankings = List.copyOf(rankings);
        }
    }

    /** For a doctor's bank, at once: an urgent vacancy and which of its own seekers it fits. */
    public record Notice(MemberId recipient, RecordId vacancy, List<Scored> seekers) implements ForRecipient {
        public Notice {
            seekers = List.copyOf(seekers);
        }
    }

    /** @param considered how many of the other side were looked at, rounded to tens (an exact count is an oracle) */
    public record Ranking(RecordId own, int considered, List<Scored> best, List<NearMiss> nearMisses) {
        public Ranking {
            best = List.copyOf(best);
            nearMisses = List.copyOf(nearMisses);
        }
    }

    /** @param rank from 1 */
    public record Scored(RecordId other, int rank, int score, int maximum, List<Points> rules) {
        public Scored {
            rules = List.copyOf(rules);
        }
    }

    /** One rule's share of a score; the texts are those that doctor and hospital read. */
    public record Points(String rule, int points, String ja, String en) {}

    /** The first hard rule that failed, and the smallest change of one's own side that would mend it. */
    public record NearMiss(RecordId other, String failedRule, String field, String to, String ja, String en) {}

    public Matched {
        results = List.copyOf(results);
    }
}
