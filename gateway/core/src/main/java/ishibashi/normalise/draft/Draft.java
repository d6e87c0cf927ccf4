package ishibashi.normalise.draft;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Vocabulary;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Kind;
import ishibashi.message.Outcome;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.FileDay;
import ishibashi.normalise.read.Sample;
import ishibashi.normalise.read.Samples;
import ishibashi.normalise.read.Unreadable;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Proposes a bank's folder from sample files (contract §1). What it proposes is a guess, and says how sure it is. */
public final class Draft {
    /** Ways of reading whose values are tried; the others are told apart by their headings alone. */
    private static final int MOST_TRIED = 4;

    private static final double FEW_POINTS = 2;
    private static final double NAMED = 3;
    private static final int FEW_HEADINGS = 4;
    private static final double LIKE_A_WORD = 0.5;

    private final String prefecture;
    private final CodeTables tables;
    private final Vocabulary vocabulary;
    private final DraftWords words;
    private final Headings headings;
    private final Supplier<UUID> ids;

    public Draft(String prefecture, CodeTables tables, DraftWords words, Supplier<UUID> ids) {
        this.prefecture = prefecture;
        this.tables = tables;
        this.vocabulary = Vocabulary.load(tables.folder());
        this.words = words;
        this.headings = new Headings(words);
        this.ids = ids;
    }

    /** A file, and what it is called. */
    public record File(FileLabel label, Bytes content) {}

    /**
     * A shape for each file.
     *
     * @param today for dates in files that name no day
     */
    public Outcome<DraftFolder> of(List<File> files, LocalDate today) {
        List<DraftShape> shapes = new ArrayList<>();
        for (File file : files) {
            if (file.content().size() == 0) {
                return refused(Code.HELD_EMPTY, file);
            }
            try {
                Optional<DraftShape> shape = shape(file, today);
                if (shape.isEmpty()) {
                    return refused(Code.SHAPE_UNKNOWN, file, "draft");
                }
                shapes.add(shape.get());
            } catch (Unreadable e) {
                return new Outcome.Refused<>(in(file, e.refusal(ids.get())));
            }
        }
        return new Outcome.Passed<>(new DraftFolder(prefecture, shapes, tables.folder(), vocabulary, today));
    }

    private Outcome<DraftFolder> refused(Code code, File file, String... arguments) {
        return new Outcome.Refused<>(
                in(file, new Refusal(code, Stage.NORMALISED, Where.MESSAGE, List.of(arguments), ids.get())));
    }

    private static Refusal in(File file, Refusal refusal) {
        Where where = refusal.where();
        return new Refusal(
                refusal.code(),
                refusal.stage(),
                new Where(Optional.of(file.label().value()), where.row(), where.column(), where.path(), where.raw()),
                refusal.arguments(),
                refusal.incident());
    }

    private Optional<DraftShape> shape(File file, LocalDate today) {
        List<Sample> samples = Samples.of(file.content()).stream()
                .filter(sample -> sample.records() > 0)
                .toList();
        Optional<LocalDate> named = FileDay.in(file.label());
        LocalDate day = named.orElse(today);
        Map<Kind, Fitting> fittings = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            fittings.put(kind, new Fitting(prefecture, tables, day, kind));
        }
        return likely(samples).stream()
                .flatMap(sample -> java.util.stream.Stream.of(Kind.values()).map(kind -> tried(sample, kind, fittings)))
                .max(Comparator.comparingDouble(Tried::points))
                .filter(Tried::saysSomething)
                .map(best -> new DraftShape(
                        file.label().value(),
                        best.kind,
                        best.sample,
                        best.guesses,
                        asOf(best.sample, named.isPresent()),
                        unread(best)));
    }

    private Tried tried(Sample sample, Kind kind, Map<Kind, Fitting> fittings) {
        Fitting fitting = Objects.requireNonNull(fittings.get(kind));
        return new Tried(sample, kind, fitting, guesses(sample, kind, fitting), named(sample, kind));
    }

    private record Tried(Sample sample, Kind kind, Fitting fitting, List<Guess> guesses, double named) {
        /** Some column is like a field; of lines of one length nobody can know. */
        boolean saysSomething() {
            return sample.format() instanceof FileFormat.Fixed
                    || guesses.stream().anyMatch(guess -> guess.slot().isPresent());
        }

        double points() {
            return named
                    + Math.log10(sample.records())
                    + guesses.stream().mapToDouble(Guess::points).sum();
        }
    }

    /** Those whose headings are words for fields; one without a heading beside them where there are hardly any such words. */
    private List<Sample> likely(List<Sample> samples) {
        Map<FileFormat, Headed> best = new LinkedHashMap<>();
        for (Sample sample : samples.stream().filter(s -> !isHeadedByData(s)).toList()) {
            best.merge(
                    sample.format(),
                    new Headed(sample, headed(sample)),
                    (one, other) -> one.points >= other.points ? one : other);
        }
        List<Headed> byHeading = best.values().stream()
                .sorted(Comparator.comparingDouble(Headed::points).reversed())
                .limit(MOST_TRIED)
                .toList();
        List<Sample> likely =
                new ArrayList<>(byHeading.stream().map(Headed::sample).toList());
        if (byHeading.isEmpty() || byHeading.getFirst().points() < FEW_POINTS) {
            samples.stream().filter(Draft::hasNoHeading).findFirst().ifPresent(likely::add);
        }
        return likely;
    }

    private double headed(Sample sample) {
        return sample.columns().stream()
                        .mapToDouble(column -> headings.nearest(column.name()))
                        .filter(points -> points >= LIKE_A_WORD)
                        .sum()
                + Math.log10(sample.records());
    }

    private record Headed(Sample sample, double points) {}

    /** Many of its headings hold digits: a record was taken for them. */
    private static boolean isHeadedByData(Sample sample) {
        long digits = sample.columns().stream()
                .filter(column -> column.name().chars().anyMatch(Character::isDigit))
                .count();
        return sample.format() instanceof FileFormat.Listed list
                && list.rows().headingRows() > 0
                && digits * FEW_HEADINGS >= sample.columns().size();
    }

    private static boolean hasNoHeading(Sample sample) {
        return sample.format() instanceof FileFormat.Listed list && list.rows().headingRows() == 0;
    }

    private List<Guess> guesses(Sample sample, Kind kind, Fitting fitting) {
        return new Guessing(headings, fitting, kind)
                .of(sample).stream()
                        .map(guess -> vocabulary
                                        .prohibited(kind, guess.column().name())
                                        .isPresent()
                                ? Guess.nothing(guess.column())
                                : guess)
                        .toList();
    }

    private double named(Sample sample, Kind kind) {
        boolean named = words.of("kind." + kind.wire()).stream().anyMatch(sample.about()::contains);
        return named ? NAMED : 0;
    }

    private static List<String> asOf(Sample sample, boolean inName) {
        List<String> asOf = new ArrayList<>(sample.asOf());
        if (inName) {
            asOf.add("file-name");
        }
        return asOf;
    }

    /** Of coded fields the words that no shared table has. */
    private Map<String, Set<String>> unread(Tried tried) {
        Map<String, Set<String>> unread = new TreeMap<>();
        for (Guess guess : tried.guesses) {
            guess.slot().filter(DraftFolder::isCoded).ifPresent(slot -> {
                Set<String> texts = tried.fitting.unread(slot, guess.column());
                if (!texts.isEmpty()) {
                    unread.computeIfAbsent(slot.target().word(), t -> new TreeSet<>())
                            .addAll(texts);
                }
            });
        }
        return unread;
    }
}
