package ishibashi.routes.door;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.refusal.Category;
import ishibashi.refusal.Refusal;
import ishibashi.routes.Answers;
import ishibashi.trust.Directory;
import ishibashi.trust.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The drop box door (contract §4): finds what is whole, takes it once, settles it with a receipt or a refusal. */
public final class DropBoxes {
    private static final int AT_ONCE = 100;
    private static final String SIGNED = ".p7m";
    private static final String DETACHED = ".p7s";

    private final DropBoxSettings settings;
    private final Directory directory;
    private final Clock clock;
    private final long limit;

    /** @param limit bytes of one message; a longer file is read up to one byte more, to be refused */
    public DropBoxes(DropBoxSettings settings, Directory directory, Clock clock, long limit) {
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
        this.limit = limit;
    }

    /** Makes the folders of a member. */
    public void ensure(MemberId member) {
        try {
            new Box(member, settings.root()).make(settings.node());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is whole in any box, taken aside; first what an earlier life of this node had taken. */
    public List<Found> find() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Member member : directory.members()) {
            Box box = new Box(member.id(), settings.root());
            if (member.active() && Files.isDirectory(box.in()) && found.size() < AT_ONCE) {
                box.make(settings.node());
                found.addAll(find(box));
            }
        }
        return found;
    }

    private List<Found> find(Box box) throws IOException {
        Path taken = box.taken(settings.node());
        for (Path file : Box.files(box.in())) {
            String name = String.valueOf(file.getFileName());
            if (isWhole(box, name)) {
                take(box, taken, name);
            }
        }
        List<Found> found = new ArrayList<>();
        for (Path file : Box.files(taken)) {
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(DETACHED) && !name.startsWith(".")) {
                found.add(new Found(box.member(), name, file, arrival(box, file, name)));
            }
        }
        return found;
    }

    /** A container, or a content with its signature beside it, or one whose signature did not come in time. */
    private boolean isWhole(Box box, String name) throws IOException {
        if (name.startsWith(".") || name.endsWith(".part") || name.endsWith(DETACHED)) {
            return false;
        }
        Path file = box.in().resolve(name);
        if (name.endsWith(SIGNED) || Files.exists(box.in().resolve(name + DETACHED))) {
            return true;
        }
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.plus(settings.patience()).isBefore(clock.instant());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whoever renames it has it; the signature first, so that a content is never taken without. */
    private static void take(Box box, Path taken, String name) throws IOException {
        try {
            if (Files.exists(box.in().resolve(name + DETACHED))) {
                Files.move(
                        box.in().resolve(name + DETACHED),
                        taken.resolve(name + DETACHED),
                        StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(box.in().resolve(name), taken.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private Arrival arrival(Box box, Path file, String name) throws IOException {
        Path signature = file.resolveSibling(name + DETACHED);
        Optional<Bytes> detached = Files.exists(signature) ? Optional.of(read(signature)) : Optional.empty();
        String label = name.endsWith(SIGNED) ? name.substring(0, name.length() - SIGNED.length()) : name;
        return new Arrival(
                Door.DROP, new Peer.OfAddress(box.member()), Optional.of(new FileLabel(label)), read(file), detached);
    }

    private Bytes read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Bytes.owning(in.readNBytes((int) limit + 1));
        }
    }

    /** Moves it to {@code done/} or {@code refused/} with its answer beside it. What is busy stays for the next round. */
    void settle(Found.Settled settled) throws IOException {
        Box box = new Box(settled.found().member(), settings.root());
        Found found = settled.found();
        String ending = found.name().endsWith(SIGNED) ? SIGNED : "";
        String plain = found.name().substring(0, found.name().length() - ending.length());
        switch (settled.answer()) {
            case Answer.Taken taken -> {
                String base = Box.free(box.done(), plain, ending);
                Box.write(
                        box.done().resolve(base + ".receipt.jws"),
                        taken.receipt().getBytes(StandardCharsets.US_ASCII));
                away(found, box.done(), base, ending);
            }
            case Answer.Refused(Refusal refusal) -> {
                if (refusal.category() == Category.UNAVAILABLE) {
                    return;
                }
                String base = Box.free(box.refused(), plain, ending);
                Box.write(box.refused().resolve(base + ".refusal.json"), Answers.problem(refusal));
                Box.write(
                        box.refused().resolve(base + ".refusal.txt"),
                        Answers.readable(refusal).getBytes(StandardCharsets.UTF_8));
                away(found, box.refused(), base, ending);
            }
        }
    }

    private static void away(Found found, Path folder, String base, String ending) throws IOException {
        Path signature = found.taken().resolveSibling(found.name() + DETACHED);
        if (Files.exists(signature)) {
            Files.move(signature, folder.resolve(base + DETACHED), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(found.taken(), folder.resolve(base + ending), StandardCopyOption.REPLACE_EXISTING);
    }
}
