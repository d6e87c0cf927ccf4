package ishibashi.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.OwnGateway;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many rounds as {@code -Dkills=} says; 5 in a plain build, so that each victim is among them. */
@OwnGateway
class KillLoopTest {
    @Test
    void whatever_is_killed_every_receipt_has_one_record_and_every_result_is_told_once(@TempDir Path directory)
            throws IOException, InterruptedException {
        int kills = Integer.getInteger("kills", 5);
        long seed = Long.getLong("kill.seed", System.nanoTime());
        assertThat(new KillLoop(directory, seed, System.out).run(kills).receiptsHeld())
                .isPositive();
    }
}
