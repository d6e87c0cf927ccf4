package ishibashi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.ingest.Peer;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.routes.BridgeSettings.Limits;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** rulings 31: bodies in flight have one budget, of which no member has more than half. */
class AdmissionTest {
    private static final int MESSAGE = 100;
    private static final Peer GREEDY = new Peer.OfAddress(new MemberId("bank-01"));
    private static final Peer OTHER = new Peer.OfAddress(new MemberId("bank-02"));

    private final Admission admission =
            new Admission(new Limits(4 * MESSAGE, 8, Duration.ZERO, MESSAGE), UUID::randomUUID);

    @Test
    void a_member_with_the_greatest_bodies_leaves_half_of_the_budget_to_others() throws Exception {
        entered(GREEDY, MESSAGE);
        entered(GREEDY, MESSAGE);
        assertThat(refused(GREEDY, MESSAGE)).isEqualTo(Code.TOO_FAST);
        entered(OTHER, MESSAGE);
        entered(OTHER, MESSAGE);
        assertThat(refused(new Peer.OfAddress(new MemberId("bank-03")), 1)).isEqualTo(Code.BUSY);
    }

    @Test
    void what_is_given_back_is_there_again() throws Exception {
        Admission.Place first = entered(GREEDY, MESSAGE);
        entered(GREEDY, MESSAGE);
        first.close();
        first.close();
        entered(GREEDY, MESSAGE);
        assertThat(refused(GREEDY, 1)).isEqualTo(Code.TOO_FAST);
    }

    @Test
    void a_single_message_is_taken_however_great_a_part_of_the_budget_it_is() throws Exception {
        Admission small = new Admission(new Limits(MESSAGE, 8, Duration.ZERO, MESSAGE), UUID::randomUUID);
        assertThat(small.enter(GREEDY, MESSAGE)).isInstanceOf(Admission.Place.class);
    }

    private Admission.Place entered(Peer peer, long bytes) throws InterruptedException {
        return (Admission.Place) admission.enter(peer, bytes);
    }

    private Code refused(Peer peer, long bytes) throws InterruptedException {
        return ((Admission.Turned) admission.enter(peer, bytes)).refusal().code();
    }
}
