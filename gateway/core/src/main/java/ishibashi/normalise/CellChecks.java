package ishibashi.normalise;

import ishibashi.message.Kind;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.TextChecks;
import ishibashi.normalise.read.RawRecord;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in the cells of one file and may not, mapped or not. A My Number is dropped before anything else sees it. */
final class CellChecks {
    /** In place of a cell that held a My Number. */
    static final String DROPPED = "＊＊＊";

    private static final Pattern PATIENT_PLACE = Pattern.compile(
            "(?:^|[./])(?:Patient|Observation|Condition|Encounter|DiagnosticReport|AllergyIntolerance)[./]|患者(?:氏名|名|ID|番号)|カルテ番号|主訴|病名");
    private static final Pattern PATIENT_TYPE = Pattern.compile(
            "Patient|Observation|Condition|Encounter|Procedure|Medication\\w+|DiagnosticReport|AllergyIntolerance|Immunization|ImagingStudy|CarePlan|FamilyMemberHistory|Specimen");
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 60;

    private final Kind kind;
    private final Map<String, Optional<Code>> texts = new HashMap<>();
    private final Map<String, Boolean> patientPlaces = new HashMap<>();

    CellChecks(Kind kind) {
        this.kind = kind;
    }

    record Finding(RawRow.Cell cell, Code code) {}

    List<Finding> of(RawRecord record) {
        List<Finding> found = new ArrayList<>(0);
        for (RawRow.Cell cell : record.order()) {
            if (!cell.text().isEmpty()) {
                code(cell).ifPresent(code -> found.add(new Finding(cell, code)));
            }
        }
        return found;
    }

    /** The record without the cells in which a My Number was found. */
    static RawRecord without(RawRecord record, List<Finding> findings) {
        List<RawRow.Cell> order = new ArrayList<>(record.order());
        Map<String, RawRow.Cell> cells = new HashMap<>(record.cells());
        for (Finding finding : findings) {
            if (finding.code() == Code.LAW_INDIVIDUAL_NUMBER) {
                RawRow.Cell dropped = dropped(finding.cell());
                order.replaceAll(cell -> cell.equals(finding.cell()) ? dropped : cell);
                cells.replaceAll((key, cell) -> cell.equals(finding.cell()) ? dropped : cell);
            }
        }
        return record.with(cells, order);
    }

    /** The cell as it may be told of: never with a My Number. */
    static RawRow.Cell told(Finding finding) {
        return finding.code() == Code.LAW_INDIVIDUAL_NUMBER ? dropped(finding.cell()) : finding.cell();
    }

    private static RawRow.Cell dropped(RawRow.Cell cell) {
        return new RawRow.Cell(cell.column(), cell.at(), DROPPED);
    }

    private Optional<Code> code(RawRow.Cell cell) {
        if (isPatient(cell)) {
            return Optional.of(Code.PATIENT_DATA);
        }
        if (countsSexes(cell)) {
            return Optional.of(Code.LAW_SEX_LIMIT);
        }
        String text = cell.text();
        if (text.length() > LONGEST) {
            return TextChecks.offence(text, kind);
        }
        Optional<Code> known = texts.get(text);
        if (known == null) {
            known = TextChecks.offence(text, kind);
            if (texts.size() < REMEMBERED) {
                texts.put(text, known);
            }
        }
        return known;
    }

    private boolean isPatient(RawRow.Cell cell) {
        String column = cell.column();
        return patientPlaces.computeIfAbsent(
                        column, c -> PATIENT_PLACE.matcher(c).find())
                || (column.endsWith("resourceType")
                        && PATIENT_TYPE.matcher(cell.text()).matches());
    }

    /** A vacancy that counts men and women (男女雇用機会均等法 5条). */
    private boolean countsSexes(RawRow.Cell cell) {
        return kind == Kind.VACANCY
                && (cell.column().endsWith(".男") || cell.column().endsWith(".女"));
    }
}
