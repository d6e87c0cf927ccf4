package ishibashi.trust;

import ishibashi.message.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the member directory certificate → member → bank. Changes show on the next message. */
public interface Directory {
    /** The enrolled certificate of an active member, in force at that time; empty for everybody else alike. */
    Optional<Enrolled> find(Pin pin, Instant at);

    Optional<Member> member(MemberId id);

    /** The licensed bank that answers for a member's records (D11). */
    default MemberId operatorOfRecord(MemberId id) {
        return member(id).flatMap(Member::operatorOfRecord).orElse(id);
    }

    List<Member> members();

    List<Enrolled> certificatesOf(MemberId id);

    /**
     * Adds the member if it is new and binds the certificate to it, audited with the reason.
     *
     * @throws IllegalArgumentException if the certificate is bound to another member already
     */
    void enrol(Member member, X509Binding binding, String reason);

    /** Stops the member at once, audited. */
    void suspend(MemberId id, String reason);

    /** Certificates to bind. The checks of {@code EnrolmentRules} lie before this. */
    record X509Binding(
            java.security.cert.X509Certificate certificate,
            Optional<java.security.cert.X509Certificate> encryption,
            java.security.cert.X509Certificate authority) {}
}
