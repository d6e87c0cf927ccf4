package ishibashi.match.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Doctors apply, hospitals hold the best and reject the rest, until nobody has anywhere left to apply (Gale and Shapley, American
 * Mathematical Monthly 69, 1962). Under regional caps it is the flexible form of Kamada and Kojima 2015; a hospital without a region is
 * a region of its own. No order of application changes the outcome.
 */
public final class DeferredAcceptance {
    private final List<String> doctors;
    private final List<String> hospitals;
    private final List<int[]> wishes = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final Map<String, Region> capped = new LinkedHashMap<>();

    public DeferredAcceptance(Instance instance) {
        this.doctors = List.copyOf(instance.doctors().keySet());
        this.hospitals = List.copyOf(instance.hospitals().keySet());
        Map<String, Integer> numbers = numbers(doctors);
        Map<String, Integer> places = numbers(hospitals);
        instance.doctors()
                .values()
                .forEach(list -> wishes.add(list.stream().mapToInt(places::get).toArray()));
        Map<String, Integer> turns = new HashMap<>();
        instance.regional().ifPresent(r -> r.order().values().forEach(order -> turns.putAll(numbers(order))));
        instance.hospitals().forEach((hospital, list) -> {
            int target = instance.regional()
                    .map(r -> r.target().getOrDefault(hospital, 0))
                    .orElse(0);
            int capacity = instance.capacities().getOrDefault(hospital, 0);
            pools.add(new Pool(turns.getOrDefault(hospital, 0), capacity, target, ranks(list, numbers)));
            regions.add(new Region(capacity));
        });
        instance.regional().ifPresent(regional -> regional.order().forEach((name, order) -> {
            Region region = new Region(regional.cap().getOrDefault(name, 0));
            order.forEach(hospital -> regions.set(places.getOrDefault(hospital, 0), region));
            capped.put(name, region);
        }));
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    private static Map<Integer, Integer> ranks(List<String> list, Map<String, Integer> numbers) {
        Map<Integer, Integer> ranks = new HashMap<>();
        list.forEach(name -> ranks.put(numbers.getOrDefault(name, -1), ranks.size()));
        return ranks;
    }

    /**
     * Who goes where.
     *
     * @param hospitals by doctor; who is in none is not there
     * @param full regions whose cap is reached
     */
    public record Outcome(SortedMap<String, String> hospitals, List<String> full) {}

    public Outcome run() {
        int[] next = new int[doctors.size()];
        Deque<Integer> free = new ArrayDeque<>();
        for (int doctor = 0; doctor < next.length; doctor++) {
            free.add(doctor);
        }
        while (!free.isEmpty()) {
            int doctor = free.poll();
            if (next[doctor] < wishes.get(doctor).length) {
                int hospital = wishes.get(doctor)[next[doctor]++];
                Pool pool = pools.get(hospital);
                if (pool.apply(doctor)) {
                    free.addAll(regions.get(hospital).reject(pool));
                } else {
                    free.add(doctor);
                }
            }
        }
        return outcome();
    }

    private Outcome outcome() {
        SortedMap<String, String> matching = new TreeMap<>();
        for (int n = 0; n < pools.size(); n++) {
            String hospital = hospitals.get(n);
            pools.get(n).doctors().forEach(doctor -> matching.put(doctors.get(doctor), hospital));
        }
        List<String> full = capped.entrySet().stream()
                .filter(e -> e.getValue().isFull())
                .map(Map.Entry::getKey)
                .toList();
        return new Outcome(matching, full);
    }
}
