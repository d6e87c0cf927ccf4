package ishibashi.normalise.field;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.refusal.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Departments 診療科 after 医療法施行令 3条の2, by every spelling that is known of them (domain §10). */
public final class Departments implements Normaliser<List<String>> {
    private static final Pattern BRACKETED = Pattern.compile("(内科|外科)\\((.+)\\)");
    private static final Pattern INSIDE = Pattern.compile("[・、,/ ]+");

    private final Map<String, List<String>> spellings = new HashMap<>();

    /** @param codes folder of the code tables */
    public Departments(Path codes) {
        for (String file : List.of("departments.csv", "departments-other.csv")) {
            for (NamedCsvRecord row : Csv.read(codes.resolve(file))) {
                List<String> name = List.of(row.getField("name"));
                put(row.getField("name"), name);
                Csv.list(row, "synonyms").forEach(s -> put(s, name));
                Csv.list(row, "historical").forEach(s -> put(s, name));
            }
        }
        for (String file : List.of("department-spellings.csv", "department-more-spellings.csv")) {
            for (NamedCsvRecord row : Csv.read(codes.resolve(file))) {
                List<String> canonical = Csv.list(row, "canonical");
                if (!canonical.isEmpty()) {
                    spellings.putIfAbsent(key(row.getField("spelling")), canonical);
                }
            }
        }
    }

    private void put(String spelling, List<String> names) {
        spellings.putIfAbsent(key(spelling), names);
    }

    @Override
    public Reading<List<String>> read(String raw) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : parts(raw)) {
            Optional<List<String>> names = named(part);
            if (names.isEmpty()) {
                return Reading.faulty(Code.UNKNOWN_DEPARTMENT, String.join(", ", near(part)));
            }
            found.addAll(names.get());
        }
        return found.isEmpty() ? Reading.absent("nothing-stated") : Reading.value(List.copyOf(found), "departments");
    }

    private Optional<List<String>> named(String part) {
        String key = key(part);
        return Optional.ofNullable(spellings.get(key))
                .or(() -> Optional.ofNullable(spellings.get(key + "科")))
                .or(() -> bracketed(part))
                .or(() -> pair(part))
                .or(() -> key.endsWith("専門") ? named(key.substring(0, key.length() - 2)) : Optional.empty())
                .or(() -> key.endsWith("科")
                        ? Optional.ofNullable(spellings.get(key.substring(0, key.length() - 1)))
                        : Optional.empty());
    }

    /** 内科(循環器・呼吸器): the words in the brackets with the one before them as their ending. */
    private Optional<List<String>> bracketed(String part) {
        Matcher m = BRACKETED.matcher(part);
        if (!m.matches()) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>();
        for (String word : INSIDE.split(m.group(2), -1)) {
            Optional<List<String>> names = named(word + m.group(1));
            if (names.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(names.get());
        }
        return Optional.of(List.copyOf(all));
    }

    /** 産婦・胃腸科: two names, where the whole is none. */
    private Optional<List<String>> pair(String part) {
        int dot = part.indexOf('・');
        if (dot < 1) {
            return Optional.empty();
        }
        Optional<List<String>> first = named(part.substring(0, dot));
        Optional<List<String>> second = named(part.substring(dot + 1));
        return first.flatMap(a ->
                second.map(b -> Stream.concat(a.stream(), b.stream()).distinct().toList()));
    }

    /** Splits outside of brackets only: inside, separators belong to a name, and {@code |} is what some write for ・. */
    static List<String> parts(String raw) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        String numbered = raw.codePoints()
                .map(c -> c >= 0x2460 && c <= 0x2473 ? '、' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (char c : Fold.text(numbered).toCharArray()) {
            depth += c == '(' || c == '「' ? 1 : c == ')' || c == '」' ? -1 : 0;
            if (depth <= 0 && "、,|/;\n\t 　".indexOf(c) >= 0) {
                add(parts, part);
            } else {
                part.append(c == '|' ? '・' : c);
            }
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        part.setLength(0);
        if (!text.isEmpty() && !Fold.nothing(text)) {
            parts.add(text);
        }
    }

    private List<String> near(String part) {
        String first = key(part).substring(0, Math.min(1, key(part).length()));
        return spellings.values().stream()
                .flatMap(List::stream)
                .filter(name -> !first.isEmpty() && name.contains(first))
                .distinct()
                .sorted()
                .limit(5)
                .toList();
    }

    private static String key(String spelling) {
        return Fold.tight(spelling).replace("・", "");
    }
}
