package ishibashi.app.soap;

import ishibashi.audit.Ledger;
import ishibashi.bank.Banks;
import ishibashi.ingest.Ingest;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import ishibashi.message.Tally;
import ishibashi.normalise.CodeTables;
import ishibashi.routes.soap.SoapPorts;
import ishibashi.routes.soap.SoapRequest;
import ishibashi.routes.soap.SoapService;
import ishibashi.submit.MessageIds;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.Pin;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.GeneralName;

/** The SOAP service of a gateway whose ports are in memory, and two members with keys. */
final class SoapDesk implements AutoCloseable {
    static final MemberId BANK = new MemberId("bank-09");
    static final MemberId OTHER = new MemberId("bank-13");

    final Members members = new Members();
    final Records records = new Records();
    final Counted journal = new Counted();
    final Results results = new Results();
    final Moved clock = new Moved();
    final Identity bank;
    final Identity other;
    final Identity stranger;
    final GatewayKeys keys;
    final Ingest ingest;
    final SoapService service;
    final String endpoint;

    SoapDesk(Path folder, String endpoint) throws IOException {
        DevelopmentAuthority authority =
                DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), new SecureRandom());
        this.endpoint = endpoint;
        bank = authority.member(BANK.value());
        other = authority.member(OTHER.value());
        stranger = authority.member("bank-47");
        members.put(BANK, bank);
        members.put(OTHER, other);
        keys = new GatewayKeys(
                "gateway-national",
                authority.server("gateway-national", List.of(new GeneralName(GeneralName.dNSName, "localhost"))),
                authority.signing("gateway-national"),
                List.of(authority.encryption("gateway-national")));
        ingest = new Ingest(members, Banks.of(List.of()), keys, 32 << 20, clock, UUID::randomUUID);
        service = new SoapService(new SoapPorts(
                records,
                records,
                new Ids(),
                results,
                member -> {},
                ledger(),
                ingest,
                journal,
                keys,
                CodeTables.load(Path.of("../../mappings/codes")),
                endpoint,
                clock,
                UUID::randomUUID));
    }

    private Ledger ledger() {
        return (member, message) -> new Ledger.Books(
                records.taken().stream()
                                .anyMatch(s -> Optional.of(s.received().id()).equals(message)
                                        && Optional.of(s.received().member()).equals(member))
                        ? Tally.of(1, 0, 0, 0, 0)
                        : Tally.NOTHING,
                Tally.NOTHING,
                0);
    }

    /** A request of the first bank with the action by which HTTP would announce it. */
    Said send(Letter letter) {
        return send(letter, letter.bytes());
    }

    /** These bytes, announced as that letter's. */
    Said send(Letter letter, byte[] bytes) {
        return send(bank, BANK, letter, bytes);
    }

    Said send(Identity peer, MemberId member, Letter letter, byte[] bytes) {
        return Said.of(service.answer(new SoapRequest(
                new Peer.OfConnection(Pin.of(peer.certificate())),
                member,
                letter.version,
                letter.announced,
                Bytes.of(bytes))));
    }

    @Override
    public void close() {
        service.close();
    }

    /** Ids of messages in memory. */
    private static final class Ids implements MessageIds {
        private final Map<String, Digest> bound = new ConcurrentHashMap<>();

        @Override
        public Digest bind(MemberId member, UUID id, Digest content) {
            Digest first = bound.putIfAbsent(member + "/" + id, content);
            return first == null ? content : first;
        }

        @Override
        public Optional<Digest> find(MemberId member, UUID id) {
            return Optional.ofNullable(bound.get(member + "/" + id));
        }
    }

    /** Real time and as much more as the test says. */
    static final class Moved extends Clock {
        private Duration ahead = Duration.ZERO;

        void move(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
