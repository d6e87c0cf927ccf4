package ishibashi.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MemberId;
import ishibashi.routes.known.KnownKeys;
import ishibashi.routes.known.KnownMembers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start, a new connection and another node make the same addresses, each as if it were alone. */
class QueueMakerTest {
    private static final int MAKERS = 8;
    private static final int MEMBERS = 40;

    @Test
    void what_several_make_at_once_is_there_once_and_none_of_them_fails(@TempDir Path folder) throws Exception {
        List<MemberId> members = IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(n -> new MemberId("bank-%02d".formatted(n)))
                .toList();
        try (Broker broker = started(folder);
                ExecutorService makers = Executors.newFixedThreadPool(MAKERS)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int maker = 0; maker < MAKERS; maker++) {
                all.add(() -> {
                    members.forEach(broker::ensure);
                    return null;
                });
            }
            for (Future<Void> made : makers.invokeAll(all)) {
                assertThat(made).succeedsWithin(java.time.Duration.ofSeconds(30));
            }
        }
    }

    private static Broker started(Path folder) throws IOException {
        Broker broker =
                new Broker(KnownKeys.broker(folder), KnownMembers.banks("bank-98", "bank-99"), Clock.systemUTC());
        broker.start();
        return broker;
    }
}
