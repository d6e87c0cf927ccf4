package ishibashi.match.board;

import ishibashi.match.board.InstanceFile.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an instance must hold beside its form: every name is known, nobody is on a list twice, and targets fit under their cap. */
final class InstanceChecks {
    private final Instance instance;
    private final List<Fault> faults = new ArrayList<>();

    private InstanceChecks(Instance instance) {
        this.instance = instance;
    }

    static List<Fault> faults(Instance instance) {
        InstanceChecks checks = new InstanceChecks(instance);
        Set<String> doctors = instance.doctors().keySet();
        Set<String> hospitals = instance.hospitals().keySet();
        instance.doctors().forEach((doctor, list) -> checks.list("doctors." + doctor, list, hospitals));
        instance.hospitals().forEach((hospital, list) -> checks.list("hospitals." + hospital, list, doctors));
        checks.names("capacities", instance.capacities().keySet(), hospitals);
        hospitals.stream()
                .filter(hospital -> !instance.capacities().containsKey(hospital))
                .forEach(hospital -> checks.add("capacities." + hospital, "定員がありません。", "Its capacity is missing."));
        instance.regional().ifPresent(checks::regional);
        return checks.faults;
    }

    private void regional(Instance.Regional regional) {
        Set<String> hospitals = instance.hospitals().keySet();
        names("regional.region", regional.region().keySet(), hospitals);
        names("regional.target", regional.target().keySet(), hospitals);
        regional.region().forEach((hospital, region) -> {
            if (!regional.cap().containsKey(region)) {
                add("regional.region." + hospital, "この地域の上限がありません。", "There is no cap of this region.");
            }
        });
        regional.cap().forEach((region, cap) -> region(regional, region, cap));
        names("regional.order", regional.order().keySet(), regional.cap().keySet());
    }

    private void region(Instance.Regional regional, String region, int cap) {
        List<String> members = regional.region().entrySet().stream()
                .filter(e -> e.getValue().equals(region))
                .map(Map.Entry::getKey)
                .toList();
        List<String> order = regional.order().getOrDefault(region, List.of());
        if (order.size() != members.size() || !new HashSet<>(order).equals(new HashSet<>(members))) {
            add("regional.order." + region, "この地域の病院を一度ずつ並べてください。", "This must name each hospital of the region once.");
        }
        long targets = members.stream()
                .mapToLong(h -> Math.min(
                        regional.target().getOrDefault(h, 0),
                        instance.capacities().getOrDefault(h, 0)))
                .sum();
        if (targets > cap) {
            add(
                    "regional.cap." + region,
                    "病院の目標の合計（" + targets + "）が上限を超えています。",
                    "The targets of its hospitals, " + targets + " in all, are above the cap.");
        }
    }

    private void list(String place, List<String> list, Set<String> known) {
        names(place, list, known);
        if (new HashSet<>(list).size() < list.size()) {
            add(place, "同じ名前が二度あります。", "A name is there twice.");
        }
    }

    private void names(String place, Collection<String> names, Set<String> known) {
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> add(place, "「" + name + "」がありません。", "There is no " + name + "."));
    }

    private void add(String place, String ja, String en) {
        faults.add(new Fault(place, ja, en));
    }
}
