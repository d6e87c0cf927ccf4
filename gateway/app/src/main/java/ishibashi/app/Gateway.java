package ishibashi.app;

import ishibashi.app.store.EmbeddedDatabase;
import ishibashi.app.store.StoredReplies;
import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.bundle.HookStatus;
import ishibashi.deliver.hook.Notification;
import ishibashi.ingest.Ingest;
import ishibashi.message.MemberId;
import ishibashi.normalise.Shadow;
import ishibashi.pseudonymise.KeyVault;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.Tokens;
import ishibashi.routes.Bridge;
import ishibashi.routes.BridgeSettings;
import ishibashi.routes.Ports;
import ishibashi.routes.broker.BrokerSettings;
import ishibashi.routes.door.DropBoxSettings;
import ishibashi.sign.OwnForm;
import ishibashi.trust.GatewayKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/** The running gateway: everything made once, in the order in which it is needed, and ended in the other. */
public final class Gateway implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final String KEK = "kek-1";

    private final Home home;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<UUID> ids = UUID::randomUUID;
    private final Keys own;
    private final Stages stages;
    private final GatewayKeys keys;
    private final Banks folders;
    private final Mappings mappings;
    private final MappingDesk mappingDesk;
    private final Stores stores;
    private final BusinessDay day;
    private final Ingest ingest;
    private final Bridge bridge;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Starts all but the web. What was started is ended again if something does not start. */
    public Gateway(Home home, Settings settings, Path mappings, boolean samples) throws IOException {
        this.home = home;
        this.settings = settings;
        try {
            this.folders = Banks.load(mappings);
            this.own = Keys.of(home, settings.development(), clock, random);
            this.keys = own.gateway();
            KeyVault vault = new KeyVault(KEK, Map.of(KEK, new SecretKeySpec(home.key(KEK, random), "AES")), random);
            String node = home.node(random);
            this.stores = started(new Stores(
                    server(),
                    settings,
                    new Stores.Parts(vault, clock, ids, node, this::mappingVersion, HeadFile.of(home, keys))));
            this.stages = new Stages(
                    mappings.resolve("codes"),
                    stores,
                    keys,
                    new Stages.Secrets(
                            vault,
                            new Tokens(home.key("tokens", random)),
                            new Pseudonyms(home.key("pseudonyms-1", random))),
                    new OwnForm(this::inForce),
                    new Stages.Outside(settings.window(), clock, ids));
            this.day = BusinessDay.of(stores.memory(), clock, samples);
            this.mappings = new Mappings(
                    stores.mappings(), folders, home.path().resolve("mappings"), mappings.resolve("codes"));
            this.ingest = new Ingest(
                    stores.directory(), this.mappings, keys, BridgeSettings.Limits.DEFAULT.message(), clock, ids);
            if (settings.development()) {
                SampleMembers.enrol(home, folders, stores.directory(), Keys.authority(home, clock, random), random);
            }
            this.mappingDesk = mappingDesk(vault);
            new MappingStart(stores.mappings(), mappingDesk, settings.development()).take(folders.all());
            this.bridge = started(bridge(node));
            bridge.start();
            started(new Housekeeping(
                    stores, bridge, () -> stages.introductionSteps().expire(clock.instant())));
        } catch (Throwable e) {
            close();
            throw e;
        }
    }

    private Optional<EmbeddedDatabase> server() throws IOException {
        return settings.databaseUrl().isPresent()
                ? Optional.empty()
                : Optional.of(started(EmbeddedDatabase.start(
                        home.path(),
                        settings.databaseBinaries().orElse(home.path().resolve("tmp")),
                        settings.databasePort(),
                        random)));
    }

    private <T extends AutoCloseable> T started(T part) {
        started.push(part);
        return part;
    }

    private Bridge bridge(String node) throws IOException {
        return new Bridge(
                new BridgeSettings(
                        broker(),
                        DropBoxSettings.of(home.path().resolve("drop"), node),
                        BridgeSettings.Limits.DEFAULT,
                        settings.understandThreads(),
                        DRAIN),
                stages.steps(ingest, mappings, day::today),
                new Ports(
                        stores.queue(),
                        stores.outbox(),
                        new StoredReplies(stores.database(), stores.outbox(), stages.tell()::reply),
                        stores.inbox(),
                        stores.directory(),
                        stores.hooks(),
                        this::notification,
                        clock,
                        ids));
    }

    private byte[] notification(Notification told) {
        return new HookStatus(settings.address() + "/fhir").json(told, ids.get(), clock.instant());
    }

    private Optional<String> mappingVersion(MemberId member) {
        return inForce(member).map(BankFolder::mappingVersion);
    }

    private Optional<BankFolder> inForce(MemberId member) {
        return mappings.of(member);
    }

    private MappingDesk mappingDesk(KeyVault vault) {
        return new MappingDesk(
                stores.mappings(),
                mappings,
                stores.lastFiles(vault),
                new Shadow(stages.codes(), ids),
                stores.directory(),
                new MappingDesk.Rules(!settings.development(), clock, day::today));
    }

    private BrokerSettings broker() {
        Path folder = own.tls();
        BrokerSettings.Tls tls =
                new BrokerSettings.Tls(folder.resolve("keystore.p12"), folder.resolve("keystore.pass"));
        if (settings.brokerUrl().isEmpty()) {
            return new BrokerSettings.Embedded(
                    settings.host(), settings.brokerPort(), home.path().resolve("broker"), tls);
        }
        java.net.URI uri = java.net.URI.create(settings.brokerUrl().get());
        Path authorities = settings.brokerAuthorities().orElse(own.folder().resolve("chain.pem"));
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

    /** Folder of the key by which both TLS ports are served. */
    public Path tls() {
        return own.tls();
    }

    /** Bank folders as they lie on the disk, with their samples. */
    public Banks folders() {
        return folders;
    }

    /** Bank folders as they are in force. */
    public Mappings banks() {
        return mappings;
    }

    public MappingDesk mappingDesk() {
        return mappingDesk;
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

    public Clock clock() {
        return clock;
    }

    public SecureRandom random() {
        return random;
    }

    public Supplier<UUID> ids() {
        return ids;
    }

    public Stages stages() {
        return stages;
    }

    public Stores stores() {
        return stores;
    }

    /** Everything that was started, the last first; what does not end does not keep the others. */
    @Override
    public void close() {
        RuntimeException failed = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new IllegalStateException("not everything ended", e) : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
