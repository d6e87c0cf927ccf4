package ishibashi.app.web.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ishibashi.message.MemberId;
import ishibashi.message.Received;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that passed the gate, as the providers see it.
 *
 * @param received the signed message, for what changes something
 * @param precondition of one resource: method, address and conditions, as a digest; empty for a Bundle
 * @param body what was found in it, and what a parser may read of it
 */
record Call(MemberId member, Optional<Received> received, String precondition, EntryLook.Looked body) {
    private static final String ATTRIBUTE = Call.class.getName();
    private static final String RECEIPT = "Ishibashi-Receipt";

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
