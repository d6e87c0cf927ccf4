package ishibashi.app.web;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.ingest.Ingest;
import ishibashi.ingest.Journal;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.routes.Admission;
import ishibashi.routes.Bridge;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** {@code POST /files/{name}} (contract §4): bounds, then the one intake; answers after the commit. */
public final class FilesServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 255;

    private final transient Bridge bridge;
    private final transient Ingest ingest;
    private final transient Journal journal;
    private final transient Problems problems;
    private final int limit;

    public FilesServlet(Bridge bridge, Ingest ingest, Journal journal, Problems problems, int limit) {
        this.bridge = bridge;
        this.ingest = ingest;
        this.journal = journal;
        this.problems = problems;
        this.limit = limit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Peer peer = Peers.of(request);
        Optional<MemberId> member = ingest.member(peer);
        Optional<Refusal> refusal = bounds(request, member);
        if (refusal.isPresent()) {
            refuse(refusal.get(), member, response);
            return;
        }
        try {
            switch (bridge.admission().enter(peer, Body.expected(request, limit))) {
                case Admission.Turned(Refusal busy) -> Problems.write(busy, response);
                case Admission.Place place -> take(request, response, peer, member, place);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problems.write(problems.of(Code.BUSY), response);
        }
    }

    private Optional<Refusal> bounds(HttpServletRequest request, Optional<MemberId> member) {
        if (member.isEmpty()) {
            return Optional.of(problems.of(Code.UNKNOWN_MEMBER));
        }
        if (request.getHeader("Content-Encoding") != null) {
            return Optional.of(problems.of(Code.ENCODING_NOT_ALLOWED));
        }
        if (request.getContentLengthLong() > limit) {
            return Optional.of(problems.of(Code.TOO_LARGE, Integer.toString(limit)));
        }
        String name = name(request);
        boolean whole = !name.isEmpty() && name.length() <= LONGEST_NAME && !name.contains("/") && !name.contains("\\");
        return whole ? Optional.empty() : Optional.of(problems.of(Code.REQUEST_MALFORMED));
    }

    private void take(
            HttpServletRequest request,
            HttpServletResponse response,
            Peer peer,
            Optional<MemberId> member,
            Admission.Place place)
            throws IOException {
        byte[] body;
        Optional<Bytes> signature;
        try {
            body = new Body(limit, System::nanoTime).read(request);
            signature = signature(request);
        } catch (Body.TooSlow e) {
            place.close();
            response.setHeader("Connection", "close");
            refuse(problems.of(Code.REQUEST_MALFORMED), member, response);
            return;
        } catch (IOException e) {
            place.close();
            throw e;
        } catch (IllegalArgumentException e) {
            place.close();
            refuse(problems.of(Code.SIGNATURE_INVALID).by("base64"), member, response);
            return;
        }
        if (body.length > limit) {
            place.close();
            refuse(problems.of(Code.TOO_LARGE, Integer.toString(limit)), member, response);
            return;
        }
        Arrival arrival =
                new Arrival(Door.FILE, peer, Optional.of(new FileLabel(name(request))), Bytes.owning(body), signature);
        switch (bridge.receive(arrival, place)) {
            case Answer.Taken taken -> {
                response.setStatus(taken.repeat() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
                response.setContentType("application/jose");
                response.getOutputStream().write(taken.receipt().getBytes(StandardCharsets.US_ASCII));
            }
            case Answer.Refused refused -> Problems.write(refused.refusal(), response);
        }
    }

    private static Optional<Bytes> signature(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Ishibashi-Signature"))
                .map(text -> Bytes.owning(Base64.getDecoder().decode(text.strip())));
    }

    private static String name(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    /** Refused before the intake: counted there all the same. */
    private void refuse(Refusal refusal, Optional<MemberId> member, HttpServletResponse response) throws IOException {
        journal.refused(member, Door.FILE, refusal);
        Problems.write(refusal, response);
    }
}
