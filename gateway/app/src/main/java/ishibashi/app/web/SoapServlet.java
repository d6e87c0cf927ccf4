package ishibashi.app.web;

import ishibashi.ingest.Ingest;
import ishibashi.ingest.Journal;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.routes.Admission;
import ishibashi.routes.soap.ContractPages;
import ishibashi.routes.soap.SoapDoor;
import ishibashi.routes.soap.SoapReply;
import ishibashi.routes.soap.SoapRequest;
import ishibashi.routes.soap.wss.SoapVersion;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /soap/vacancies} and its WSDL (contract §4; SOAP 1.1 §6, SOAP 1.2 part 2 §7): bounds, then the SOAP door. */
public final class SoapServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LIMIT = 4 << 20;

    private final transient SoapDoor door;
    private final transient ContractPages pages;
    private final transient Admission admission;
    private final transient Ingest ingest;
    private final transient Journal journal;
    private final transient Problems problems;

    public SoapServlet(
            SoapDoor door,
            ContractPages pages,
            Admission admission,
            Ingest ingest,
            Journal journal,
            Problems problems) {
        this.door = door;
        this.pages = pages;
        this.admission = admission;
        this.ingest = ingest;
        this.journal = journal;
        this.problems = problems;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Bytes> page =
                isHere(request) ? Optional.ofNullable(request.getQueryString()).flatMap(pages::page) : Optional.empty();
        if (ingest.member(Peers.of(request)).isEmpty()) {
            Problems.write(problems.of(Code.UNKNOWN_MEMBER), response);
        } else if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.setContentType("text/xml; charset=utf-8");
            response.getOutputStream().write(page.get().toArray());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isHere(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Peer peer = Peers.of(request);
        Optional<MemberId> member = ingest.member(peer);
        SoapMedia media = SoapMedia.of(request);
        Optional<Refusal> refusal = bounds(request, member, media);
        if (refusal.isPresent()) {
            refuse(refusal.get(), member, media.version(), response);
            return;
        }
        try {
            switch (admission.enter(peer, Body.expected(request, LIMIT))) {
                case Admission.Turned(Refusal busy) -> write(door.refuse(media.version(), busy), response);
                case Admission.Place place -> {
                    try (place) {
                        take(request, response, peer, member.orElseThrow(), media);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            write(door.refuse(media.version(), problems.of(Code.BUSY)), response);
        }
    }

    private static boolean isHere(HttpServletRequest request) {
        return "/vacancies".equals(request.getPathInfo());
    }

    private Optional<Refusal> bounds(HttpServletRequest request, Optional<MemberId> member, SoapMedia media) {
        if (member.isEmpty()) {
            return Optional.of(problems.of(Code.UNKNOWN_MEMBER));
        }
        if (request.getHeader("Content-Encoding") != null) {
            return Optional.of(problems.of(Code.ENCODING_NOT_ALLOWED));
        }
        if (request.getContentLengthLong() > LIMIT) {
            return Optional.of(problems.of(Code.TOO_LARGE, Integer.toString(LIMIT)));
        }
        return media.isAllowed() ? Optional.empty() : Optional.of(problems.of(Code.REQUEST_MALFORMED, "Content-Type"));
    }

    private void take(
            HttpServletRequest request, HttpServletResponse response, Peer peer, MemberId member, SoapMedia media)
            throws IOException {
        byte[] body;
        try {
            body = new Body(LIMIT, System::nanoTime).read(request);
        } catch (Body.TooSlow e) {
            response.setHeader("Connection", "close");
            refuse(problems.of(Code.REQUEST_MALFORMED, "HTTP"), Optional.of(member), media.version(), response);
            return;
        }
        if (body.length > LIMIT) {
            refuse(
                    problems.of(Code.TOO_LARGE, Integer.toString(LIMIT)),
                    Optional.of(member),
                    media.version(),
                    response);
            return;
        }
        write(
                door.answer(new SoapRequest(peer, member, media.version(), media.action(), Bytes.owning(body))),
                response);
    }

    private void refuse(Refusal refusal, Optional<MemberId> member, SoapVersion version, HttpServletResponse response)
            throws IOException {
        journal.refused(member, Door.SOAP, refusal);
        write(door.refuse(version, refusal), response);
    }

    private static void write(SoapReply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        if (reply.later()) {
            response.setHeader("Retry-After", "5");
        }
        response.getOutputStream().write(reply.body().toArray());
    }
}
