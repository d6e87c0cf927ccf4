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
import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The drop box door (contract §4): finds what is whole, reads it once, settles it with a receipt or a refusal. */
public final class DropBoxes {
    private static final int AT_ONCE = 100;

    private final DropBoxSettings settings;
    private final Directory directory;
    private final BoxSearch search;
    private final long limit;

    /** @param limit bytes of one message; a longer file is read up to one byte more, to be refused */
    public DropBoxes(DropBoxSettings settings, Directory directory, Clock clock, long limit) {
        this.settings = settings;
        this.directory = directory;
        this.search = new BoxSearch(settings.node(), settings.patience(), clock);
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

    /** What is whole in any box, taken aside and not yet read. */
    List<Found> find() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Member member : directory.members()) {
            Box box = new Box(member.id(), settings.root());
            if (member.active() && Box.isFolder(box.in())) {
                if (!Box.isFolder(box.taken(settings.node()))) {
                    box.make(settings.node());
                }
                found.addAll(search.find(box, AT_ONCE));
            }
        }
        return found;
    }

    /** Empty if a half of it is no file: a link, a folder, a pipe (security case 79). */
    Optional<Arrival> read(Found found) throws IOException {
        Optional<Bytes> signature = Optional.empty();
        if (found.signature().isPresent()) {
            signature = content(found.signature().get());
            if (signature.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Bytes> detached = signature;
        return content(found.content())
                .map(body -> new Arrival(
                        Door.DROP,
                        new Peer.OfAddress(found.member()),
                        Optional.of(new FileLabel(found.label())),
                        body,
                        detached));
    }

    private Optional<Bytes> content(Path file) throws IOException {
        if (!Box.isPlain(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                var in = Channels.newInputStream(channel)) {
            return Optional.of(Bytes.owning(in.readNBytes((int) limit + 1)));
        }
    }

    /** Moves it to {@code done/} or {@code refused/} with its answer beside it. What is busy stays for the next round. */
    void settle(Found.Settled settled) throws IOException {
        Box box = new Box(settled.found().member(), settings.root());
        switch (settled.answer()) {
            case Answer.Taken taken -> {
                try (var name = BoxNames.reserve(
                        box.done(), BoxNames.safe(settled.found().label()))) {
                    WholeFile.write(box.done().resolve(name.name() + ".receipt.jws"), ascii(taken.receipt()));
                    away(settled.found(), box.done(), name.name());
                }
            }
            case Answer.Refused(Refusal refusal) when isForNow(refusal) -> {}
            case Answer.Refused(Refusal refusal) -> {
                try (var name = BoxNames.reserve(
                        box.refused(), BoxNames.safe(settled.found().label()))) {
                    WholeFile.write(box.refused().resolve(name.name() + ".refusal.json"), Answers.problem(refusal));
                    WholeFile.write(
                            box.refused().resolve(name.name() + ".refusal.txt"),
                            Answers.readable(refusal).getBytes(StandardCharsets.UTF_8));
                    away(settled.found(), box.refused(), name.name());
                }
            }
        }
    }

    private static boolean isForNow(Refusal refusal) {
        return refusal.category() == Category.UNAVAILABLE || refusal.code() == ishibashi.refusal.Code.TOO_FAST;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void away(Found found, Path folder, String name) throws IOException {
        if (found.signature().isPresent()) {
            WholeFile.move(found.signature().get(), folder.resolve(name + ".p7s"));
        }
        WholeFile.move(found.content(), folder.resolve(name + found.ending()));
        Files.delete(found.folder());
    }
}
