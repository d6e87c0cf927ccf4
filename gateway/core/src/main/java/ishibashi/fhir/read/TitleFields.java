package ishibashi.fhir.read;

import ishibashi.normalise.field.Reading;
import ishibashi.normalise.field.Specialties;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Titles of specialists 専門医 (fhir fields 9, 27): by the words beside the code, else by the department's name. */
final class TitleFields {
    private static final String TITLE = "専門医";

    private final DepartmentFields departments;
    private final Specialties titles;

    TitleFields(DepartmentFields departments, Path tables) {
        this.departments = departments;
        this.titles = new Specialties(tables);
    }

    List<String> read(CodeableConcept specialty, String path, Notes notes) {
        if (specialty.hasText()
                && titles.read(specialty.getText()) instanceof Reading.Value<List<String>>(var found, var i, var r)) {
            return found;
        }
        return departments.read(specialty, path, notes).stream()
                .flatMap(name -> titles.read(name) instanceof Reading.Value<List<String>>(var found, var i, var r)
                        ? found.stream()
                        : List.of(name + TITLE).stream())
                .toList();
    }
}
