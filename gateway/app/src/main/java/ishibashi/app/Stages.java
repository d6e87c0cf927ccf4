package ishibashi.app;

import ishibashi.app.store.CompanionTable;
import ishibashi.app.store.ConcludeTransaction;
import ishibashi.app.store.Database;
import ishibashi.app.store.IntroductionSteps;
import ishibashi.app.store.IntroductionTable;
import ishibashi.app.store.ListTable;
import ishibashi.app.store.MatchTransaction;
import ishibashi.app.store.MessageNames;
import ishibashi.app.store.OwnRecordTable;
import ishibashi.app.store.RecordTable;
import ishibashi.app.store.SealedCursors;
import ishibashi.app.store.SubmitTransaction;
import ishibashi.app.store.UnderstandTransaction;
import ishibashi.app.store.ViewTable;
import ishibashi.bank.BankFolders;
import ishibashi.bundle.Bundles;
import ishibashi.ingest.Ingest;
import ishibashi.ingest.Receipts;
import ishibashi.introduce.Introductions;
import ishibashi.link.Link;
import ishibashi.link.Shrinkage;
import ishibashi.match.Asked;
import ishibashi.match.Index;
import ishibashi.match.Match;
import ishibashi.match.MatchTables;
import ishibashi.match.Ruleset;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.Token;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.Normalise;
import ishibashi.pseudonymise.KeyVault;
import ishibashi.pseudonymise.Pseudonymise;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.Tokens;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.routes.Steps;
import ishibashi.sign.Contact;
import ishibashi.sign.OwnForm;
import ishibashi.sign.Sign;
import ishibashi.sign.Tell;
import ishibashi.submit.Companions;
import ishibashi.submit.Cursors;
import ishibashi.submit.Expected;
import ishibashi.submit.OwnRecords;
import ishibashi.submit.RoleQuery;
import ishibashi.submit.Views;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.GatewayKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The stages with the tables they read and the ports they speak to, made once. */
public final class Stages {
    private final Stores stores;
    private final Secrets secrets;
    private final Outside outside;
    private final CodeTables codes;
    private final MatchTables tables;
    private final Bundles bundles;
    private final CmsSigner signer;
    private final Tell tell;
    private final Tokens tokens;
    private final CompanionTable companions;
    private final OwnRecords ownRecords;
    private final Views views;
    private final IntroductionTable introductions;
    private final IntroductionSteps introductionSteps;
    private final Ruleset rules;
    private final Index index;
    private final MatchTransaction matching;
    private final Sign sign;

    /**
     * The keys behind what names somebody.
     *
     * @param tokens of fingerprints
     * @param pseudonyms of this epoch
     */
    record Secrets(KeyVault vault, Tokens tokens, Pseudonyms pseudonyms) {}

    /**
     * What comes from outside.
     *
     * @param window in which standing results leave together
     */
    record Outside(Duration window, Clock clock, Supplier<UUID> ids) {}

    /** @param forms writes results in their recipient's own form too */
    Stages(Path codes, Stores stores, GatewayKeys keys, Secrets secrets, OwnForm forms, Outside outside)
            throws IOException {
        this.stores = stores;
        this.secrets = secrets;
        this.outside = outside;
        this.codes = CodeTables.load(codes);
        this.tables = MatchTables.load(codes);
        this.bundles = new Bundles(keys.id());
        this.signer = new CmsSigner(keys.signing().key(), keys.signing().certificate(), outside.clock());
        this.tell = new Tell(
                bundles, signer::sign, secrets.pseudonyms(), new Receipts(keys)::withoutFilename, outside.clock());
        this.tokens = secrets.tokens();
        Database database = stores.database();
        this.companions = new CompanionTable(database, secrets.vault(), tokens::companion, this::operatorOfRecord);
        this.ownRecords = new OwnRecordTable(database, secrets.vault(), this::key);
        this.rules = new Ruleset(tables);
        this.index = new Index(rules);
        this.matching =
                new MatchTransaction(database, secrets.vault(), stores.outbox(), stores.acts(), stores.signal());
        this.sign = new Sign(
                bundles, signer::sign, secrets.pseudonyms(), tables::widest, forms, outside.window(), outside.clock());
        this.introductions = new IntroductionTable(database, secrets.pseudonyms());
        this.introductionSteps = new IntroductionSteps(
                database,
                stores.acts(),
                stores.outbox(),
                introductions,
                new Contact(bundles, signer::sign, secrets.pseudonyms(), this::view, outside.clock()),
                tables::nearTo);
        this.views =
                new ViewTable(database, secrets.pseudonyms(), this::view, this::key, this::facilities, this::nearTo);
    }

