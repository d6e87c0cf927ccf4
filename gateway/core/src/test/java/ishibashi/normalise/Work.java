package ishibashi.normalise;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.work.Trial;
import ishibashi.work.Understanding;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A message that has just come, as the stage normalise gets it. */
final class Work {
    private Work() {}

    static Understanding.Opened of(String bank, byte[] content) {
        return new Understanding.Opened(
                new MessageId(new UUID(0, 1)),
                new MemberId("bank-" + bank),
                Optional.empty(),
                Bytes.of(content),
                Instant.EPOCH,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Trial.NONE);
    }
}
