package ishibashi.routes.soap;

import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.refusal.Category;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.soap.vacancy.Contract;
import ishibashi.routes.soap.vacancy.Objection;
import ishibashi.routes.soap.wss.ReplySigner;
import ishibashi.routes.soap.wss.SoapVersion;
import ishibashi.routes.soap.wss.Verdict;
import ishibashi.routes.soap.wss.Verifier;
import ishibashi.submit.Submitted.Reason;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;

/** From a tree to its answer, in the order of security §3.0: signature, addressing, time, replay, then what it says. */
final class Answering {
    private final SoapPorts ports;
    private final Verifier verifier;
    private final Operations operations;
    private final Envelopes envelopes;
    private final Contract contract = new Contract();

    Answering(SoapPorts ports) {
        this.ports = ports;
        this.verifier = new Verifier(ports.endpoint(), ports.clock());
        this.operations = new Operations(ports);
        this.envelopes = new Envelopes(new ReplySigner(ports.keys().signing(), ports.clock()), ports.ids());
    }

    Verifier.Opened open(SoapRequest request) {
        return verifier.open(request.body(), request.version());
    }

    Answer answer(Document document, SoapRequest request) {
        Verdict verdict = verifier.verify(
                document,
                ports.ingest().certificates(request.peer(), ports.clock().instant()),
                request.version(),
                request.action());
        return switch (verdict) {
            case Verdict.Refused refused -> refused(request, refused);
            case Verdict.Verified verified ->
                switch (done(request, verified)) {
                    case Done.Response(var content) -> response(verified, content);
                    case Done.Refused(var reasons) -> {
                        count(request.member(), reasons.getFirst().refusal());
                        yield fault(verified.version(), Optional.of(verified.reply()), reasons);
                    }
                };
        };
    }

    private Done done(SoapRequest request, Verdict.Verified verified) {
        Optional<Refusal> replayed = replayed(request.member(), verified);
        if (replayed.isPresent()) {
            return Done.refused(List.of(replayed.get()));
        }
        List<Objection> objections = contract.objections(verified.operation());
        if (!objections.isEmpty()) {
            return Done.refused(
                    objections.stream().map(o -> o.refusal(ports.ids().get())).toList());
        }
        return operations
                .named(verified.operation().getLocalName())
                .map(operation -> operation.apply(new Asked(request.member(), verified, request.body())))
                .orElseGet(() -> Done.refused(List.of(refusal(Code.REQUEST_MALFORMED, List.of("soap:Body")))));
    }

    /** A repeat gets its receipt even when its time is over (security §3.0). */
    private Optional<Refusal> replayed(MemberId member, Verdict.Verified verified) {
        Digest digest = Digest.of(verified.body().toArray());
        boolean isRepeat = verified.over()
                && ports.messageIds()
                        .find(member, verified.messageId())
                        .filter(digest::equals)
                        .isPresent();
        if (verified.over() && !isRepeat) {
            return Optional.of(refusal(Code.SIGNATURE_STALE, List.of("0", "5")));
        }
        return ports.messageIds().bind(member, verified.messageId(), digest).equals(digest)
                ? Optional.empty()
                : Optional.of(refusal(Code.MESSAGE_ID_REUSED, List.of()));
    }

    private Answer response(Verdict.Verified verified, java.util.function.Consumer<org.w3c.dom.Element> content) {
        String name = verified.operation().getLocalName() + "Response";
        return new Answer(
                envelopes.write(
                        verified.version(),
                        name,
                        Optional.of(verified.reply()),
                        body -> content.accept(Writing.add(body, name))),
                true,
                200,
                false);
    }

    Answer refused(SoapRequest request, Verdict.Refused refused) {
        Refusal refusal = refusal(refused.code(), refused.arguments()).by(refused.rule());
        count(request.member(), refusal);
        Faults.Blame blame = refused.notUnderstood() ? Faults.Blame.NOT_UNDERSTOOD : Faults.Blame.of(refusal);
        return fault(refused.version(), refused.reply(), blame, List.of(new Reason(-1, refusal, Optional.empty())));
    }

    /** CXF itself could not read it. */
    Answer unreadable(SoapRequest request) {
        Refusal refusal = refusal(Code.REQUEST_MALFORMED, List.of("soap:Envelope"));
        count(request.member(), refusal);
        return fault(request.version(), Optional.empty(), List.of(new Reason(-1, refusal, Optional.empty())));
    }

    /** What cannot be said now is in no ledger (rulings 7). */
    private void count(MemberId member, Refusal refusal) {
        if (refusal.category() != Category.UNAVAILABLE) {
            ports.journal().rejected(member, Door.SOAP, refusal);
        }
    }

    Refusal refusal(Code code, List<String> arguments) {
        return new Refusal(
                code, Stage.RECEIVED, Where.MESSAGE, arguments, ports.ids().get());
    }

    Answer fault(SoapVersion version, Optional<Verdict.Reply> reply, List<Reason> reasons) {
        return fault(version, reply, Faults.Blame.of(reasons.getFirst().refusal()), reasons);
    }

    private Answer fault(SoapVersion version, Optional<Verdict.Reply> reply, Faults.Blame blame, List<Reason> reasons) {
        Refusal main = reasons.getFirst().refusal();
        int status = Faults.status(main);
        return new Answer(
                envelopes.write(version, Faults.ACTION, reply, body -> Faults.write(body, version, blame, reasons)),
                reply.isPresent(),
                status,
                status == 503 || status == 429);
    }
}