    private Set<String> nearTo(MemberId member) {
        return tables.nearTo(operatorOfRecord(member));
    }

    /** Neighbours 近隣県 of the bank that answers for a member's records. */
    public Set<MemberId> neighbours(MemberId member) {
        return tables.neighbours(operatorOfRecord(member));
    }

    /** The key of a member's record with that number, under its operator of record. */
    private Token key(MemberId member, RoleQuery.OwnNumber own) {
        return tokens.record(operatorOfRecord(member), own.kind(), own.value());
    }

    /** Of a member that is a facility: whoever hides from it is not there for it (domain §2, 11–12). */
    private Set<Token> facilities(MemberId member) {
        return member.institution()
                .map(code -> tokens.facility(Optional.of(code), List.of()))
                .orElse(Set.of());
    }

    /** @param today the business day */
    Steps steps(Ingest ingest, BankFolders banks, Supplier<LocalDate> today) {
        Journey journey = new Journey(today, outside.ids());
        Link link = new Link(new RecordTable(stores.database()), tokens, this::operatorOfRecord);
        Pseudonymise pseudonymise = new Pseudonymise(secrets.vault(), outside.ids());
        return new Steps(
                journey.receive(ingest, stores.inbox()),
                journey.submit(submitting(), link, pseudonymise, new Expected(outside.ids())),
                journey.understand(
                        understanding(),
                        new Normalise(banks, codes, outside.ids()),
                        new Shrinkage(new ListTable(stores.database()), tokens, this::operatorOfRecord, outside.ids()),
                        link,
                        pseudonymise,
                        tell),
                journey.match(matching, index, new Match(rules), sign),
                Journey.conclude(
                        new ConcludeTransaction(
                                stores.database(), secrets.vault(), stores.ledger(), stores.outbox(), stores.acts()),
                        tell));
    }

    private SubmitTransaction submitting() {
        return new SubmitTransaction(
                stores.database(),
                secrets.vault(),
                stores.acts(),
                stores.signal(),
                companions,
                introductionSteps,
                this::view,
                outside.clock(),
                outside.ids());
    }

    private UnderstandTransaction understanding() {
        return new UnderstandTransaction(
                stores.database(),
                secrets.vault(),
                stores.outbox(),
                stores.acts(),
                stores.signal(),
                this::view,
                outside.clock(),
                Stores.LEASE);
    }

    /** The licensed bank that answers for a member's records (D11). */
    public MemberId operatorOfRecord(MemberId member) {
        return stores.directory().operatorOfRecord(member);
    }

    /** What others see of a posting before disclosure. */
    public AnonymousView view(Posting posting) {
        return AnonymousView.of(posting, tables::widest);
    }

    Tell tell() {
        return tell;
    }

    /** Members' own records, whole, each for its own member. */
    public OwnRecords ownRecords() {
        return ownRecords;
    }

    /** What members may find, own records whole and others' as the anonymous view. */
    public Views views() {
        return views;
    }

    /** The token of a facility's institution code, by which its vacancies are found. */
    public String facility(String institutionCode) {
        return tokens.facility(Optional.of(institutionCode), List.of()).stream()
                .map(Token::value)
                .findFirst()
                .orElse("");
    }

    /** The token of what a service of telemedicine is referred to by. */
    public String service(String name) {
        return tokens.service(name).value();
    }

    /** Contact asked for between banks, each for its own two. */
    public Introductions introductions() {
        return introductions;
    }

    IntroductionSteps introductionSteps() {
        return introductionSteps;
    }

    Cursors cursors() {
        return new SealedCursors(secrets.vault());
    }

    /** Asks the matcher for one record of its bank. */
    Ranker ranker() {
        return new Ranker(matching, index, new Asked(rules), sign, stores::isMatcher);
    }

    MessageNames messageNames() {
        return new MessageNames(stores.database());
    }

    public CodeTables codes() {
        return codes;
    }

    public MatchTables tables() {
        return tables;
    }

    /** Resources beside their postings, each for its own member. */
    public Companions companions() {
        return companions;
    }
}
