package ishibashi.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads paths as they are written. */
public final class TreePaths {
    private static final int LONGEST = 300;
    private static final Pattern STEP = Pattern.compile("(@?[^\\[\\]@]+)((?:\\[[^\\[\\]]+\\]){0,3})");
    private static final Pattern TEST = Pattern.compile("\\[([^\\[\\]]+)\\]");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");

    private final Map<String, String> namespaces;
    private final boolean json;

    private TreePaths(Map<String, String> namespaces, boolean json) {
        this.namespaces = namespaces;
        this.json = json;
    }

    /** Those of a format, in which prefixes and dots have their meaning. */
    public static TreePaths of(FileFormat format) {
        return format instanceof FileFormat.Xml xml
                ? new TreePaths(xml.namespaces(), false)
                : new TreePaths(Map.of(), true);
    }

    /** @throws IllegalArgumentException if it is no path, or names an unknown prefix */
    public TreePath read(String written) {
        String path = written.strip();
        if (path.isEmpty() || path.length() > LONGEST) {
            throw new IllegalArgumentException(written);
        }
        boolean root = path.startsWith("/");
        List<TreePath.Step> steps = new ArrayList<>();
        if (!path.equals(".") && !path.equals("/")) {
            for (String step : split(root ? path.substring(1) : path)) {
                steps.add(step(step));
            }
        }
        return new TreePath(root, steps);
    }

    /** At slashes outside of brackets; in JSON, where there are none, at dots. */
    private List<String> split(String path) {
        char between = json && path.indexOf('/') < 0 && !path.startsWith("..") ? '.' : '/';
        List<String> steps = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int n = 0; n < path.length(); n++) {
            char c = path.charAt(n);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == between && depth == 0) {
                steps.add(path.substring(from, n));
                from = n + 1;
            }
        }
        steps.add(path.substring(from));
        return steps;
    }

    private TreePath.Step step(String written) {
        if (written.equals("..")) {
            return new TreePath.Up();
        }
        if (written.equals("name()")) {
            return new TreePath.OwnName();
        }
        Matcher m = STEP.matcher(written);
        if (!m.matches()) {
            throw new IllegalArgumentException(written);
        }
        List<TreePath.Test> tests = tests(m.group(2));
        String name = m.group(1).strip();
        if (name.equals("*")) {
            return new TreePath.Every(tests);
        }
        int colon = json ? -1 : name.indexOf(':');
        if (colon < 0) {
            String plain = json ? name.replace("~1", "/").replace("~0", "~") : name;
            return new TreePath.Named(Optional.empty(), plain, Heading.key(plain), tests);
        }
        String at = name.startsWith("@") ? "@" : "";
        String namespace = namespaces.get(name.substring(at.length(), colon));
        if (namespace == null) {
            throw new IllegalArgumentException(written);
        }
        String local = at + name.substring(colon + 1);
        return new TreePath.Named(Optional.of(namespace), local, Heading.key(local), tests);
    }

    private List<TreePath.Test> tests(String brackets) {
        List<TreePath.Test> tests = new ArrayList<>();
        Matcher m = TEST.matcher(brackets);
        while (m.find()) {
            String test = m.group(1);
            int equals = test.indexOf('=');
            if (equals > 0) {
                String value = test.substring(equals + 1).replaceAll("^['\"]|['\"]$", "");
                tests.add(new TreePath.Holds(read(test.substring(0, equals)), Heading.key(value)));
            } else if (NUMBER.matcher(test).matches()) {
                tests.add(new TreePath.Nth(Integer.parseInt(test)));
            } else {
                throw new IllegalArgumentException(test);
            }
        }
        return tests;
    }
}
