package ishibashi.app;

import ishibashi.app.store.Acts;
import ishibashi.app.store.Books;
import ishibashi.app.store.Chainer;
import ishibashi.app.store.ConcludeTransaction;
import ishibashi.app.store.Database;
import ishibashi.app.store.Desk;
import ishibashi.app.store.EmbeddedDatabase;
import ishibashi.app.store.HomeSettings;
import ishibashi.app.store.Inbox;
import ishibashi.app.store.MatchTransaction;
import ishibashi.app.store.MemberDirectory;
import ishibashi.app.store.OutboxTable;
import ishibashi.app.store.RecordTable;
import ishibashi.app.store.StoredReplies;
import ishibashi.app.store.TaskQueue;
import ishibashi.app.store.UnderstandTransaction;
import ishibashi.app.store.WorkSignal;
import ishibashi.audit.Ledger;
import ishibashi.bank.Banks;
import ishibashi.bundle.Bundles;
import ishibashi.deliver.Outbox;
import ishibashi.ingest.Ingest;
import ishibashi.link.Link;
import ishibashi.match.Index;
import ishibashi.match.Match;
import ishibashi.match.MatchTables;
import ishibashi.match.Ruleset;
import ishibashi.message.MemberId;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.Normalise;
import ishibashi.pseudonymise.KeyVault;
import ishibashi.pseudonymise.Pseudonymise;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.Tokens;
import ishibashi.routes.Bridge;
import ishibashi.routes.BridgeSettings;
import ishibashi.routes.Ports;
import ishibashi.routes.Steps;
import ishibashi.routes.broker.BrokerSettings;
import ishibashi.routes.door.DropBoxSettings;
import ishibashi.sign.Sign;
import ishibashi.sign.Tell;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Jws;
import ishibashi.trust.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/** The running gateway: everything made once, in the order in which it is needed, and ended in the other. */
public final class Gateway implements AutoCloseable {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final String KEK = "kek-1";

    private final Home home;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<UUID> ids = UUID::randomUUID;
    private final GatewayKeys keys;
    private final Banks banks;
    private final Optional<EmbeddedDatabase> server;
    private final Database database;
    private final Acts acts;
    private final MemberDirectory directory;
    private final OutboxTable outbox;
    private final Inbox inbox;
    private final Ledger ledger;
    private final Desk desk;
    private final Chainer chainer;
    private final HomeSettings memory;
    private final BusinessDay day;
    private final Ingest ingest;
    private final Bridge bridge;
    private final Housekeeping housekeeping;

