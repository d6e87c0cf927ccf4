package ishibashi.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.known.KnownMembers;
import ishibashi.routes.known.SetClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract §4, security cases 78 to 81. */
class DropBoxesTest {
    private static final MemberId MEMBER = new MemberId("bank-99");
    private static final int LIMIT = 1 << 20;

    private final SetClock clock = new SetClock();
    private final Path root;
    private final DropBoxes boxes;
    private final Path in;

    DropBoxesTest(@TempDir Path folder) {
        this.root = folder.resolve("drop");
        this.boxes = restarted();
        this.in = root.resolve("bank-99/in");
    }

    private DropBoxes restarted() {
        return new DropBoxes(DropBoxSettings.of(root, "node-1"), KnownMembers.banks("bank-99"), clock, LIMIT);
    }

    @BeforeEach
    void box() {
        boxes.ensure(MEMBER);
    }

    @Test
    void a_file_under_another_name_is_left_alone() throws IOException {
        put("list.csv.p7m.part", "x");
        put(".list.csv.p7m", "x");
        clock.forward(Duration.ofDays(30));
        assertThat(boxes.find()).isEmpty();
        assertThat(names("in")).containsExactly(".list.csv.p7m", "list.csv.p7m.part");
    }

    @Test
    void a_container_is_taken_under_the_name_of_its_content() throws IOException {
        put("求人.csv.p7m", "signed");
        Arrival arrival = read(only(boxes.find()));
        assertThat(arrival.label()).contains(new FileLabel("求人.csv"));
        assertThat(arrival.detachedSignature()).isEmpty();
        assertThat(text(arrival.body().toArray())).isEqualTo("signed");
        assertThat(names("in")).isEmpty();
    }

    @Test
    void a_content_waits_for_its_signature_and_then_goes_with_it() throws IOException {
        put("list.csv", "content");
        assertThat(boxes.find()).isEmpty();
        put("list.csv.p7s", "signature");
        Arrival arrival = read(only(boxes.find()));
        assertThat(text(arrival.body().toArray())).isEqualTo("content");
        assertThat(text(arrival.detachedSignature().orElseThrow().toArray())).isEqualTo("signature");
        assertThat(names("in")).isEmpty();
    }

    @Test
    void a_content_or_a_signature_alone_is_given_up_after_patience() throws IOException {
        put("list.csv", "content");
        put("other.csv.p7s", "signature");
        clock.forward(Duration.ofMinutes(14));
        assertThat(boxes.find()).isEmpty();
        clock.forward(Duration.ofMinutes(2));
        assertThat(boxes.find()).extracting(Found::label).containsExactlyInAnyOrder("list.csv", "other.csv.p7s");
    }

    @Test
    void a_time_that_the_sender_set_back_costs_no_patience() throws IOException {
        Path file = put("list.csv", "content");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(boxes.find()).isEmpty();
    }

    @Test
    void a_link_a_folder_and_a_pipe_are_never_opened() throws IOException, InterruptedException {
        Path secret = Files.writeString(root.resolve("secret"), "not yours");
        Files.createSymbolicLink(in.resolve("link.p7m"), secret);
        Files.createDirectory(in.resolve("folder.csv"));
        Files.writeString(in.resolve("folder.csv/inside"), "x");
        assertThat(new ProcessBuilder("mkfifo", in.resolve("pipe.p7m").toString())
                        .start()
                        .waitFor())
                .isZero();
        List<Found> found = boxes.find();
        assertThat(found).hasSize(3);
        for (Found one : found) {
            assertThat(boxes.read(one)).isEmpty();
            boxes.settle(new Found.Settled(one, refused(Code.FILE_UNREADABLE)));
        }
        assertThat(names("refused"))
                .contains("link.p7m", "link.refusal.json", "folder.csv", "folder.csv.refusal.txt", "pipe.refusal.json");
        assertThat(Files.readString(secret)).isEqualTo("not yours");
        assertThat(boxes.find()).isEmpty();
    }

    @Test
    void a_signature_that_is_a_link_is_not_followed() throws IOException {
        put("list.csv", "content");
        Files.createSymbolicLink(in.resolve("list.csv.p7s"), put("elsewhere.part", "signature"));
        assertThat(boxes.read(only(boxes.find()))).isEmpty();
    }

