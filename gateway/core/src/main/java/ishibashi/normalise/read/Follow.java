package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Follows paths through a document. Each step visits a node once, so it ends. */
final class Follow {
    private static final int MOST = 10_000;

    private Follow() {}

    /** What stands there, in order. */
    static List<Tree> path(TreePath path, Tree root, Tree from) {
        List<Tree> here = List.of(path.fromRoot() ? root : from);
        for (TreePath.Step step : path.steps()) {
            List<Tree> next = new ArrayList<>();
            for (Tree node : here) {
                step(step, node, root, next);
            }
            here = next;
        }
        return here;
    }

    /** The text there; several are joined by 、 and of those none is empty. Empty if nothing is there. */
    static Optional<String> text(TreePath path, Tree root, Tree from) {
        boolean name = !path.steps().isEmpty() && path.steps().getLast() instanceof TreePath.OwnName;
        List<String> texts = new ArrayList<>();
        for (Tree node : path(path, root, from)) {
            (name ? Optional.of(node.name()) : node.text()).ifPresent(texts::add);
            if (texts.size() > MOST) {
                break;
            }
        }
        return texts.size() < 2
                ? texts.stream().findFirst()
                : Optional.of(texts.stream().filter(t -> !t.isEmpty()).collect(Collectors.joining("、")));
    }

    private static void step(TreePath.Step step, Tree node, Tree root, List<Tree> into) {
        switch (step) {
            case TreePath.Up u -> node.parent().ifPresent(into::add);
            case TreePath.OwnName o -> into.add(node);
            case TreePath.Every(var tests) -> into.addAll(tested(node.children(), tests, root));
            case TreePath.Named named -> {
                List<Tree> found = new ArrayList<>();
                if (node.isList()) {
                    item(named, node).ifPresentOrElse(found::add, () -> node.children()
                            .forEach(item -> found.addAll(item.named(named))));
                } else {
                    found.addAll(node.named(named));
                }
                into.addAll(tested(found, named.tests(), root));
            }
        }
    }

    /** A number is the place in a list, from 0 (RFC 6901). */
    private static Optional<Tree> item(TreePath.Named named, Tree list) {
        String name = named.name();
        if (name.isEmpty() || name.length() > 6 || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int at = Integer.parseInt(name);
        List<Tree> items = list.children();
        return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }

    private static List<Tree> tested(List<Tree> found, List<TreePath.Test> tests, Tree root) {
        List<Tree> left = found;
        for (TreePath.Test test : tests) {
            List<Tree> each = left.stream()
                    .flatMap(node -> node.isList() ? node.children().stream() : java.util.stream.Stream.of(node))
                    .toList();
            left = switch (test) {
                case TreePath.Nth(int n) -> n <= each.size() ? List.of(each.get(n - 1)) : List.of();
                case TreePath.Holds(TreePath at, String key) ->
                    each.stream()
                            .filter(node -> text(at, root, node)
                                    .filter(text -> Heading.key(text).equals(key))
                                    .isPresent())
                            .toList();
            };
        }
        return left;
    }
}
