package ishibashi.bank;

import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All bank folders as they lie, by the member that each speaks for. */
public final class Banks implements BankFolders {
    private static final Pattern FOLDER = Pattern.compile("[0-9]{2}-[a-z0-9-]{1,40}");
    /** No prefecture; an example to copy, never loaded where it lies (design §7, 14). */
    private static final String EXAMPLE = "99-";

    private static final String HIDDEN = ".";

    private final List<BankFolder> folders;
    private final List<Unused> unused;

    private Banks(List<BankFolder> folders, List<Unused> unused) {
        this.folders = List.copyOf(folders);
        this.unused = List.copyOf(unused);
    }

    /** A folder that lies there and is not used, with everything that stands against it. */
    public record Unused(String folder, List<Problem> problems) {
        public Unused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads {@code mappings/banks/*} with {@code mappings/codes}. A folder that is wrong, unfinished or the second of its prefecture keeps
     * no other from being used: it is among the {@link #unused}.
     */
    public static Banks load(Path mappings) {
        Map<MemberId, BankFolder> folders = new LinkedHashMap<>();
        List<Unused> unused = new ArrayList<>();
        for (Path directory : directories(mappings.resolve("banks"))) {
            List<Problem> problems = new ArrayList<>();
            read(directory, mappings.resolve("codes"), problems)
                    .flatMap(folder -> Optional.ofNullable(folders.putIfAbsent(folder.member(), folder)))
                    .ifPresent(first -> problems.add(second(directory, first)));
            if (!problems.isEmpty()) {
                unused.add(new Unused(String.valueOf(directory.getFileName()), problems));
            }
        }
        return new Banks(List.copyOf(folders.values()), unused);
    }

    private static Optional<BankFolder> read(Path directory, Path codes, List<Problem> problems) {
        String name = String.valueOf(directory.getFileName());
        if (!FOLDER.matcher(name).matches()) {
            problems.add(new Problem(
                    name,
                    "フォルダの名前を「都道府県コード 2 桁-半角の英小文字」にしてください（例 24-mie）",
                    "the folder's name must be the prefecture's two digits, - and small letters, as 24-mie"));
            return Optional.empty();
        }
        try {
            Optional<BankFolder> folder = FolderReader.read(directory, codes, problems);
            if (folder.isPresent()) {
                problems.addAll(Unfinished.in(directory));
            }
            return folder.filter(read -> problems.isEmpty());
        } catch (IOException | UncheckedIOException e) {
            problems.add(
                    new Problem(name, "ファイルを読めません。読み取りの権限を確かめてください", "a file cannot be read: check its permissions"));
            return Optional.empty();
        }
    }

    private static Problem second(Path directory, BankFolder first) {
        String used = String.valueOf(first.directory().getFileName());
        return new Problem(
                String.valueOf(directory.getFileName()),
                "同じ都道府県のフォルダ " + used + " を使っています。使わない方を banks の外に移してください",
                used + " is used for this prefecture: move the one that is not meant out of banks");
    }

    /** Banks of folders that were read one by one. */
    public static Banks of(List<BankFolder> folders) {
        return new Banks(folders, List.of());
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

    /** What lies there and is not used, in the order of the names. */
    public List<Unused> unused() {
        return unused;
    }

    private static List<Path> directories(Path banks) {
        try (Stream<Path> found = Files.list(banks)) {
            return found.filter(Files::isDirectory)
                    .filter(d -> !d.getFileName().toString().startsWith(HIDDEN))
                    .filter(d -> !d.getFileName().toString().startsWith(EXAMPLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
