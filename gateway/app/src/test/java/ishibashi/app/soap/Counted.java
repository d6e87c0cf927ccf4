package ishibashi.app.soap;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Journal;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.Received;
import ishibashi.refusal.Refusal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was refused to whom. */
final class Counted implements Journal {
    private final List<Refusal> rejected = new CopyOnWriteArrayList<>();
    private final List<Refusal> strangers = new CopyOnWriteArrayList<>();

    List<Refusal> rejected() {
        return rejected;
    }

    List<Refusal> strangers() {
        return strangers;
    }

    @Override
    public Answer.Taken keep(Received received) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rejected(MemberId member, Door door, Refusal refusal) {
        if (door == Door.SOAP) {
            rejected.add(refusal);
        }
    }

    @Override
    public void stranger(Door door, Refusal refusal) {
        strangers.add(refusal);
    }
}
