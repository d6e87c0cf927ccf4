package ishibashi.fhir.read;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Urls;
import ishibashi.normalise.field.Departments;
import ishibashi.normalise.field.Reading;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Departments 診療科 (fhir §0, §2): our code, else that of SS-MIX2, else the words. An old name brings all of its readings. */
final class DepartmentFields {
    private final SpecialtyCodes codes;
    private final Departments words;
    private final Map<String, List<String>> readings = new HashMap<>();

    DepartmentFields(SpecialtyCodes codes, Path tables) {
        this.codes = codes;
        this.words = new Departments(tables);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(tables.resolve("department-readings.csv"))) {
            rows.forEach(row -> readings.put(
                    row.getField("spelling"), List.of(row.getField("readings").split("\\|", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Canonical names, the first wished most; those to be avoided are left out. */
    List<String> read(List<CodeableConcept> specialties, Notes notes) {
        List<Integer> order = IntStream.range(0, specialties.size())
                .boxed()
                .filter(n -> !PlaceFields.avoided(specialties.get(n)))
                .sorted(Comparator.comparingInt(n -> PlaceFields.rank(specialties.get(n), n + 1)))
                .toList();
        List<String> found = order.stream()
                .flatMap(n -> read(specialties.get(n), "PractitionerRole.specialty[" + n + "]", notes).stream())
                .distinct()
                .toList();
        if (found.isEmpty() && notes.faults().isEmpty()) {
            notes.refuse(Code.MISSING_KEY, "PractitionerRole.specialty");
        }
        return found;
    }

    List<String> read(CodeableConcept specialty, String path, Notes notes) {
        for (Coding coding : specialty.getCoding()) {
            List<String> names =
                    SpecialtyCodes.SYSTEM.equals(coding.getSystem()) ? codes.departments(coding.getCode()) : List.of();
            if (!names.isEmpty()) {
                return names;
            }
        }
        for (Coding coding : specialty.getCoding()) {
            List<String> names =
                    Urls.SS_MIX2.equals(coding.getSystem()) ? codes.departmentsOfSsMix2(coding.getCode()) : List.of();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return words(specialty, path, notes);
    }

    private List<String> words(CodeableConcept specialty, String path, Notes notes) {
        String text = specialty.hasText() ? specialty.getText().strip() : "";
        List<String> several = readings.getOrDefault(text, List.of());
        if (!several.isEmpty()) {
            return several;
        }
        return switch (words.read(text)) {
            case Reading.Value<List<String>>(var names, var inferred, var rule) -> names;
            case Reading.Faulty<List<String>> faulty -> {
                notes.refuse(Code.UNKNOWN_DEPARTMENT, path, String.join(", ", faulty.arguments()));
                yield List.of();
            }
            case Reading.Absent<List<String>> absent -> {
                notes.refuse(Code.UNKNOWN_DEPARTMENT, path, "");
                yield List.of();
            }
        };
    }
}