    /** Starts all but the web. */
    public Gateway(Home home, Settings settings, Path mappings, boolean samples) throws IOException {
        this.home = home;
        this.settings = settings;
        Path codes = mappings.resolve("codes");
        this.banks = Banks.load(mappings);
        this.keys = Keys.development(home, clock, random);
        this.server = settings.databaseUrl().isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedDatabase.start(home.path(), settings.databasePort(), random));
        this.database = open();
        this.acts = new Acts(database, clock, ids);
        this.directory = new MemberDirectory(database, acts, clock);
        this.memory = new HomeSettings(database);
        this.day = BusinessDay.of(memory, clock, samples);
        WorkSignal signal = new WorkSignal();
        KeyVault vault = new KeyVault(KEK, Map.of(KEK, new SecretKeySpec(home.key(KEK, random), "AES")), random);
        this.outbox = new OutboxTable(database, acts);
        this.inbox = new Inbox(database, vault, acts, signal);
        this.ledger = new Books(database);
        this.desk = new Desk(database, vault, acts, signal);
        this.chainer = new Chainer(database, clock, this::signHead);
        this.ingest = new Ingest(directory, keys, BridgeSettings.Limits.DEFAULT.message(), clock, ids);
        TaskQueue queue = new TaskQueue(database, signal, "node-" + home.path().hashCode(), LEASE);
        queue.reclaim();
        SampleMembers.enrol(home, banks, directory, Keys.authority(home, clock, random), random);
        CmsSigner signer = new CmsSigner(keys.signing().key(), keys.signing().certificate(), clock);
        Bundles bundles = new Bundles(keys.id());
        Tell tell = new Tell(bundles, signer::sign, clock);
        Steps steps = steps(codes, vault, signal, bundles, signer, tell);
        this.bridge = new Bridge(
                new BridgeSettings(
                        broker(),
                        DropBoxSettings.of(home.path().resolve("drop"), "node-1"),
                        BridgeSettings.Limits.DEFAULT,
                        settings.understandThreads(),
                        DRAIN),
                steps,
                new Ports(
                        queue, outbox, new StoredReplies(database, outbox, tell::reply), inbox, directory, clock, ids));
        bridge.start();
        this.housekeeping = new Housekeeping(chainer, server);
    }

    private Database open() throws IOException {
        if (server.isPresent()) {
            return Database.open(
                    server.get().url(), server.get().user(), server.get().password());
        }
        Path file = settings.databasePassword()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ishibashi.db.password-file is missing, it must name a file with the password"));
        return Database.open(
                settings.databaseUrl().orElseThrow(),
                settings.databaseUser(),
                Files.readString(file).strip());
    }

    private String signHead(byte[] head) {
        return Jws.sign(
                head,
                "ishibashi-audit+jws",
                keys.signing().key(),
                keys.signing().certificate());
    }

    private Steps steps(Path codes, KeyVault vault, WorkSignal signal, Bundles bundles, CmsSigner signer, Tell tell)
            throws IOException {
        MatchTables tables = MatchTables.load(codes);
        Journey journey = new Journey(day::today);
        return new Steps(
                journey.receive(ingest, inbox),
                journey.understand(
                        new UnderstandTransaction(database, vault, outbox, acts, signal, clock, LEASE),
                        new Normalise(banks, CodeTables.load(codes), ids),
                        new Link(
                                new RecordTable(database),
                                new Tokens(home.key("tokens", random)),
                                this::operatorOfRecord),
                        new Pseudonymise(vault, ids),
                        tell),
                journey.match(
                        new MatchTransaction(database, vault, outbox, acts, signal),
                        new Index(),
                        new Match(new Ruleset(tables)),
                        new Sign(
                                bundles,
                                signer::sign,
                                new Pseudonyms(home.key("pseudonyms-1", random)),
                                tables::widest,
                                settings.window(),
                                clock)),
                Journey.conclude(new ConcludeTransaction(database, ledger, outbox, acts), tell));
    }

    private MemberId operatorOfRecord(MemberId member) {
        return directory.member(member).flatMap(Member::operatorOfRecord).orElse(member);
    }

    private BrokerSettings broker() {
        Path folder = Keys.tls(home);
        BrokerSettings.Tls tls =
                new BrokerSettings.Tls(folder.resolve("keystore.p12"), folder.resolve("keystore.pass"));
        if (settings.brokerUrl().isEmpty()) {
            return new BrokerSettings.Embedded(
                    settings.host(), settings.brokerPort(), home.path().resolve("broker"), tls);
        }
        java.net.URI uri = java.net.URI.create(settings.brokerUrl().get());
        Path authorities =
                settings.brokerAuthorities().orElse(home.dev("gateway").resolve("chain.pem"));
        return new BrokerSettings.Outside(
                uri.getHost(), uri.getPort(), authorities, home.path().resolve("broker"), tls);
    }

    public Home home() {
        return home;
    }

    public Settings settings() {
        return settings;
    }

    public GatewayKeys keys() {
        return keys;
    }

    public Banks banks() {
        return banks;
    }

    public MemberDirectory directory() {
        return directory;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Desk desk() {
        return desk;
    }

    public Chainer chainer() {
        return chainer;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Ingest ingest() {
        return ingest;
    }

    public Bridge bridge() {
        return bridge;
    }

    public BusinessDay day() {
        return day;
    }

    public HomeSettings memory() {
        return memory;
    }

    public Clock clock() {
        return clock;
    }

    public SecureRandom random() {
        return random;
    }

    public Supplier<UUID> ids() {
        return ids;
    }

    /** Whether the database answers now. */
    public boolean healthy() {
        return database.answers();
    }

    @Override
    public void close() {
        bridge.close();
        housekeeping.close();
        inbox.close();
        database.close();
        server.ifPresent(EmbeddedDatabase::close);
    }
}
