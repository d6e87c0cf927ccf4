package ishibashi.normalise.draft;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Kind;
import ishibashi.message.Outcome;
import ishibashi.normalise.CodeTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The folders that people made for the five sample banks, and what a draft of the same samples makes of each column. */
final class HandMade {
    static final Path MAPPINGS = Path.of("../../mappings");
    static final LocalDate DAY = LocalDate.of(2026, 8, 20);
    private static final CodeTables TABLES = CodeTables.load(MAPPINGS.resolve("codes"));

    private final List<BankFolder> banks = Banks.load(MAPPINGS).all().stream()
            .filter(bank -> !bank.speaksFhir())
            .toList();

    private final Map<String, DraftFolder> drafts = new HashMap<>();
    private final Map<String, DraftFolder> untaught = new HashMap<>();

    List<BankFolder> banks() {
        return banks;
    }

    /** All words. */
    static DraftWords words() {
        return DraftWords.load(MAPPINGS);
    }

    /** Without those that only this bank's folder taught; a field's own name in the specification nobody had to teach. */
    private DraftWords withoutThoseOf(BankFolder bank) throws IOException {
        Set<String> named = new HashSet<>();
        for (String line : Files.readAllLines(MAPPINGS.resolve("draft/words.csv"))) {
            String[] cells = line.split(",", 3);
            if (cells.length == 3 && cells[1].equals("name")) {
                Stream.of(cells[2].split("\\|")).forEach(word -> named.add(cells[0] + " " + Heading.key(word)));
            }
        }
        Set<String> others = new HashSet<>();
        banks.stream().filter(other -> !other.equals(bank)).forEach(other -> others.addAll(taught(other)));
        Set<String> own = taught(bank);
        return words().without((field, word) -> {
            String key = field + " " + Heading.key(word);
            return own.contains(key) && !named.contains(key) && !others.contains(key);
        });
    }

    /** Every spelling of the places in a folder, behind the field that they fill. */
    private static Set<String> taught(BankFolder bank) {
        Set<String> taught = new HashSet<>();
        for (Shape shape : bank.shapes()) {
            answers(shape).forEach((place, target) -> {
                String plain = place.name().replace("@", "").replaceAll("[(（].*?[)）]", "");
                String[] steps = plain.split("[/.]", -1);
                String last = steps[steps.length - 1];
                String joined = steps.length < 2 ? last : steps[steps.length - 2] + last;
                String spaced = steps.length < 2 ? last : steps[steps.length - 2] + " " + last;
                Stream.of(place.name(), plain, last, joined, spaced)
                        .forEach(word -> taught.add(target + " " + Heading.key(word)));
            });
        }
        return taught;
    }

    /** Place → what it fills, a part behind a slash. */
    private static Map<Place, String> answers(Shape shape) {
        Map<Place, String> answers = new HashMap<>();
        for (FieldRule rule : shape.rules()) {
            rule.sources()
                    .forEach((part, places) -> places.forEach(
                            place -> answers.put(place, part.isEmpty() ? rule.target() : rule.target() + "/" + part)));
        }
        return answers;
    }

    static List<Path> samples(BankFolder bank) throws IOException {
        Path samples = bank.directory().resolve("samples");
        return Files.readAllLines(samples.resolve("ledger.tsv")).stream()
                .skip(1)
                .map(line -> samples.resolve(line.split("\t", -1)[0]))
                .toList();
    }

    static Outcome<DraftFolder> draft(String prefecture, DraftWords words, List<Path> files) throws IOException {
        List<Draft.File> samples = new ArrayList<>();
        for (Path file : files) {
            samples.add(new Draft.File(
                    new FileLabel(String.valueOf(file.getFileName())), Bytes.of(Files.readAllBytes(file))));
        }
        return new Draft(prefecture, TABLES, words, UUID::randomUUID).of(samples, DAY);
    }

    /** With all words. */
    DraftFolder drafted(BankFolder bank) throws IOException {
        DraftFolder known = drafts.get(bank.prefecture());
        if (known == null) {
            known = drafted(bank, words());
            drafts.put(bank.prefecture(), known);
        }
        return known;
    }

    /** Without the words that only this bank's folder taught. */
    DraftFolder draftedWithoutItsOwn(BankFolder bank) throws IOException {
        DraftFolder known = untaught.get(bank.prefecture());
        if (known == null) {
            known = drafted(bank, withoutThoseOf(bank));
            untaught.put(bank.prefecture(), known);
        }
        return known;
    }

    private static DraftFolder drafted(BankFolder bank, DraftWords words) throws IOException {
        return switch (draft(bank.prefecture(), words, samples(bank))) {
            case Outcome.Passed<DraftFolder>(DraftFolder folder) -> folder;
            case Outcome.Refused<DraftFolder>(var refusal) ->
                throw new IllegalStateException(refusal.code().wire());
        };
    }

    /** Every column that the folder or the draft takes for something, and whether both take it for the same. */
    static List<Judged> judge(BankFolder bank, DraftFolder drafted) {
        List<Judged> judged = new ArrayList<>();
        for (Shape shape : bank.shapes()) {
            Map<String, String> wanted = new HashMap<>();
            answers(shape).forEach((place, target) -> wanted.put(Heading.key(place.name()), target));
            Set<String> seen = new HashSet<>();
            drafted.columns().stream()
                    .filter(column -> kind(drafted, column.shape()) == shape.kind())
                    .forEach(column -> {
                        String whole = Heading.key(column.name());
                        String key = wanted.containsKey(whole) ? whole : whole.substring(whole.lastIndexOf('/') + 1);
                        String want = wanted.getOrDefault(key, "");
                        seen.add(key);
                        if (!want.isEmpty() || !column.target().isEmpty()) {
                            judged.add(new Judged(
                                    bank.prefecture(), column.name(), want, column.target(), column.sureness()));
                        }
                    });
            wanted.forEach((key, want) -> {
                if (!seen.contains(key)) {
                    judged.add(new Judged(bank.prefecture(), key, want, "(not seen)", Sureness.NONE));
                }
            });
        }
        return judged;
    }

    private static Kind kind(DraftFolder drafted, String shape) {
        return drafted.about().stream()
                .filter(about -> about.shape().equals(shape))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    record Judged(String bank, String column, String wanted, String drafted, Sureness sureness) {
        boolean right() {
            return wanted.equals(drafted);
        }
    }
}
