package ishibashi.match;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules look up.
 *
 * @param broader department → the next wider one
 * @param neighbours prefecture → 近隣県
 * @param shortage secondary medical areas 医師少数区域
 * @param departmentsOf title of a specialist → departments
 */
public record MatchTables(
        Map<String, String> broader,
        Map<String, Set<String>> neighbours,
        Set<String> shortage,
        Map<String, Set<String>> departmentsOf) {
    /** Levels of a hierarchy above its narrowest. */
    private static final int STEPS = 3;

    public MatchTables {
        broader = Map.copyOf(broader);
        neighbours = Map.copyOf(neighbours);
        shortage = Set.copyOf(shortage);
        departmentsOf = Map.copyOf(departmentsOf);
    }

    public static MatchTables load(Path codes) {
        Map<String, String> broader = new HashMap<>();
        for (String file : List.of("departments-other.csv", "departments.csv")) {
            read(codes.resolve(file)).forEach(row -> {
                if (!row.getField("broader").isEmpty()) {
                    broader.put(row.getField("name"), row.getField("broader"));
                }
            });
        }
        Map<String, Set<String>> neighbours = new HashMap<>();
        read(codes.resolve("neighbours.csv"))
                .forEach(row -> neighbours.put(row.getField("prefecture"), set(row.getField("neighbours"))));
        Set<String> shortage = new HashSet<>();
        read(codes.resolve("shortage-areas.csv")).forEach(row -> shortage.add(row.getField("area_code")));
        Map<String, Set<String>> departmentsOf = new HashMap<>();
        read(codes.resolve("specialties.csv"))
                .forEach(row -> departmentsOf.put(row.getField("title"), set(row.getField("departments"))));
        return new MatchTables(broader, neighbours, shortage, departmentsOf);
    }

    /** Neighbouring banks 近隣県, enrolled or not. */
    public Set<MemberId> neighbours(MemberId bank) {
        return neighbours.getOrDefault(Lexicon.prefecture(bank), Set.of()).stream()
                .map(prefecture -> new MemberId("bank-" + prefecture))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Prefectures to whose banks this bank is a neighbour: seekers there that are open to 近隣県 are open to it. */
    public Set<String> nearTo(MemberId bank) {
        String own = Lexicon.prefecture(bank);
        return neighbours.entrySet().stream()
                .filter(e -> e.getValue().contains(own))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> set(String joined) {
        return joined.isEmpty() ? Set.of() : Set.copyOf(List.of(joined.split("\\|", -1)));
    }

    private static List<NamedCsvRecord> read(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .allowMissingFields(true)
                .ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The widest department above one, or itself. */
    public String widest(String department) {
        String at = department;
        for (int n = 0; n < STEPS; n++) {
            String wider = broader.get(at);
            if (wider == null) {
                return at;
            }
            at = wider;
        }
        return at;
    }

    /** All that are wider, the next first, as far as {@link #distance} reaches. */
    List<String> above(String department) {
        List<String> wider = new ArrayList<>();
        String at = broader.get(department);
        while (at != null && wider.size() < STEPS) {
            wider.add(at);
            at = broader.get(at);
        }
        return wider;
    }

    /** 0: the same; 1 and more: so many steps wider or narrower; -1: another field. */
    int distance(String wished, String offered) {
        int up = steps(wished, offered);
        return up >= 0 ? up : steps(offered, wished);
    }

    private int steps(String from, String to) {
        String at = from;
        for (int n = 0; n <= STEPS; n++) {
            if (at.equals(to)) {
                return n;
            }
            String wider = broader.get(at);
            if (wider == null) {
                return -1;
            }
            at = wider;
        }
        return -1;
    }
}
