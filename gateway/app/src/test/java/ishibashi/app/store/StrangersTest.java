package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Door;
import ishibashi.refusal.Code;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strangers are counted without a transaction each, and none is forgotten. */
@ExtendWith(SharedDatabase.class)
class StrangersTest {
    private static final int THREADS = 8;
    private static final int EACH = 1_000;

    private final Database database;

    StrangersTest(SharedDatabase.Running running) {
        this.database = running.database();
    }

    @Test
    void all_are_counted_however_many_come_while_it_writes() {
        long before = number();
        Strangers strangers = new Strangers(database);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                threads.execute(() -> {
                    for (int n = 0; n < EACH; n++) {
                        strangers.count(Door.SOAP, Code.UNKNOWN_MEMBER);
                        if (n % 100 == 0) {
                            strangers.flush();
                        }
                    }
                });
            }
        }
        strangers.flush();
        assertThat(number() - before).isEqualTo(THREADS * EACH);
        assertThat(strangers.byDoor()).containsEntry("soap", number());
    }

    private long number() {
        return new Strangers(database).byDoor().getOrDefault("soap", 0L);
    }
}
