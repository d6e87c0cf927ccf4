package ishibashi.app.store;

import ishibashi.bank.FolderFiles;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Versions of bank folders, which is in force, and what they were tried on. Nothing is ever changed or deleted, only added. */
public final class MappingTable {
    private final Database database;
    private final Acts acts;
    private final Clock clock;

    public MappingTable(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * A version as it lies.
     *
     * @param version from 1, a member's own
     * @param shadowed numbers of the versions that it was tried against, 0 for none
     * @param inForce it is how the bank's files are read now
     * @param wasInForce it is, or has been
     */
    public record Version(
            MemberId member,
            int version,
            Digest digest,
            Optional<MemberId> signedBy,
            String reason,
            Instant offeredAt,
            List<Integer> shadowed,
            boolean inForce,
            boolean wasInForce) {
        public Version {
            shadowed = List.copyOf(shadowed);
        }
    }

    /** Signed over the manifest: by whom, and the detached CMS. */
    public record Signature(MemberId by, Bytes cms) {}

    /** Adds a version, or finds the one with the same files; its number. */
    public int offer(MemberId member, FolderFiles files, Optional<Signature> signature, String reason) {
        return database.transact(() -> {
            lock(member);
            Optional<Integer> known = find(member, files.digest());
            if (known.isPresent()) {
                return known.get();
            }
            int version = database.jdbc()
                            .query(
                                    "select coalesce(max(version), 0) from mapping where member = ?",
                                    (row, n) -> row.getInt(1),
                                    member.value())
                            .getFirst()
                    + 1;
            database.jdbc()
                    .update(
                            "insert into mapping (member, version, digest, files, signed_by, signature, reason, offered_at)"
                                    + " values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)",
                            member.value(),
                            version,
                            files.digest().hex(),
                            json(files),
                            signature.map(s -> s.by().value()).orElse(null),
                            signature.map(s -> s.cms().toArray()).orElse(null),
                            reason,
                            Database.at(clock.instant()));
            acts.write(
                    "mapping-offered",
                    member.value(),
                    details(version, reason, "digest", files.digest().hex()));
            return version;
        });
    }

    private void lock(MemberId member) {
        database.jdbc().query("select pg_advisory_xact_lock(hashtext('mapping ' || ?))", (row, n) -> n, member.value());
    }

    private static Map<String, String> details(int version, String reason, String name, String value) {
        return Map.of("version", Integer.toString(version), "reason", reason, name, value);
    }

    public Optional<Integer> find(MemberId member, Digest digest) {
        return database
                .jdbc()
                .query(
                        "select version from mapping where member = ? and digest = ?",
                        (row, n) -> row.getInt(1),
                        member.value(),
                        digest.hex())
                .stream()
                .findFirst();
    }

    /** @throws IllegalArgumentException if there is no such version */
    public FolderFiles files(MemberId member, int version) {
        return database
                .jdbc()
                .query(
                        "select files from mapping where member = ? and version = ?",
                        (row, n) -> files(row.getString(1)),
                        member.value(),
                        version)
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "この版はありません / there is no such version: " + member + " " + version));
    }

    /** The newest first. */
    public List<Version> versions(Optional<MemberId> member) {
        @Nullable String m = member.map(MemberId::value).orElse(null);
        return database.jdbc()
                .query(
                        """
                        select m.*, (select s.version = m.version from mapping_switch s where s.member = m.member
                                order by s.id desc limit 1) in_force,
                            exists (select 1 from mapping_switch s
                                where s.member = m.member and s.version = m.version) was_in_force,
                            array(select against from mapping_shadow h
                                where h.member = m.member and h.version = m.version order by 1) shadowed
                        from mapping m where (?::text is null or m.member = ?) order by m.member, m.version desc""",
                        (row, n) -> new Version(
                                new MemberId(row.getString("member")),
                                row.getInt("version"),
                                new Digest(row.getString("digest")),
                                Optional.ofNullable(row.getString("signed_by")).map(MemberId::new),
                                row.getString("reason"),
                                row.getTimestamp("offered_at").toInstant(),
                                List.of((Integer[]) row.getArray("shadowed").getArray()),
                                row.getBoolean("in_force"),
                                row.getBoolean("was_in_force")),
                        m,
                        m);
    }

    /** Each bank's version in force. */
    public Map<MemberId, Integer> inForce() {
        Map<MemberId, Integer> all = new HashMap<>();
        database.jdbc()
                .query(
                        "select distinct on (member) member, version from mapping_switch order by member, id desc",
                        row -> {
                            all.put(new MemberId(row.getString("member")), row.getInt("version"));
                        });
        return all;
    }

    /** What another version would change of the last files, kept for whoever switches it on. */
    public void shadowed(MemberId member, int version, int against, JsonNode report) {
        database.jdbc()
                .update(
                        "insert into mapping_shadow (member, version, against, report, at) values (?, ?, ?, ?::jsonb, ?)"
                                + " on conflict (member, version, against) do update"
                                + " set report = excluded.report, at = excluded.at",
                        member.value(),
                        version,
                        against,
                        Database.JSON.writeValueAsString(report),
                        Database.at(clock.instant()));
    }

    /**
     * From the commit on it is how the bank's files are read.
     *
     * @param from the version in force as whoever decided saw it, 0 for none
     * @param folder digest of the folder as it lay when a start took it, empty if an operator did
     * @return false if another is in force by now
     */
    public boolean switchOn(MemberId member, int from, int version, Optional<Digest> folder, String reason) {
        return database.transact(() -> {
            lock(member);
            if (inForce().getOrDefault(member, 0) != from) {
                return false;
            }
            database.jdbc()
                    .update(
                            "insert into mapping_switch (member, version, folder, reason, at) values (?, ?, ?, ?, ?)",
                            member.value(),
                            version,
                            folder.map(Digest::hex).orElse(null),
                            reason,
                            Database.at(clock.instant()));
            acts.write("mapping-switched", member.value(), details(version, reason, "before", Integer.toString(from)));
            return true;
        });
    }

    /** The version that was in force before the one that is. */
    public Optional<Integer> before(MemberId member) {
        return database.jdbc().query("""
                        select version from mapping_switch where member = ? and version <>
                            (select version from mapping_switch where member = ? order by id desc limit 1)
                        order by id desc limit 1""", (row, n) -> row.getInt(1), member.value(), member.value()).stream()
                .findFirst();
    }

    /** Digest of the folder as it lay when a start took it last. */
    public Optional<Digest> folder(MemberId member) {
        return database
                .jdbc()
                .query(
                        "select folder from mapping_switch where member = ? and folder is not null"
                                + " order by id desc limit 1",
                        (row, n) -> new Digest(row.getString(1)),
                        member.value())
                .stream()
                .findFirst();
    }

    private static String json(FolderFiles files) {
        ObjectNode node = Database.JSON.createObjectNode();
        files.files().forEach((name, bytes) -> node.put(name, bytes.toArray()));
        return Database.JSON.writeValueAsString(node);
    }

    private static FolderFiles files(String json) {
        SortedMap<String, Bytes> files = new TreeMap<>();
        Database.JSON
                .readTree(json)
                .properties()
                .forEach(file -> files.put(
                        file.getKey(),
                        Bytes.owning(Base64.getDecoder().decode(file.getValue().asString()))));
        return new FolderFiles(files);
    }
}
