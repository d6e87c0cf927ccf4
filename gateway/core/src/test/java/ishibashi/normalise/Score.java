package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.normalise.score.Meaning;
import ishibashi.normalise.score.Scorecard;
import ishibashi.normalise.score.Share;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Dry runs of a bank's files compared with what its clerk means by them, line by line of a meaning or truth table. */
final class Score {
    static final Path MAPPINGS = Path.of("../../mappings");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 8, 20);
    private static final CodeTables TABLES = CodeTables.load(MAPPINGS.resolve("codes"));

    final Scorecard card = new Scorecard();

    private final DryRun dryRun;
    private final Map<String, JsonNode> summaries = new HashMap<>();

    Score(BankFolder bank) {
        this.dryRun = new DryRun(bank, TABLES, UUID::randomUUID, row -> Map.of());
    }

    void read(String file, byte[] content) {
        dryRun.run(new FileLabel(file), Bytes.of(content), Optional.of(WRITTEN), WRITTEN, line -> {
            if (line.has("summary")) {
                summaries.put(file, line.path("summary"));
            } else {
                card.read(line);
            }
        });
    }

    JsonNode summary(String file) {
        return Objects.requireNonNull(summaries.get(file));
    }

    /** @param line of a meaning or truth table */
    void judge(String line) {
        card.judge(Meaning.of(line));
    }

    /** What is asked of each kind of value, printed and held. */
    void holds(String bank) {
        for (Share share : card.shares()) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-12s %-12s %5d of %5d right, %6.2f %% (asked: %.1f %%)",
                    bank,
                    share.goal(),
                    share.right(),
                    share.of(),
                    share.percent(),
                    share.goal().asked()));
        }
        assertThat(card.shares()).as(bank + places()).allMatch(Share::reached);
        assertThat(card.wrongAndSure()).as(bank + places()).isZero();
    }

    /** Of the faults; never what was written there. */
    List<String> places() {
        return card.faults().stream()
                .map(f -> f.meaning().file() + " " + f.meaning().where() + " "
                        + f.meaning().field() + " " + f.read())
                .toList();
    }
}
