package ishibashi.app.command;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsForm;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Identity;
import ishibashi.trust.Member;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import ishibashi.trust.cms.CmsVerifier;
import ishibashi.trust.cms.EnvelopeOpener;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a member believes of a result: its envelope opens, the gateway has signed it, and the recipient inside the signature is this
 * member. Whoever opened a result can encrypt it to a third; the signature alone would still hold (security §3.2, case 29).
 */
final class ResultCheck {
    private final String member;
    private final EnvelopeOpener opener;
    private final List<Enrolled> gateway;
    private final CmsVerifier verifier = new CmsVerifier();

    /** What a result proved to be. */
    sealed interface Checked {
        /**
         * To be stored.
         *
         * @param signed the SignedData, for whoever asks for proof
         */
        record Good(Bytes signed, Bytes content, JsonNode bundle) implements Checked {}

        /** Does not open, or is not the gateway's. */
        record Bad() implements Checked {}

        /** @param destination whom the gateway meant; empty if it says nobody, or more than one */
        record ForAnother(String destination) implements Checked {}
    }

    /** @param signing the gateway's certificates */
    ResultCheck(String member, Identity identity, List<X509Certificate> signing) {
        this.member = member;
        this.opener = new EnvelopeOpener(List.of(new CmsEnvelope.Key(identity.key(), identity.certificate())));
        this.gateway = signing.stream().map(ResultCheck::enrolled).toList();
    }

    Checked check(Bytes body) {
        return opened(body)
                .map(signed ->
                        verifier.verify(signed, Optional.empty(), gateway) instanceof CmsVerifier.Result.Good good
                                ? addressed(signed, good.content())
                                : new Checked.Bad())
                .orElseGet(Checked.Bad::new);
    }

    private Optional<Bytes> opened(Bytes body) {
        if (CmsForm.of(body) != CmsForm.AUTH_ENVELOPED_DATA) {
            return Optional.of(body);
        }
        return switch (opener.open(body)) {
            case EnvelopeOpener.Result.Opened(Bytes signed) -> Optional.of(signed);
            case EnvelopeOpener.Result.Closed(String rule) -> Optional.empty();
        };
    }

    private Checked addressed(Bytes signed, Bytes content) {
        try {
            JsonNode bundle = Operator.JSON.readTree(content.toArray());
            String destination = destination(bundle.path("entry").path(0).path("resource"));
            return destination.equals(member)
                    ? new Checked.Good(signed, content, bundle)
                    : new Checked.ForAnother(destination);
        } catch (JacksonException e) {
            return new Checked.ForAnother("");
        }
    }

    /** FHIR R4 §2.4: a message begins with its header; ours has one destination, named twice. */
    private static String destination(JsonNode header) {
        JsonNode all = header.path("destination");
        JsonNode one = all.path(0);
        String id = one.path("receiver").path("identifier").path("value").asString("");
        return header.path("resourceType").asString("").equals("MessageHeader")
                        && all.size() == 1
                        && one.path("endpoint").asString("").equals("urn:ishibashi:" + id)
                ? id
                : "";
    }

    private static Enrolled enrolled(X509Certificate certificate) {
        Member gateway =
                new Member(new MemberId("gateway-national"), Member.Kind.GATEWAY, "00", Optional.empty(), true);
        return new Enrolled(
                gateway,
                Pin.of(certificate),
                certificate,
                certificate,
                Set.of(Purpose.SIGNING),
                Instant.EPOCH,
                Optional.empty());
    }
}
