package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Field;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads a file by the mapping in force and by another, stores nothing, and says what the other would change. */
public final class Shadow {
    private final CodeTables tables;
    private final Supplier<UUID> ids;

    public Shadow(CodeTables tables, Supplier<UUID> ids) {
        this.tables = tables;
        this.ids = ids;
    }

    /** @param now empty: there is none in force, so every row is new */
    public ShadowReport compare(
            Optional<BankFolder> now, BankFolder next, Optional<FileLabel> label, Bytes content, LocalDate today) {
        ShadowRead before = now.map(folder -> ShadowRead.of(folder, tables, label, content, today, ids))
                .orElseGet(ShadowRead::nothing);
        ShadowRead after = ShadowRead.of(next, tables, label, content, today, ids);
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<String, Integer> fields = new TreeMap<>();
        List<ShadowReport.Change> changes = new ArrayList<>();
        Set<String> places = new LinkedHashSet<>(before.rows().keySet());
        places.addAll(after.rows().keySet());
        int same = 0;
        for (String place : places) {
            ShadowReport.Change change = change(place, before.at(place), after.at(place));
            if (change.isNone()) {
                same++;
                continue;
            }
            if (!change.before().equals(change.after())) {
                outcomes.merge(change.before() + " > " + change.after(), 1, Integer::sum);
            }
            change.fields().forEach(f -> fields.merge(f.field(), 1, Integer::sum));
            if (changes.size() < ShadowReport.EXAMPLES) {
                changes.add(change);
            }
        }
        return new ShadowReport(
                before.rows().size(),
                after.rows().size(),
                same,
                before.held(),
                after.held(),
                outcomes,
                fields,
                changes);
    }

    private static ShadowReport.Change change(String place, ShadowRead.Line before, ShadowRead.Line after) {
        List<ShadowReport.FieldChange> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            String was = before.values().getOrDefault(field, "");
            String is = after.values().getOrDefault(field, "");
            if (!was.equals(is)) {
                boolean shown = showable(field);
                fields.add(new ShadowReport.FieldChange(
                        field.wire(),
                        shown ? Optional.of(was) : Optional.empty(),
                        shown ? Optional.of(is) : Optional.empty()));
            }
        }
        boolean reasons = Objects.equals(before.codes(), after.codes());
        return new ShadowReport.Change(
                place, before.outcome(), after.outcome(), reasons ? List.of() : after.codes(), fields);
    }

    /** Coded and measured values; never a text, a name, a number or a day that is somebody's. */
    private static boolean showable(Field field) {
        return switch (field.as()) {
            case CODE, CODES, TIME, DAYS, COUNT, MONEY, DEPARTMENTS, SPECIALTIES, REGIONS -> true;
            case DATE -> field != Field.BIRTH_DATE && field != Field.LICENCE_DATE;
            case TEXT, NAME, KANA, PLACE, INSTITUTION_CODE, LICENCE_NUMBER, HOURS, PERIOD, PAY, LICENCE -> false;
        };
    }
}
