package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.message.Bytes;
import ishibashi.normalise.field.Dates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which elements of XML, which lists of JSON may be the records: those of which there are several. */
final class DocumentLayouts {
    private static final int MOST = 4;
    private static final int DEEPEST = 6;

    private DocumentLayouts() {}

    static void xml(Bytes content, List<Sample> samples) {
        FileFormat.Xml any = new FileFormat.Xml(Optional.empty(), Map.of(), "", "");
        XmlTree root = XmlFile.document(content, any);
        Map<String, Integer> within = new HashMap<>();
        count(root, within, 0);
        List<String> often = within.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        for (String record : often) {
            FileFormat.Xml format = new FileFormat.Xml(Optional.empty(), Map.of(), root.name(), record);
            Layout layout = Layout.of(format, root.name() + " " + record);
            XmlFile.open(content, layout.shape(), format)
                    .map(opened -> Samples.sample(layout, opened).on(days(root, "@")))
                    .ifPresent(samples::add);
        }
    }

    /** How much stands in all elements of a name, but not in the root. */
    private static void count(XmlTree at, Map<String, Integer> within, int depth) {
        for (Tree child : at.children()) {
            XmlTree element = (XmlTree) child;
            if (element.size() > 0) {
                within.merge(element.name(), element.size(), Integer::sum);
            }
            if (depth < DEEPEST) {
                count(element, within, depth + 1);
            }
        }
    }

    static void json(Bytes content, List<Sample> samples) {
        Layout lines = Layout.of(new FileFormat.JsonLines(), "");
        Optional<Sample> byLine = JsonFile.lines(content, lines.shape())
                .map(opened -> Samples.sample(lines, opened))
                .filter(sample -> sample.records() > 0 && !sample.columns().isEmpty());
        if (byLine.isPresent()) {
            samples.add(byLine.get());
            return;
        }
        JsonTree root = JsonFile.document(content);
        Map<String, Integer> lists = new LinkedHashMap<>();
        lists(root, "", 0, lists);
        lists.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .forEach(list -> {
                    Optional<String> path = Optional.of(list.getKey()).filter(p -> !p.isEmpty());
                    FileFormat.Json format = new FileFormat.Json(path);
                    Layout layout = Layout.of(format, list.getKey());
                    JsonFile.open(content, layout.shape(), format)
                            .map(opened -> Samples.sample(layout, opened).on(days(root, "")))
                            .ifPresent(samples::add);
                });
    }

    /** Paths of lists of objects, and how many items each has. */
    private static void lists(Tree at, String path, int depth, Map<String, Integer> found) {
        if (at.isList()) {
            long objects = at.children().stream()
                    .filter(item -> !item.isList() && item.size() > 0)
                    .count();
            if (objects > 0) {
                found.put(path, (int) objects);
            }
        } else if (depth < DEEPEST) {
            for (Tree child : at.children()) {
                String name = child.name().replace("~", "~0").replace("/", "~1");
                lists(child, path.isEmpty() ? name : path + "/" + name, depth + 1, found);
            }
        }
    }

    /** Members or attributes of the root that name a day. */
    private static List<String> days(Tree root, String mark) {
        List<String> days = new ArrayList<>();
        List<Tree> members = new ArrayList<>(root.isList() ? List.of() : root.children());
        if (root instanceof XmlTree element) {
            members.addAll(element.attributes());
        }
        for (Tree member : members) {
            boolean day =
                    member.text().filter(text -> Dates.whole(text).isPresent()).isPresent();
            if (day && days.isEmpty() && (mark.isEmpty() || member.name().startsWith(mark))) {
                days.add(member.name());
            }
        }
        return days;
    }
}
