package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.Received;
import ishibashi.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that passed the gate, as the providers see it.
 *
 * @param received the signed message, for what changes something
 * @param precondition of one resource: method, address and conditions, as a digest; empty for a Bundle
 * @param offences by the index of the Bundle's entry in which they stand: of texts in a batch, of what no parser reads in a message too
 * @param illegible the entries' resources that no parser reads, as JSON
 * @param read what a parser may read: the body, without those
 */
record Call(
        MemberId member,
        Optional<Received> received,
        String precondition,
        Map<Integer, List<Refusal>> offences,
        Map<Integer, String> illegible,
        Bytes read) {
    private static final String ATTRIBUTE = Call.class.getName();
    private static final String RECEIPT = "Ishibashi-Receipt";

    Call {
        offences = Map.copyOf(offences);
        illegible = Map.copyOf(illegible);
    }

    static Call of(RequestDetails details) {
        return (Call) Objects.requireNonNull(request(details).getAttribute(ATTRIBUTE));
    }

    void beside(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The message of an interaction that changes something: the gate lets none pass without. */
    Received message() {
        return received.orElseThrow(() -> new IllegalStateException("a change without a signed message"));
    }

    static void receipt(RequestDetails details, String receipt) {
        response(details).setHeader(RECEIPT, receipt);
    }

    private static HttpServletRequest request(RequestDetails details) {
        return ((ServletRequestDetails) details).getServletRequest();
    }

    static HttpServletResponse response(RequestDetails details) {
        return ((ServletRequestDetails) details).getServletResponse();
    }
}
