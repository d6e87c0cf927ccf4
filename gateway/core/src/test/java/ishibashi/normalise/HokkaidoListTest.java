package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.normalise.field.Dates;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Departments;
import ishibashi.normalise.field.Municipalities;
import ishibashi.normalise.field.Places;
import ishibashi.normalise.field.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The goals of normalisation over the 574 hospitals of a real list, 「道内医療機関の名簿」: see its README. */
class HokkaidoListTest {
    private static final Path CODES = Score.MAPPINGS.resolve("codes");
    private static final int ID = 0;
    private static final int ADDRESS = 1;
    private static final int MUNICIPALITY = 2;
    private static final int PERMITTED = 3;
    private static final int OPENED = 5;
    private static final int DEPARTMENTS = 7;
    private static final int CANONICAL = 8;

    private final Departments departments = new Departments(CODES);

    @Test
    void every_mention_of_a_department_is_read_by_the_meaning_of_its_spelling() throws IOException {
        List<String[]> spellings =
                table("spellings").stream().filter(s -> !s[2].isEmpty()).toList();
        assertThat(spellings).hasSize(187);
        Reckoning single = new Reckoning("spellings of departments");
        Reckoning mentions = new Reckoning("mentions of departments");
        for (String[] s : spellings) {
            single.judge(s[0], s[2], department(s[0]));
            mentions.judge(s[0], s[2], department(s[0]), Integer.parseInt(s[1]));
        }
        single.holds(97);
        mentions.holds(97);
    }

    @Test
    void a_fragment_of_a_bracketed_name_is_taken_for_broken() throws IOException {
        List<String[]> fragments =
                table("spellings").stream().filter(s -> s[2].isEmpty()).toList();
        assertThat(fragments).hasSize(24);
        Reckoning reckoning = new Reckoning("fragments taken for broken");
        fragments.forEach(s -> reckoning.judge(s[0], "?", department(s[0])));
        reckoning.holds(100);
    }

    @Test
    void a_bracketed_name_is_taken_for_broken_wherever_it_is_cut() throws IOException {
        Reckoning reckoning = new Reckoning("halves taken for broken");
        for (String[] spelling : table("spellings")) {
            for (int at = spelling[0].indexOf('|'); at > 0; at = spelling[0].indexOf('|', at + 1)) {
                for (String half : List.of(spelling[0].substring(0, at), spelling[0].substring(at + 1))) {
                    reckoning.judge(half, "?", department(half));
                }
            }
        }
        reckoning.holds(100);
    }

    @Test
    void the_departments_of_a_hospital_are_read_from_its_one_cell() throws IOException {
        Reckoning reckoning = new Reckoning("hospitals' lists of departments");
        for (String[] hospital : hospitals(DEPARTMENTS)) {
            reckoning.judge(hospital[ID], hospital[CANONICAL], department(hospital[DEPARTMENTS]));
        }
        reckoning.holds(97);
    }

    @Test
    void an_address_names_its_municipality() throws IOException {
        Places places = new Places(new Municipalities(CODES, "01"));
        Reckoning reckoning = new Reckoning("addresses to municipality");
        for (String[] hospital : hospitals(ADDRESS)) {
            reckoning.judge(
                    hospital[ADDRESS],
                    hospital[MUNICIPALITY],
                    places.read(hospital[ADDRESS]).map(p -> p.municipality().orElse("")));
        }
        reckoning.holds(97);
    }

    @Test
    void a_day_of_an_era_is_the_same_day_of_the_western_calendar() throws IOException {
        Dates dates = new Dates(LocalDate.of(2015, 10, 1));
        Reckoning reckoning = new Reckoning("dates");
        for (int column : List.of(PERMITTED, OPENED)) {
            for (String[] hospital : hospitals(column)) {
                reckoning.judge(
                        hospital[column],
                        hospital[column + 1],
                        dates.read(hospital[column]).map(Day::wire));
            }
        }
        reckoning.holds(99.5);
    }

    private Reading<String> department(String raw) {
        return departments.read(raw).map(names -> String.join("|", names));
    }

    private static List<String[]> hospitals(int column) throws IOException {
        List<String[]> hospitals = table("hospitals");
        assertThat(hospitals).hasSize(574);
        return hospitals.stream().filter(h -> !h[column].isEmpty()).toList();
    }

    private static List<String[]> table(String name) throws IOException {
        try (InputStream in = HokkaidoListTest.class.getResourceAsStream("/hokkaido-list/" + name + ".tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace("\\n", "\n").split("\t", -1))
                    .toList();
        }
    }
}
