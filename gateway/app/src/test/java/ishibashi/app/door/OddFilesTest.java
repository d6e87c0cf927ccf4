package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.SharedGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Contract §4 and security cases 78 to 81 at the drop box of a running gateway; the finer ones are tried on the door alone. */
@ExtendWith(SharedGateway.class)
class OddFilesTest {
    private static final String MEMBER = "bank-09";

    private final Ways ways;
    private final Path box;

    OddFilesTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
        this.box = ways.box(MEMBER);
    }

    @Test
    void what_is_no_file_is_refused_and_blocks_nobody() throws Exception {
        Path in = box.resolve("in");
        long before = new Books(ways.gateway()).rejected(MEMBER);
        Files.createSymbolicLink(in.resolve("link.p7m"), ways.gateway().home().resolve("operator.token"));
        Files.createDirectory(in.resolve("folder.csv"));
        assertThat(new ProcessBuilder("mkfifo", in.resolve("pipe.p7m").toString())
                        .start()
                        .waitFor())
                .isZero();
        Way.Answered good = ways.drop().submit(MEMBER, "good", signed("good"));
        assertThat(good.receipt()).isPresent();
        for (String name : new String[] {"link", "folder.csv", "pipe"}) {
            Path told = box.resolve("refused").resolve(name + ".refusal.json");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(told));
            assertThat(Way.Refused.of(JsonMapper.shared().readTree(Files.readAllBytes(told)))
                            .code())
                    .isEqualTo("file-unreadable");
        }
        assertThat(new Books(ways.gateway()).rejected(MEMBER)).isEqualTo(before + 3);
        new Books(ways.gateway()).balanced();
    }

    @Test
    void a_content_with_its_signature_beside_it_is_the_same_message_as_a_container() throws Exception {
        byte[] content = "a content with its signature beside it".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Path in = box.resolve("in");
        Files.write(in.resolve("両方.csv"), content);
        Files.write(in.resolve("両方.csv.p7s.part"), Openssl.signDetached(ways.keys(MEMBER), content));
        Files.move(in.resolve("両方.csv.p7s.part"), in.resolve("両方.csv.p7s"));
        Path receipt = box.resolve("done/両方.csv.receipt.jws");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(receipt));
        assertThat(box.resolve("done/両方.csv")).hasBinaryContent(content);
        assertThat(box.resolve("done/両方.csv.p7s")).exists();
        assertThat(ways.file()
                        .submit(MEMBER, "x", Openssl.sign(ways.keys(MEMBER), content))
                        .receipt())
                .contains(Files.readString(receipt));
    }

    private byte[] signed(String text) {
        return Openssl.sign(ways.keys(MEMBER), text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
