package ishibashi.app;

import ishibashi.app.store.ActiveMatcher;
import ishibashi.app.store.Acts;
import ishibashi.app.store.AuditReader;
import ishibashi.app.store.Books;
import ishibashi.app.store.Chainer;
import ishibashi.app.store.Database;
import ishibashi.app.store.Desk;
import ishibashi.app.store.EmbeddedDatabase;
import ishibashi.app.store.HeadSeal;
import ishibashi.app.store.Heads;
import ishibashi.app.store.HomeSettings;
import ishibashi.app.store.HookTable;
import ishibashi.app.store.Inbox;
import ishibashi.app.store.LastFiles;
import ishibashi.app.store.MappingTable;
import ishibashi.app.store.MemberDirectory;
import ishibashi.app.store.MendDesk;
import ishibashi.app.store.OutboxTable;
import ishibashi.app.store.QuarantineDesk;
import ishibashi.app.store.Strangers;
import ishibashi.app.store.TaskQueue;
import ishibashi.app.store.TrailTable;
import ishibashi.app.store.WorkNews;
import ishibashi.app.store.WorkSignal;
import ishibashi.audit.Ledger;
import ishibashi.audit.Trail;
import ishibashi.message.MemberId;
import ishibashi.pseudonymise.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** PostgreSQL and all that stands on it, made in the order in which it is needed. */
public final class Stores implements AutoCloseable {
    static final Duration LEASE = Duration.ofMinutes(5);

    private final Optional<EmbeddedDatabase> server;
    private final Database database;
    private final Acts acts;
    private final MemberDirectory directory;
    private final HomeSettings memory;
    private final WorkSignal signal = new WorkSignal();
    private final OutboxTable outbox;
    private final HookTable hooks;
    private final Strangers strangers;
    private final Inbox inbox;
    private final Ledger ledger;
    private final Desk desk;
    private final QuarantineDesk quarantine;
    private final MendDesk mending;
    private final MappingTable mappings;
    private final Chainer chainer;
    private final AuditReader audit;
    private final ActiveMatcher matcher;
    private final WorkNews news;
    private final TaskQueue queue;

    /**
     * What is stored in whose name.
     *
     * @param node this process's name, the same after a restart and no other's
     * @param mapping version of a bank's mapping in force now
     * @param head signs and keeps heads of the audit chain
     */
    record Parts(
            Vault vault,
            Clock clock,
            Supplier<UUID> ids,
            String node,
            Function<MemberId, Optional<String>> mapping,
            HeadSeal head) {}

    Stores(Optional<EmbeddedDatabase> server, Settings settings, Parts parts) throws IOException {
        this.server = server;
        this.database = open(server, settings);
        this.acts = new Acts(database, parts.clock(), parts.ids());
        this.directory = new MemberDirectory(database, acts, parts.clock());
        this.memory = new HomeSettings(database);
        this.outbox = new OutboxTable(database, acts);
        this.hooks = new HookTable(database, acts, parts.clock());
        this.strangers = new Strangers(database);
        this.inbox = new Inbox(database, parts.vault(), acts, signal, strangers, parts.mapping());
        this.ledger = new Books(database);
        this.desk = new Desk(database, acts);
        this.quarantine = new QuarantineDesk(database, parts.vault(), acts, signal);
        this.mending = new MendDesk(database, parts.vault(), acts, signal, parts.clock());
        this.mappings = new MappingTable(database, acts, parts.clock());
        Heads heads = new Heads(database, parts.clock(), parts.head());
        this.chainer = new Chainer(database, heads);
        this.audit = new AuditReader(database, heads, parts.clock());
        this.matcher = new ActiveMatcher(database);
        this.news = new WorkNews(database, signal, parts.node());
        this.queue = new TaskQueue(database, signal, matcher, parts.node(), LEASE);
        queue.reclaim();
    }

    private static Database open(Optional<EmbeddedDatabase> server, Settings settings) throws IOException {
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

    Optional<EmbeddedDatabase> server() {
        return server;
    }

    Database database() {
        return database;
    }

    Acts acts() {
        return acts;
    }

    WorkSignal signal() {
        return signal;
    }

    /** Whether this node is the one of several that matches. */
    boolean isMatcher() {
        return matcher.isKnownHere();
    }

    TaskQueue queue() {
        return queue;
    }

    public Strangers strangers() {
        return strangers;
    }

    public MemberDirectory directory() {
        return directory;
    }

    public HomeSettings memory() {
        return memory;
    }

    Trail trail() {
        return new TrailTable(database);
    }

    public OutboxTable outbox() {
        return outbox;
    }

    public HookTable hooks() {
        return hooks;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Desk desk() {
        return desk;
    }

    public QuarantineDesk quarantine() {
        return quarantine;
    }

    public MendDesk mending() {
        return mending;
    }

    MappingTable mappings() {
        return mappings;
    }

    LastFiles lastFiles(Vault vault) {
        return new LastFiles(database, vault);
    }

    Chainer chainer() {
        return chainer;
    }

    public AuditReader audit() {
        return audit;
    }

    /** Whether the database answers now. */
    public boolean healthy() {
        return database.answers();
    }

    @Override
    public void close() {
        inbox.close();
        news.close();
        matcher.close();
        database.close();
    }
}
