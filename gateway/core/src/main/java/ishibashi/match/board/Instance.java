package ishibashi.match.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all want: the best first, and who is not on a list is not wanted.
 *
 * @param doctors hospitals by doctor
 * @param hospitals doctors by hospital
 * @param capacities places by hospital
 */
public record Instance(
        Map<String, List<String>> doctors,
        Map<String, List<String>> hospitals,
        Map<String, Integer> capacities,
        Optional<Regional> regional) {
    public Instance {
        doctors = kept(doctors);
        hospitals = kept(hospitals);
        capacities = kept(capacities);
    }

    /**
     * Caps of regions.
     *
     * @param region by hospital; one without a region has no cap
     * @param cap by region
     * @param target by hospital: so many it takes before others of its region take their turns; none is 0
     * @param order hospitals by region, in the order of their turns
     */
    public record Regional(
            Map<String, String> region,
            Map<String, Integer> cap,
            Map<String, Integer> target,
            Map<String, List<String>> order) {
        public Regional {
            region = kept(region);
            cap = kept(cap);
            target = kept(target);
            order = kept(order);
        }
    }

    /** In the order in which they came. */
    private static <V> Map<String, V> kept(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
