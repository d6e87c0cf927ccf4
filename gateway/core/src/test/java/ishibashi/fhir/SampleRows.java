package ishibashi.fhir;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.message.Row;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.DryRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All rows of the five sample banks that are understood. */
public final class SampleRows {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 8, 20);

    private SampleRows() {}

    /** A row and the bank that sent it. */
    public record Sent(MemberId bank, Row row) {}

    /** Read once: each test that asks takes the same. */
    private static final class Read {
        private static final List<Sent> ALL = List.copyOf(read());
    }

    public static List<Sent> all() {
        return Read.ALL;
    }

    private static List<Sent> read() {
        CodeTables tables = CodeTables.load(MAPPINGS.resolve("codes"));
        List<Sent> all = new ArrayList<>();
        for (BankFolder bank :
                Banks.load(MAPPINGS).all().stream().filter(b -> !b.speaksFhir()).toList()) {
            DryRun run = new DryRun(bank, tables, UUID::randomUUID, row -> {
                if (row instanceof Row.OfVacancy || row instanceof Row.OfSeeker) {
                    all.add(new Sent(bank.member(), row));
                }
                return Map.of();
            });
            files(bank)
                    .forEach(file -> run.run(
                            new FileLabel(file.getFileName().toString()),
                            bytes(file),
                            Optional.of(WRITTEN),
                            WRITTEN,
                            l -> {}));
        }
        return all;
    }

    private static List<Path> files(BankFolder bank) {
        try (var files = Files.list(bank.directory().resolve("samples"))) {
            return files.filter(
                            f -> !f.toString().endsWith(".tsv") && !f.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bytes bytes(Path file) {
        try {
            return Bytes.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
