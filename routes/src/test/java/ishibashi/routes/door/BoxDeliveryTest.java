package ishibashi.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MemberId;
import ishibashi.routes.known.KnownMembers;
import ishibashi.routes.known.ListedOutbox;
import ishibashi.routes.known.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract §5, rulings 13 and 28: what counts as an acknowledgement in a drop box, and what does not. */
class BoxDeliveryTest {
    private static final MemberId MEMBER = new MemberId("bank-99");

    private final SetClock clock = new SetClock();
    private final ListedOutbox outbox = new ListedOutbox();
    private final KnownMembers members = KnownMembers.banks("bank-99");
    private final List<MemberId> heard = new ArrayList<>();
    private final Path root;
    private final Path out;
    private BoxDelivery delivery;

    BoxDeliveryTest(@TempDir Path folder) {
        this.root = folder.resolve("drop");
        this.out = root.resolve("bank-99/out");
        this.delivery = restarted();
    }

    private BoxDelivery restarted() {
        return new BoxDelivery(DropBoxSettings.of(root, "node-1"), members, outbox, clock, heard::add);
    }

    @BeforeEach
    void box() {
        new DropBoxes(DropBoxSettings.of(root, "node-1"), members, Clock.systemUTC(), 1 << 20).ensure(MEMBER);
    }

    @Test
    void a_result_appears_whole_and_stays_until_it_is_acknowledged() throws IOException {
        String name = "matches-" + outbox.put(MEMBER, 1).getFirst() + ".p7m";
        delivery.deliver();
        delivery.deliver();
        assertThat(files()).containsExactly(name);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void moving_it_to_done_acknowledges_it() throws IOException {
        outbox.put(MEMBER, 2);
        delivery.deliver();
        String first = files().getFirst();
        Files.move(out.resolve(first), out.resolve("done").resolve(first));
        delivery.deliver();
        assertThat(waiting()).isEqualTo(1);
        assertThat(heard).containsExactly(MEMBER);
        assertThat(out.resolve("done").resolve(first)).exists();
    }

    @Test
    void deleting_it_acknowledges_it_also_while_the_gateway_was_down() throws IOException {
        outbox.put(MEMBER, 1);
        delivery.deliver();
        Files.delete(out.resolve(files().getFirst()));
        delivery = restarted();
        delivery.deliver();
        assertThat(waiting()).isZero();
    }

    @Test
    void a_cleaned_home_acknowledges_nothing_and_all_comes_again() throws IOException {
        outbox.put(MEMBER, 3);
        delivery.deliver();
        delete(root.resolve("bank-99"));
        box();
        delivery.deliver();
        delivery.deliver();
        assertThat(files()).hasSize(3);
        assertThat(waiting()).isEqualTo(3);
    }

    @Test
    void an_unmounted_share_acknowledges_nothing_and_all_comes_again() throws IOException {
        outbox.put(MEMBER, 3);
        delivery.deliver();
        Path away = Files.move(out, root.resolve("bank-99/out-elsewhere"));
        Files.createDirectories(out.resolve("done"));
        delivery.deliver();
        delivery.deliver();
        assertThat(waiting()).isEqualTo(3);
        assertThat(files()).hasSize(3);
        assertThat(away).exists();
    }

    @Test
    void what_was_acknowledged_elsewhere_is_taken_away() throws IOException {
        var ids = outbox.put(MEMBER, 2);
        delivery.deliver();
        outbox.acknowledge(MEMBER, List.of(ids.getFirst()), "outbox");
        delivery.acknowledgedElsewhere(MEMBER);
        delivery.deliver();
        assertThat(files()).containsExactly("matches-" + ids.getLast() + ".p7m");
    }

    @Test
    void a_link_that_lies_in_the_way_is_not_written_through() throws IOException {
        String name = "matches-" + outbox.put(MEMBER, 1).getFirst() + ".p7m";
        Path secret = Files.writeString(root.resolve("secret"), "keep");
        Files.createSymbolicLink(out.resolve("." + name + ".part"), secret);
        delivery.deliver();
        assertThat(secret).hasContent("keep");
        assertThat(files()).contains(name);
    }

    @Test
    void what_is_done_goes_after_a_week_and_is_looked_for_once_an_hour() throws IOException {
        Path done = Files.writeString(root.resolve("bank-99/done/list.csv.receipt.jws"), "receipt");
        delivery.deliver();
        clock.forward(Duration.ofDays(6).plusHours(23));
        delivery.deliver();
        assertThat(done).exists();
        clock.forward(Duration.ofMinutes(59));
        delivery.deliver();
        assertThat(done).exists();
        clock.forward(Duration.ofMinutes(2));
        delivery.deliver();
        assertThat(done).doesNotExist();
    }

    private int waiting() {
        return outbox.waiting(MEMBER, 100, Long.MAX_VALUE).size();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(Files::isRegularFile)
                    .map(Box::name)
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
