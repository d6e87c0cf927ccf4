package ishibashi.bank;

/** Notes paths of a mapping that are none. */
final class TreePathCheck {
    private TreePathCheck() {}

    static void check(Node node, String path, FileFormat format) {
        try {
            TreePaths.of(format).read(path);
        } catch (IllegalArgumentException e) {
            node.problem(
                    "パスとして読めないか、接頭辞が namespaces: にありません: " + path,
                    "is no path, or its prefix is not in namespaces: " + path);
        }
    }
}
