package ishibashi.routes.soap;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.routes.soap.wss.SoapVersion;
import ishibashi.routes.soap.wss.Verifier;
import ishibashi.submit.Submitted.Reason;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;

/** The service behind {@code /soap/vacancies}: bytes in, bytes out. What it refuses to a member is counted. */
public final class SoapService implements AutoCloseable {
    private final Answering answering;
    private final CxfEndpoint cxf;

    public SoapService(SoapPorts ports) {
        Lookups.fix();
        this.answering = new Answering(ports);
        this.cxf = new CxfEndpoint(answering::answer);
    }

    /** @throws RuntimeException for a fault of ours: nothing was kept */
    public SoapReply answer(SoapRequest request) {
        return switch (answering.open(request)) {
            case Verifier.Opened.Shut(var refused) -> unsigned(request.version(), answering.refused(request, refused));
            case Verifier.Opened.Tree(var document) -> read(request, document);
        };
    }

    private SoapReply read(SoapRequest request, Document document) {
        Handover.Carried carried = cxf.call(request, document);
        Answer answer = carried.answer().orElseGet(() -> answering.unreadable(request));
        return answer.signed()
                ? reply(request.version(), answer, carried.written())
                : unsigned(request.version(), answer);
    }

    /** An unsigned fault, counted by whoever refuses. */
    public SoapReply refuse(SoapVersion version, Refusal refusal) {
        return unsigned(
                version,
                answering.fault(version, Optional.empty(), List.of(new Reason(-1, refusal, Optional.empty()))));
    }

    /** It cannot be taken now; the same may be sent again. */
    public SoapReply busy(SoapVersion version) {
        return refuse(version, answering.refusal(Code.BUSY, List.of()));
    }

    /** Written in one way, so that no two refusals of one kind differ. */
    private static SoapReply unsigned(SoapVersion version, Answer answer) {
        return reply(version, answer, Bytes.owning(Writing.bytes(answer.envelope())));
    }

    private static SoapReply reply(SoapVersion version, Answer answer, Bytes body) {
        return new SoapReply(answer.status(), version, answer.later(), body);
    }

    @Override
    public void close() {
        cxf.close();
    }
}
