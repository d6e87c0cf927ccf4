package ishibashi.app;

import ishibashi.app.store.MappingTable;
import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.BankFolders;
import ishibashi.bank.Banks;
import ishibashi.bank.FolderFiles;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of bank folders as they are in force, on every node: the table is asked once a second at most, and at once after a change
 * here. A version whose files are not those under {@code mappings/banks} is laid into the home when it is first needed, and read there.
 */
public final class Mappings implements BankFolders {
    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);
    private static final long STALE_NANOS = 1_000_000_000L;

    private final MappingTable table;
    private final Banks lying;
    private final Path home;
    private final Path codes;
    private final AtomicReference<InForce> inForce = new AtomicReference<>(new InForce(Map.of(), Long.MIN_VALUE));
    private final Map<Key, Optional<BankFolder>> read = new ConcurrentHashMap<>();

    private record InForce(Map<MemberId, Integer> versions, long readAt) {}

    private record Key(MemberId member, int version) {}

    /**
     * @param lying bank folders as they were read at the start: a version with the same files is read by them
     * @param home folder into which other versions are laid
     * @param codes folder {@code mappings/codes}
     */
    Mappings(MappingTable table, Banks lying, Path home, Path codes) {
        this.table = table;
        this.lying = lying;
        this.home = home;
        this.codes = codes;
    }

    @Override
    public Optional<BankFolder> of(MemberId member) {
        return Optional.ofNullable(versions().get(member)).flatMap(version -> folder(member, version));
    }

    @Override
    public Optional<BankFolder> of(MemberId member, String mapping) {
        return of(member)
                .filter(now -> now.mappingVersion().equals(mapping))
                .or(() -> table.versions(Optional.of(member)).stream()
                        .filter(MappingTable.Version::wasInForce)
                        .flatMap(v -> folder(member, v.version()).stream())
                        .filter(folder -> folder.mappingVersion().equals(mapping))
                        .findFirst())
                .or(() -> of(member));
    }

    /** All banks whose files can be read now, by prefecture. */
    public List<BankFolder> all() {
        return versions().keySet().stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(member -> of(member).stream())
                .toList();
    }

    /** The version in force, 0 for none. */
    int version(MemberId member) {
        return refresh().getOrDefault(member, 0);
    }

    private Map<MemberId, Integer> versions() {
        InForce now = inForce.get();
        return now.readAt() == Long.MIN_VALUE || System.nanoTime() - now.readAt() > STALE_NANOS
                ? refresh()
                : now.versions();
    }

    Map<MemberId, Integer> refresh() {
        long at = System.nanoTime();
        Map<MemberId, Integer> fresh = Map.copyOf(table.inForce());
        inForce.set(new InForce(fresh, at));
        return fresh;
    }

    /** Empty if the code tables of this program no longer allow it: its files are then held, and other banks go on. */
    Optional<BankFolder> folder(MemberId member, int version) {
        return read.computeIfAbsent(new Key(member, version), key -> {
            try {
                return Optional.of(open(member, table.files(member, version)));
            } catch (BankFolderInvalid e) {
                LOG.error("mapping {} version {} cannot be used: {}", member, version, e.problems());
                return Optional.empty();
            }
        });
    }

    /** @throws BankFolderInvalid with everything that is wrong with it */
    BankFolder open(MemberId member, FolderFiles files) {
        return lying.of(member)
                .filter(folder -> folder.files().equals(files.digest()))
                .orElseGet(() -> laid(member, files));
    }

    private BankFolder laid(MemberId member, FolderFiles files) {
        String prefecture = member.value().substring("bank-".length());
        Path directory = home.resolve(prefecture + "-" + files.digest().hex().substring(0, 32));
        try {
            if (!Files.isDirectory(directory)
                    || !FolderFiles.of(directory).digest().equals(files.digest())) {
                lay(files, directory);
            }
            return Banks.folder(directory, codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lay(FolderFiles files, Path directory) throws IOException {
        Files.createDirectories(home);
        clear(directory);
        Path part = Files.createTempDirectory(home, ".part");
        files.write(part);
        try {
            Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            // Laid by another thread meanwhile, out of the same files.
            clear(part);
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
