package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolders;
import ishibashi.bank.Shape;
import ishibashi.message.Listed;
import ishibashi.message.Normalised;
import ishibashi.message.Origin;
import ishibashi.message.Outcome;
import ishibashi.message.Row;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.RawRecord;
import ishibashi.normalise.read.Recognise;
import ishibashi.normalise.read.Unreadable;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.work.Trial;
import ishibashi.work.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The stage <em>normalise</em>: recognises the shape, guards the whole, reads row by row. */
public final class Normalise {
    /** Word of the texts for a member of whom nobody has said how its files are read. */
    private static final String NO_FOLDER = "no-folder";

    static final int CHUNK = 500;

    private final BankFolders banks;
    private final CodeTables tables;
    private final Recognise recognise;
    private final Supplier<UUID> ids;

    public Normalise(BankFolders banks, CodeTables tables, Supplier<UUID> ids) {
        this.banks = banks;
        this.tables = tables;
        this.recognise = new Recognise(ids);
        this.ids = ids;
    }

    /** The chunks that are not known already. */
    public Outcome<Chunks> apply(Understanding.Opened work, LocalDate businessDay) {
        Optional<BankFolder> bank = work.begunBy()
                .map(mapping -> banks.of(work.member(), mapping))
                .orElseGet(() -> banks.of(work.member()));
        if (bank.isEmpty()) {
            return refused(Code.SHAPE_UNKNOWN, NO_FOLDER);
        }
        return switch (recognise.open(work.content(), work.label(), bank.get().shapes())) {
            case Outcome.Refused<Opened>(Refusal refusal) -> new Outcome.Refused<>(refusal);
            case Outcome.Passed<Opened>(Opened opened) ->
                guarded(work, bank.get(), opened, day(opened, work, businessDay));
        };
    }

    private static LocalDate day(Opened opened, Understanding.Opened work, LocalDate businessDay) {
        return FileDay.of(opened, work.label()).orElse(businessDay);
    }

    /** Reads all of it once, since what holds the whole may only be seen at its end. */
    private Outcome<Chunks> guarded(Understanding.Opened work, BankFolder bank, Opened opened, LocalDate asOf) {
        RowReader reader = new RowReader(bank, opened.shape(), tables, asOf, ids);
        Guard guard = new Guard(work.released() || work.mending().isPresent(), ids);
        Wanted wanted = Wanted.of(work.mending());
        List<Row> rows = new ArrayList<>();
        try {
            while (opened.records().hasNext() && !guard.isFull()) {
                RawRecord record = opened.records().next();
                Row row = read(wanted.mended(record), reader, work.trial());
                guard.count(row);
                if (wanted.wants(record)) {
                    rows.add(row);
                }
            }
            work.trial().over();
        } catch (Unreadable e) {
            return new Outcome.Refused<>(e.refusal(ids.get()));
        }
        if (!wanted.met(rows.size())) {
            return refused(Code.SHAPE_UNKNOWN);
        }
        Optional<Refusal> held = guard.held();
        return held.isPresent()
                ? new Outcome.Refused<>(held.get())
                : new Outcome.Passed<>(new Slices(work, bank.mappingVersion(), opened.shape(), rows));
    }

    private static Row read(RawRecord record, RowReader reader, Trial trial) {
        if (trial.ended(record.ordinal())) {
            return reader.unprocessable(record);
        }
        trial.begin(record.ordinal());
        return reader.read(record).row();
    }

    private <T> Outcome<T> refused(Code code, String... arguments) {
        return new Outcome.Refused<>(new Refusal(code, Stage.NORMALISED, Where.MESSAGE, List.of(arguments), ids.get()));
    }

    private static final class Slices implements Chunks {
        private final Understanding.Opened message;
        private final String mappingVersion;
        private final Origin origin;
        private final Optional<Listed> listed;
        private final List<Row> rows;
        /** One at least: a message without rows has a last chunk too. */
        private final int chunks;

        /** Number of the first: chunks of what is mended come after those that there are. */
        private final int first;

        private int chunk;

        Slices(Understanding.Opened work, String mappingVersion, Shape shape, List<Row> rows) {
            this.message = work;
            this.mappingVersion = mappingVersion;
            this.listed = shape.whole() && work.mending().isEmpty()
                    ? Optional.of(WholeList.of(shape, rows))
                    : Optional.empty();
            this.origin =
                    new Origin(shape.name(), listed.filter(Listed::legible).isPresent());
            this.rows = rows;
            this.chunks = Math.max(1, (rows.size() + CHUNK - 1) / CHUNK);
            this.first = work.mending().isPresent() ? work.firstChunk() : 0;
            this.chunk = Math.min(work.firstChunk() - first, chunks - 1);
        }

        @Override
        public Optional<Listed> listed() {
            return listed;
        }

        @Override
        public boolean hasNext() {
            return chunk < chunks;
        }

        @Override
        public Normalised next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int from = chunk * CHUNK;
            int to = Math.min(from + CHUNK, rows.size());
            return new Normalised(
                    message.id(),
                    message.member(),
                    first + chunk++,
                    to == rows.size(),
                    message.signedAt(),
                    mappingVersion,
                    Optional.of(origin),
                    rows.subList(from, to));
        }
    }
}
