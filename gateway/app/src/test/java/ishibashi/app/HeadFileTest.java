package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadFileTest {
    private static final Bytes HEAD = Bytes.owning("a head".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    private DevelopmentAuthority authority;

    @BeforeEach
    void authority() throws IOException {
        authority = DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), new SecureRandom());
    }

    private HeadFile heads(Path home) throws IOException {
        Identity signing = authority.signing("gateway-national");
        return HeadFile.of(Home.at(home), new GatewayKeys("gateway-national", signing, signing, List.of(signing)));
    }

    @Test
    void the_newest_head_is_kept_in_the_home() throws IOException {
        HeadFile heads = heads(folder.resolve("home"));
        assertThat(heads.kept()).isEmpty();
        heads.keep(heads.sign(HEAD));
        String newest = heads.sign(Bytes.owning("a newer head".getBytes(StandardCharsets.US_ASCII)));
        heads.keep(newest);
        assertThat(heads.kept()).containsExactly(newest);
    }

    @Test
    void a_head_of_an_earlier_key_of_this_home_still_counts_and_one_of_a_stranger_does_not() throws IOException {
        String before = heads(folder.resolve("home")).sign(HEAD);
        String stranger = heads(folder.resolve("other")).sign(HEAD);
        HeadFile now = heads(folder.resolve("home"));
        assertThat(now.open(before)).hasValueSatisfying(head -> assertThat(head).isEqualTo(HEAD.toArray()));
        assertThat(now.open(stranger)).isEmpty();
    }
}
