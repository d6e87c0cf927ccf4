package ishibashi.match;

import ishibashi.message.Posting;
import ishibashi.message.Seeker;
import ishibashi.message.Vacancy;
import java.time.LocalDate;

/** A vacancy and a seeker under the eyes of a rule, on a day. */
record Pair(Posting.OfVacancy of, Posting.OfSeeker by, MatchTables tables, LocalDate today) {
    Vacancy vacancy() {
        return of.terms();
    }

    Seeker seeker() {
        return by.terms();
    }

    /** Prefecture of the seeker's home bank: the two digits of its member id. */
    String homeOf(Posting posting) {
        String id = posting.operatorOfRecord().value();
        return id.startsWith("bank-") ? id.substring(5) : id.substring(id.indexOf('-') + 1, id.indexOf('-') + 3);
    }

    /** The least distance between a wished and an offered department, -1 if there is none. */
    int departmentDistance() {
        int best = -1;
        for (String wished : seeker().departments()) {
            for (String offered : vacancy().departments()) {
                int distance = tables.distance(wished, offered);
                if (distance >= 0 && (best < 0 || distance < best)) {
                    best = distance;
                }
            }
        }
        return best;
    }

    /** Place of the vacancy's region among the wishes, from 0; -1 if none of them. */
    int regionRank() {
        var place = vacancy().place();
        for (int n = 0; n < seeker().regions().size(); n++) {
            if (within(seeker().regions().get(n), place)) {
                return n;
            }
        }
        return -1;
    }

    static boolean within(String region, ishibashi.message.Terms.Place place) {
        return region.equals("*")
                || region.equals(place.prefecture())
                || place.area().filter(region::equals).isPresent()
                || place.municipality()
                        .filter(m -> m.equals(region) || ward(region, m))
                        .isPresent();
    }

    /** A designated city (…00) holds its wards. */
    private static boolean ward(String region, String municipality) {
        return region.endsWith("00") && region.length() == 5 && municipality.startsWith(region.substring(0, 3));
    }
}
