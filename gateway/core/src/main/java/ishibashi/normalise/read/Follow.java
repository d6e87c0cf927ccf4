package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.TreePath;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the paths of a mapping through one document. All its steps together are counted: a path that leads every record past all
 * the others holds the file, and does not hold up the gateway.
 */
final class Follow {
    private static final int MOST_STEPS = 50_000_000;

    private static final int CHARACTERS_OF_A_STEP = 4;

    private final Tree root;
    private int steps;

    Follow(Tree root) {
        this.root = root;
    }

    /** What stands there, in order. */
    List<Tree> path(TreePath path, Tree from) {
        List<Tree> here = List.of(path.fromRoot() ? root : from);
        for (TreePath.Step step : path.steps()) {
            List<Tree> next = new ArrayList<>();
            for (Tree node : here) {
                step(step, node, next);
            }
            here = next;
        }
        return here;
    }

    /** The text there; several are joined by 、 and of those none is empty. Empty if nothing is there. */
    Optional<String> text(TreePath path, Tree from) {
        boolean name = !path.steps().isEmpty() && path.steps().getLast() instanceof TreePath.OwnName;
        List<String> texts = new ArrayList<>();
        for (Tree node : path(path, from)) {
            spend(node.isList() ? node.size() : 0);
            (name ? Optional.of(node.name()) : node.text()).ifPresent(texts::add);
        }
        texts.forEach(text -> spend(text.length() / CHARACTERS_OF_A_STEP));
        return texts.size() < 2
                ? texts.stream().findFirst()
                : Optional.of(texts.stream().filter(t -> !t.isEmpty()).collect(Collectors.joining("、")));
    }

    private void step(TreePath.Step step, Tree node, List<Tree> into) {
        spend(1);
        switch (step) {
            case TreePath.Up u -> node.parent().ifPresent(into::add);
            case TreePath.OwnName o -> into.add(node);
            case TreePath.Every(var tests) -> {
                spend(node.size());
                into.addAll(tested(node.children(), tests));
            }
            case TreePath.Named named -> {
                List<Tree> found = new ArrayList<>();
                if (node.isList()) {
                    spend(node.size());
                    item(named, node).ifPresentOrElse(found::add, () -> node.children()
                            .forEach(item -> found.addAll(item.named(named))));
                } else {
                    found.addAll(node.named(named));
                    spend(found.isEmpty() ? node.searched() : found.size());
                }
                into.addAll(tested(found, named.tests()));
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

    private List<Tree> tested(List<Tree> found, List<TreePath.Test> tests) {
        List<Tree> left = found;
        for (TreePath.Test test : tests) {
            List<Tree> each = left.stream()
                    .flatMap(node -> node.isList() ? node.children().stream() : Stream.of(node))
                    .toList();
            spend(each.size());
            left = switch (test) {
                case TreePath.Nth(int n) -> n <= each.size() ? List.of(each.get(n - 1)) : List.of();
                case TreePath.Holds(TreePath at, String key) ->
                    each.stream()
                            .filter(node -> text(at, node)
                                    .filter(text -> Heading.key(text).equals(key))
                                    .isPresent())
                            .toList();
            };
        }
        return left;
    }

    private void spend(int count) {
        steps += count;
        if (steps > MOST_STEPS) {
            throw new Unreadable(Code.TOO_MANY, Integer.toString(MOST_STEPS));
        }
    }
}
