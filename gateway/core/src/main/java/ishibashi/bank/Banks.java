package ishibashi.bank;

import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All bank folders as they lie, by the member that each speaks for. */
public final class Banks implements BankFolders {
    private static final Pattern FOLDER = Pattern.compile("[0-9]{2}-[a-z0-9-]{1,40}");
    /** No prefecture; an example to copy, never loaded where it lies (design §7, 14). */
    private static final String EXAMPLE = "99-";

    private final List<BankFolder> folders;

    private Banks(List<BankFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    /**
     * Reads {@code mappings/banks/*} with {@code mappings/codes}.
     *
     * @throws BankFolderInvalid with everything that is wrong in any folder
     */
    public static Banks load(Path mappings) {
        List<Problem> problems = new ArrayList<>();
        List<BankFolder> folders = new ArrayList<>();
        for (Path directory : directories(mappings.resolve("banks"))) {
            FolderReader.read(directory, mappings.resolve("codes"), problems).ifPresent(folders::add);
        }
        if (!problems.isEmpty()) {
            throw new BankFolderInvalid(problems);
        }
        return new Banks(folders);
    }

    /** Banks of folders that were read one by one. */
    public static Banks of(List<BankFolder> folders) {
        return new Banks(folders);
    }

    /**
     * Reads one folder, wherever it lies.
     *
     * @throws BankFolderInvalid with everything that is wrong in it
     */
    public static BankFolder folder(Path directory, Path codes) {
        List<Problem> problems = new ArrayList<>();
        Optional<BankFolder> folder = FolderReader.read(directory, codes, problems);
        if (!problems.isEmpty() || folder.isEmpty()) {
            throw new BankFolderInvalid(problems);
        }
        return folder.get();
    }

    @Override
    public Optional<BankFolder> of(MemberId member) {
        return folders.stream().filter(f -> f.member().equals(member)).findFirst();
    }

    @Override
    public Optional<BankFolder> of(MemberId member, String mapping) {
        return of(member);
    }

    public List<BankFolder> all() {
        return folders;
    }

    private static List<Path> directories(Path banks) {
        try (Stream<Path> found = Files.list(banks)) {
            return found.filter(Files::isDirectory)
                    .filter(d -> FOLDER.matcher(d.getFileName().toString()).matches())
                    .filter(d -> !d.getFileName().toString().startsWith(EXAMPLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
