package ishibashi.normalise.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the lines of dry runs first, then what they should have been, and counts. */
public final class Scorecard {
    private static final Set<String> HELD = Set.of("quarantined", "rejected");

    private final Map<String, JsonNode> rows = new HashMap<>();
    private final Set<String> meant = new HashSet<>();
    private final Map<Goal, Share> shares = new EnumMap<>(Goal.class);
    private final List<Fault> faults = new ArrayList<>();

    public Scorecard() {
        for (Goal goal : Goal.values()) {
            shares.put(goal, new Share(goal, 0, 0));
        }
    }

    /** @param line of one record, in the form of contract §1 */
    public void read(JsonNode line) {
        rows.put(place(line.path("file").asString(), line.path("where").asString()), line);
    }

    public void judge(Meaning meaning) {
        String place = place(meaning.file(), meaning.where());
        JsonNode row = rows.get(place);
        boolean right = row != null && (meaning.isRow() ? rowIsRight(row, meaning) : valueIsRight(row, meaning));
        if (meaning.isRow()) {
            meant.add(place);
        }
        if (!right) {
            faults.add(fault(row, meaning));
        }
        shares.replaceAll((goal, share) -> goal.counts(meaning) ? share.and(right) : share);
    }

    /** In the order of the goals. */
    public List<Share> shares() {
        return List.copyOf(shares.values());
    }

    public Share share(Goal goal) {
        return Objects.requireNonNull(shares.get(goal));
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Wrong, and nobody would have been asked: there must be none. */
    public long wrongAndSure() {
        return faults.stream().filter(Fault::sure).count();
    }

    /** Rows that were read and of which nothing was said: none, where the table names every row of the files. */
    public int unmeant() {
        return (int)
                rows.keySet().stream().filter(place -> !meant.contains(place)).count();
    }

    private static Fault fault(@Nullable JsonNode row, Meaning meaning) {
        if (row == null) {
            return new Fault(meaning, "no such row", false);
        }
        String outcome = row.path("outcome").asString();
        if (meaning.isRow()) {
            String codes = row.path("refusals")
                    .valueStream()
                    .map(refusal -> refusal.path("code").asString())
                    .collect(Collectors.joining(", "));
            return new Fault(
                    meaning,
                    (outcome + " " + codes).strip(),
                    outcome.equals("accepted") && HELD.contains(meaning.outcome()));
        }
        JsonNode value = row.path("values").path(meaning.field());
        String read = value.path("outcome").asString("absent");
        return new Fault(
                meaning,
                (read + " " + value.path("value").asString("")).strip(),
                read.equals("value") && outcome.equals("accepted"));
    }

    private static boolean rowIsRight(JsonNode row, Meaning meaning) {
        return row.path("outcome").asString().equals(meaning.outcome())
                && (!HELD.contains(meaning.outcome())
                        || row.path("refusals").valueStream().anyMatch(refusal -> refusal.path("code")
                                .asString()
                                .equals(meaning.code())));
    }

    private static boolean valueIsRight(JsonNode row, Meaning meaning) {
        JsonNode value = row.path("values").path(meaning.field());
        return value.path("outcome").asString("absent").equals(meaning.outcome())
                && (meaning.outcome().equals("absent")
                        || value.path("value").asString().equals(meaning.expected()));
    }

    private static String place(String file, String where) {
        return file + "\t" + where;
    }
}