    @Test
    void a_second_name_of_another_file_waits_and_is_then_given_up_unread() throws IOException {
        Path other = Files.writeString(root.resolve("other"), "elsewhere");
        Files.createLink(in.resolve("list.csv.p7m"), other);
        assertThat(boxes.find()).isEmpty();
        clock.forward(Duration.ofMinutes(16));
        assertThat(boxes.read(only(boxes.find()))).isEmpty();
    }

    @Test
    void a_name_used_before_gets_a_number_and_no_receipt_is_written_over() throws IOException {
        for (String name : List.of("list.csv.p7m", "list.csv.p7m")) {
            put(name, "signed");
            settle(only(boxes.find()), taken("receipt of " + names("done").size()));
        }
        put("list.csv", "content");
        put("list.csv.p7s", "signature");
        settle(only(boxes.find()), taken("third"));
        assertThat(names("done"))
                .containsExactlyInAnyOrder(
                        "list.csv.p7m",
                        "list.csv.receipt.jws",
                        "list.csv.2.p7m",
                        "list.csv.2.receipt.jws",
                        "list.csv.3",
                        "list.csv.3.p7s",
                        "list.csv.3.receipt.jws");
        assertThat(root.resolve("bank-99/done/list.csv.receipt.jws")).hasContent("receipt of 0");
        assertThat(root.resolve("bank-99/done/list.csv.3.receipt.jws")).hasContent("third");
    }

    @Test
    void the_same_name_again_while_the_first_waits_loses_neither() throws IOException {
        put("list.csv.p7m", "first");
        settle(only(boxes.find()), refused(Code.BUSY));
        put("list.csv.p7m", "second");
        assertThat(boxes.find())
                .extracting(found -> text(read(found).body().toArray()))
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void what_an_earlier_life_had_taken_is_found_again_with_a_signature_left_behind() throws IOException {
        put("list.csv", "content");
        put("list.csv.p7s", "signature");
        only(boxes.find());
        Path taken = root.resolve("bank-99/.taken-node-1/1/list.csv.p7s");
        Files.move(taken, in.resolve("list.csv.p7s"));
        Arrival arrival = read(only(restarted().find()));
        assertThat(text(arrival.detachedSignature().orElseThrow().toArray())).isEqualTo("signature");
    }

    @Test
    void names_that_hide_or_are_too_long_are_settled_under_a_safe_one() throws IOException {
        String longest = "求".repeat(80) + ".csv.p7m";
        String hidden = "a\nb\u202ecsv.exe\u200b.p7m";
        put(longest, "x");
        put(hidden, "x");
        for (Found found : boxes.find()) {
            settle(found, taken("receipt"));
        }
        assertThat(names("done")).contains("a_b_csv.exe_.p7m", "a_b_csv.exe_.receipt.jws");
        assertThat(names("done"))
                .anyMatch(name -> name.startsWith("求求") && name.endsWith(".csv.receipt.jws"))
                .allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= 255);
        assertThat(boxes.find()).isEmpty();
    }

    @Test
    void of_a_file_without_end_one_byte_more_than_allowed_is_read() throws IOException {
        try (var sparse = new java.io.RandomAccessFile(in.resolve("big.p7m").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertThat(read(only(boxes.find())).body().size()).isEqualTo(LIMIT + 1);
    }

    @Test
    void a_refusal_lies_beside_the_file_in_both_languages_for_programs_and_for_people() throws IOException {
        put("list.csv.p7m", "x");
        settle(only(boxes.find()), refused(Code.SIGNATURE_MISSING));
        assertThat(names("refused"))
                .containsExactlyInAnyOrder("list.csv.p7m", "list.csv.refusal.json", "list.csv.refusal.txt");
        assertThat(Files.readString(root.resolve("bank-99/refused/list.csv.refusal.txt")))
                .startsWith("署名がありません")
                .contains("openssl cms -sign");
    }

    private void settle(Found found, Answer answer) throws IOException {
        boxes.settle(new Found.Settled(found, answer));
    }

    private static Answer taken(String receipt) {
        return new Answer.Taken(new MessageId(UUID.randomUUID()), receipt, false);
    }

    private static Answer refused(Code code) {
        return new Answer.Refused(new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of(), UUID.randomUUID()));
    }

    private Path put(String name, String text) throws IOException {
        return Files.writeString(in.resolve(name), text);
    }

    private Arrival read(Found found) {
        try {
            return boxes.read(found).orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("bank-99").resolve(folder))) {
            return files.map(Box::name).sorted().toList();
        }
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
