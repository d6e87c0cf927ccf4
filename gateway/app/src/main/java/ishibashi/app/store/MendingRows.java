package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Pseudonymised;
import ishibashi.message.RawRow;
import ishibashi.message.Sealed;
import ishibashi.pseudonymise.Vault;
import ishibashi.work.Mending;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows in quarantine that are to be read anew, inside the transaction that understands. */
final class MendingRows {
    /** Of a row's sealed cells: those that an operator put in place of others. */
    static final String REPAIR = "repair";

    private final Database database;
    private final Vault vault;
    private final VaultTable sealed;

    MendingRows(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        this.sealed = new VaultTable(database);
    }

    /** Empty if none is to be. */
    Optional<Mending> of(MessageId message, MemberId member) {
        List<Mending.Place> rows = database.jdbc()
                .query(
                        "select ordinal, place from quarantine where message = ? and state = 'mending' order by ordinal",
                        (row, n) -> new Mending.Place(row.getInt("ordinal"), row.getString("place"), List.of()),
                        message.value());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Sealed> repairs = sealed.all(
                rows.stream().map(row -> subject(message, row.ordinal())).toList(), REPAIR);
        return Optional.of(new Mending(rows.stream()
                .map(row -> Optional.ofNullable(repairs.get(subject(message, row.ordinal())))
                        .map(cells -> new Mending.Place(row.ordinal(), row.where(), open(cells, message, member, row)))
                        .orElse(row))
                .toList()));
    }

    private List<RawRow.Cell> open(Sealed cells, MessageId message, MemberId member, Mending.Place row) {
        byte[] clear = vault.open(cells, context(message, row.ordinal(), member));
        return Database.JSON.readValue(clear, RawRow.class).cells();
    }

    static String subject(MessageId message, int ordinal) {
        return message + "#" + ordinal;
    }

    static Vault.Context context(MessageId message, int ordinal, MemberId member) {
        return new Vault.Context(subject(message, ordinal), member.value(), REPAIR);
    }

    /** Forgets what was known of the chunk's rows; how many were there: these are counted as received already. */
    int makeRoom(Pseudonymised chunk) {
        int known = forget("row_ledger", chunk);
        if (known > 0) {
            forget("quarantine", chunk);
        }
        return known;
    }

    private int forget(String table, Pseudonymised chunk) {
        return database.jdbc()
                .update(
                        "delete from " + table + " where message = ? and ordinal = any (?)",
                        chunk.message().value(),
                        chunk.rows().stream().map(Pseudonymised.Entry::ordinal).toArray(Integer[]::new));
    }

    /** They wait again as before; false if there are none. */
    boolean letWait(MessageId message) {
        return database.jdbc()
                        .update(
                                "update quarantine set state = 'waiting' where message = ? and state = 'mending'",
                                message.value())
                > 0;
    }
}
