package ishibashi.app;

import ishibashi.app.store.LastFiles;
import ishibashi.app.store.MappingTable;
import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.FolderFiles;
import ishibashi.bank.Problem;
import ishibashi.bank.Unfinished;
import ishibashi.message.Bytes;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.normalise.Shadow;
import ishibashi.normalise.ShadowReport;
import ishibashi.trust.Directory;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.certificate.Purpose;
import ishibashi.trust.cms.CmsVerifier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A bank folder is offered, tried on the bank's last files, switched on, and switched back, while the gateway runs. */
public final class MappingDesk {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MappingTable table;
    private final Mappings mappings;
    private final LastFiles files;
    private final Shadow shadow;
    private final Directory directory;
    private final Rules rules;
    private final CmsVerifier verifier = new CmsVerifier();

    /**
     * @param signed only what its bank or an operator has signed is taken
     * @param today the business day
     */
    record Rules(boolean signed, Clock clock, Supplier<LocalDate> today) {}

    MappingDesk(
            MappingTable table, Mappings mappings, LastFiles files, Shadow shadow, Directory directory, Rules rules) {
        this.table = table;
        this.mappings = mappings;
        this.files = files;
        this.shadow = shadow;
        this.directory = directory;
        this.rules = rules;
    }

    public record Offered(MemberId member, int version, Optional<MemberId> signedBy) {}

    /** A file of the bank, the newest is number 1, and what would change of it; as it is written in JSON. */
    public record Tried(int number, String message, ShadowReport report) {}

    /** @param against the version in force, 0 for none */
    public record Trial(String member, int version, int against, List<Tried> files) {
        public Trial {
            files = List.copyOf(files);
        }
    }

    /**
     * Checks a folder and keeps it as a version; nothing is read by it yet.
     *
     * @throws IllegalArgumentException with everything that is wrong with it, in both languages
     */
    public Offered offer(String prefecture, FolderFiles folder, Optional<Bytes> signature, String reason) {
        if (!Japan.isPrefecture(prefecture)) {
            throw new IllegalArgumentException(
                    "都道府県コード（01～47）ではありません / no code of a prefecture, 01 to 47: " + prefecture);
        }
        MemberId member = new MemberId("bank-" + prefecture);
        try {
            mappings.open(member, folder);
        } catch (BankFolderInvalid e) {
            throw new IllegalArgumentException(told(e.problems()), e);
        }
        List<Problem> unfinished = Unfinished.in(member.value(), folder);
        if (!unfinished.isEmpty()) {
            throw new IllegalArgumentException(told(unfinished));
        }
        Optional<MappingTable.Signature> by = signature.map(cms -> signer(member, folder, cms));
        if (by.isEmpty() && rules.signed()) {
            throw new IllegalArgumentException("本番モードでは医師バンクか運用者の署名（mapping sign）が必要です"
                    + " / in production mode a folder is signed by its bank or an operator first: mapping sign");
        }
        int version = table.offer(member, folder, by, reason);
        return new Offered(member, version, by.map(MappingTable.Signature::by));
    }

    private static String told(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.place().replaceFirst("^[^/]*/", "") + ": " + p.ja() + " / " + p.en())
                .collect(Collectors.joining("\n"));
    }

    private MappingTable.Signature signer(MemberId member, FolderFiles folder, Bytes cms) {
        List<Enrolled> allowed = Stream.concat(
                        Stream.of(member),
                        directory.members().stream()
                                .filter(m -> m.kind() == Member.Kind.OPERATOR)
                                .map(Member::id))
                .flatMap(id ->
                        directory.inForce(id, Purpose.SIGNING, rules.clock().instant()).stream())
                .toList();
        return switch (verifier.verify(cms, Optional.of(folder.manifest()), allowed)) {
            case CmsVerifier.Result.Good good ->
                new MappingTable.Signature(good.signer().member().id(), cms);
            case CmsVerifier.Result.NoSignature _,
                    CmsVerifier.Result.OtherSigner _,
                    CmsVerifier.Result.Bad _,
                    CmsVerifier.Result.TooMany _ ->
                throw new IllegalArgumentException(
                        "署名がこのフォルダのものでないか、署名者がこの医師バンクでも運用者でもありません。mapping sign でやり直してください"
                                + " / the signature is not over this folder, or neither by the bank nor by an operator: mapping sign again");
        };
    }

    public List<MappingTable.Version> versions(Optional<MemberId> member) {
        return table.versions(member);
    }

    /** How a version reads; nothing is changed. */
    public BankFolder folder(MemberId member, int version) {
        return mappings.folder(member, version)
                .orElseThrow(() -> new IllegalArgumentException("この版は今のコード表では使えません / this version cannot be"
                        + " used with the code tables of now: " + member + " " + version));
    }

    /** Reads the bank's last files by this version and by the one in force; nothing is stored but what would change. */
    public synchronized Trial shadow(MemberId member, int version) {
        int against = mappings.version(member);
        Optional<BankFolder> now = mappings.of(member);
        BankFolder next = folder(member, version);
        List<Tried> tried = new ArrayList<>();
        files.each(
                member,
                (number, file) -> tried.add(new Tried(
                        number,
                        file.message().toString(),
                        shadow.compare(
                                now,
                                next,
                                file.label(),
                                file.content(),
                                rules.today().get()))));
        Trial trial = new Trial(member.value(), version, against, tried);
        table.shadowed(member, version, against, JSON.valueToTree(trial));
        return trial;
    }

    /**
     * From now on the bank's files are read by this version. One that was never in force must have been tried against the one that is.
     *
     * @throws IllegalArgumentException if it was not, or another was switched on meanwhile
     */
    public void switchOn(MemberId member, int version, String reason) {
        int now = mappings.version(member);
        MappingTable.Version wanted = table.versions(Optional.of(member)).stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("この版はありません / there is no such version: " + version));
        if (wanted.inForce()) {
            throw new IllegalArgumentException("この版はすでに使われています / this version is in force already: " + version);
        }
        if (!wanted.wasInForce() && !wanted.shadowed().contains(now)) {
            throw new IllegalArgumentException("先に mapping shadow で、何が変わるかを確かめてください"
                    + " / first see what would change: mapping shadow --member " + member + " " + version);
        }
        if (!table.switchOn(member, now, version, Optional.empty(), reason)) {
            throw new IllegalArgumentException("別の版に切り替わっています。mapping list で確かめてください"
                    + " / another version was switched on meanwhile: mapping list");
        }
        mappings.refresh();
    }

    /** To the version that was in force before; its number. */
    public int switchBack(MemberId member, String reason) {
        int before = table.before(member)
                .orElseThrow(() -> new IllegalArgumentException("前の版がありません / there was no version before: " + member));
        switchOn(member, before, reason);
        return before;
    }
}
