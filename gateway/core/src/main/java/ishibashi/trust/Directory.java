package ishibashi.trust;

import ishibashi.message.MemberId;
import ishibashi.trust.certificate.Purpose;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the member directory certificate → member → bank. Changes show on the next message. */
public interface Directory {
    /** The enrolled certificate of an active member, in force for that at that time; empty for everybody else alike. */
    Optional<Enrolled> find(Pin pin, Purpose purpose, Instant at);

    Optional<Member> member(MemberId id);

    /** The licensed bank that answers for a member's records (D11). */
    default MemberId operatorOfRecord(MemberId id) {
        return member(id).flatMap(Member::operatorOfRecord).orElse(id);
    }

    List<Member> members();

    /** All that were ever bound to it, also those out of force. */
    List<Enrolled> certificatesOf(MemberId id);

    /** Those of an active member in force for that at that time; during an overlap more than one. */
    default List<Enrolled> inForce(MemberId id, Purpose purpose, Instant at) {
        return certificatesOf(id).stream()
                .flatMap(enrolled -> find(enrolled.pin(), purpose, at).stream())
                .toList();
    }

    /**
     * Adds the member if it is new and binds the certificate to it, audited with the reason. A suspended member stays suspended.
     *
     * @throws IllegalArgumentException if the key is bound to another member already, the certificate otherwise than now, or the member is
     *     there with another kind, prefecture or operator
     */
    void enrol(Member member, X509Binding binding, String reason);

    /** Stops the member at once, audited. */
    void suspend(MemberId id, String reason);

    /** Certificates to bind. The checks of {@link ishibashi.trust.certificate.Admission} lie before this. */
    record X509Binding(X509Certificate certificate, Optional<X509Certificate> encryption, X509Certificate authority) {}
}
