package ishibashi.app.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ishibashi.app.web.Body;
import ishibashi.app.web.Peers;
import ishibashi.bundle.RefusalOutcome;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.Admission;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The FHIR door (fhir §3): who stands there, bounds, the gate over the bytes; then HAPI's server, inside the door's route. */
public final class FhirServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LIMIT = 32 << 20;
    private static final int FORM = 64 << 10;

    private final transient FhirPorts ports;
    private final transient FhirSignature signature;
    private final transient FhirServer server;

    public FhirServlet(FhirPorts ports, FhirParts parts) {
        this.ports = ports;
        this.signature = new FhirSignature(ports);
        this.server = new FhirServer(ports, parts);
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        server.init(config);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Peer peer = Peers.of(request);
        Optional<MemberId> member = ports.ingest().member(peer);
        if (member.isEmpty()) {
            Refusal stranger = refusal(Code.UNKNOWN_MEMBER);
            ports.journal().stranger(Door.FHIR, stranger);
            answer(stranger, response);
            return;
        }
        if (!Interaction.isAllowed(request)) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT");
            answer(refusal(Code.METHOD_NOT_ALLOWED), response);
            return;
        }
        if (!Accepted.by(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
            write(refusal(Code.MEDIA_NOT_ALLOWED), response);
            return;
        }
        Optional<Refusal> refused = bounds(request);
        if (refused.isPresent()) {
            reject(member.get(), refused.get(), response);
            return;
        }
        admit(new Visitor(peer, member.get()), request, response);
    }

    /** Who stands at the door. */
    record Visitor(Peer peer, MemberId member) {}

    private Optional<Refusal> bounds(HttpServletRequest request) {
        if (request.getHeader("Content-Encoding") != null) {
            return Optional.of(refusal(Code.ENCODING_NOT_ALLOWED));
        }
        if (request.getContentLengthLong() > LIMIT) {
            return Optional.of(refusal(Code.TOO_LARGE, Integer.toString(LIMIT)));
        }
        return Optional.empty();
    }

    private void admit(Visitor visitor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (ports.bridge().admission().enter(visitor.peer(), Body.expected(request, LIMIT))) {
                case Admission.Turned(Refusal busy) -> answer(busy, response);
                case Admission.Place place -> {
                    try (place) {
                        if (!ports.bridge().visit("fhir", () -> take(visitor, request, response))) {
                            answer(refusal(Code.BUSY), response);
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(refusal(Code.BUSY), response);
        }
    }

    private void take(Visitor visitor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Interaction interaction = Interaction.of(request);
        int limit = interaction.admitted().isPresent() ? LIMIT : FORM;
        byte[] body;
        try {
            body = new Body(limit, System::nanoTime).read(request);
        } catch (Body.TooSlow e) {
            response.setHeader("Connection", "close");
            reject(visitor.member(), refusal(Code.REQUEST_MALFORMED), response);
            return;
        }
        if (body.length > limit) {
            reject(visitor.member(), refusal(Code.TOO_LARGE, Integer.toString(limit)), response);
            return;
        }
        Bytes bytes = Bytes.owning(body);
        Outcome<Call> call = interaction.admitted().isEmpty()
                ? new Outcome.Passed<>(signature.unsigned(visitor, bytes))
                : signature.check(visitor, interaction, request, bytes);
        switch (call) {
            case Outcome.Refused<Call>(Refusal refusal) -> reject(visitor.member(), refusal, response);
            case Outcome.Passed<Call>(Call passed) ->
                serve(passed, new GatedRequest(request, passed.body().read()), response);
        }
    }

    private void serve(Call call, GatedRequest request, HttpServletResponse response) throws IOException {
        call.beside(request);
        WholeResponse whole = new WholeResponse(response);
        try {
            server.service(request, whole);
        } catch (ServletException e) {
            throw new IllegalStateException("the FHIR server failed", e);
        }
        whole.send();
    }

    private Refusal refusal(Code code, String... arguments) {
        return ports.refusal(Stage.RECEIVED, code, Where.MESSAGE, arguments);
    }

    private void reject(MemberId member, Refusal refusal, HttpServletResponse response) throws IOException {
        ports.journal().rejected(member, Door.FHIR, refusal);
        answer(refusal, response);
    }

    private static void answer(Refusal refusal, HttpServletResponse response) throws IOException {
        response.setStatus(Outcomes.status(refusal));
        write(refusal, response);
    }

    private static void write(Refusal refusal, HttpServletResponse response) throws IOException {
        response.setContentType("application/fhir+json;charset=UTF-8");
        if (Outcomes.isPassing(refusal)) {
            response.setHeader("Retry-After", "5");
        }
        String outcome =
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(RefusalOutcome.of(List.of(refusal)));
        response.getOutputStream().write(outcome.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        server.destroy();
        super.destroy();
    }
}
