package ishibashi.app.bench;

import ishibashi.match.board.DeferredAcceptance;
import ishibashi.match.board.Instance;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Allocation of a whole country (issue's size): 14,000 doctors with lists of 20 over 47,000 posts, free and under caps of 47 prefectures. */
final class BoardBenchmark {
    private static final int DOCTORS = 14_000;
    private static final int POSTS = 47_000;
    private static final int LIST = 20;
    private static final int REGIONS = 47;

    private final Random random = new Random(1);
    private final Map<String, List<String>> doctors = new LinkedHashMap<>();
    private final Map<String, List<String>> posts = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private BoardBenchmark() {
        for (int n = 0; n < POSTS; n++) {
            posts.put("h" + n, new ArrayList<>());
            places.put("h" + n, 1);
        }
        for (int n = 0; n < DOCTORS; n++) {
            String doctor = "d" + n;
            List<String> list = list();
            doctors.put(doctor, list);
            list.forEach(post ->
                    posts.computeIfAbsent(post, none -> new ArrayList<>()).add(doctor));
        }
        posts.values().forEach(list -> Collections.shuffle(list, random));
    }

    /** Some posts are wanted by many: the square of an even draw. */
    private List<String> list() {
        Map<String, Boolean> list = new LinkedHashMap<>();
        while (list.size() < LIST) {
            double drawn = random.nextDouble();
            list.put("h" + (int) (drawn * drawn * POSTS), true);
        }
        return List.copyOf(list.keySet());
    }

    static void run(PrintStream out) {
        BoardBenchmark country = new BoardBenchmark();
        out.printf("%,d doctors, %,d posts, lists of %d:%n", DOCTORS, POSTS, LIST);
        country.timed("deferred acceptance", Optional.empty(), out);
        country.timed("the same under " + REGIONS + " caps", Optional.of(country.regional()), out);
    }

    /** A prefecture may take four fifths of its share of the doctors; its posts take turns. */
    private Instance.Regional regional() {
        Map<String, String> region = new LinkedHashMap<>();
        Map<String, Integer> cap = new LinkedHashMap<>();
        Map<String, List<String>> order = new LinkedHashMap<>();
        int number = 0;
        for (String post : posts.keySet()) {
            String name = "r" + number++ % REGIONS;
            region.put(post, name);
            cap.put(name, DOCTORS * 4 / 5 / REGIONS);
            order.computeIfAbsent(name, r -> new ArrayList<>()).add(post);
        }
        return new Instance.Regional(region, cap, Map.of(), order);
    }

    private void timed(String what, Optional<Instance.Regional> regional, PrintStream out) {
        Instance instance = new Instance(doctors, posts, places, regional);
        long began = System.nanoTime();
        int placed = new DeferredAcceptance(instance).run().hospitals().size();
        out.printf("  %-32s %6.2f s, %,d placed%n", what, (System.nanoTime() - began) / 1e9, placed);
    }
}
