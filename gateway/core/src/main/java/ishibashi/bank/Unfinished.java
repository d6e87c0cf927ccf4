package ishibashi.bank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a drafted folder still asks its clerk for: each line with {@code # TODO}, and each value that is still {@code 要記入}. Such a
 * folder can be tried on files; it reads none that is sent.
 */
public final class Unfinished {
    private static final String UNSAID = "要記入";
    private static final Pattern ASKED = Pattern.compile("#\\s*TODO\\b[:：]?\\s*(.*)");
    private static final Pattern KEY = Pattern.compile("( *)(?:- )?[\"']?([^\"'#:{\\[]+)[\"']?\\s*:(?: .*|)");
    private static final String BOTH = " / ";

    private Unfinished() {}

    /** The places of a folder as it lies, with the line of each; empty if nothing is left to fill in. */
    public static List<Problem> in(Path directory) throws IOException {
        return in(String.valueOf(directory.getFileName()), FolderFiles.of(directory));
    }

    /** @param folder its name, as the places shall begin */
    public static List<Problem> in(String folder, FolderFiles files) {
        List<Problem> places = new ArrayList<>();
        files.files().forEach((name, content) -> {
            if (name.endsWith(".yaml")) {
                String text = new String(content.toArray(), StandardCharsets.UTF_8);
                lines(folder + "/" + name, text.lines().toList(), places);
            }
        });
        return places;
    }

    private static void lines(String file, List<String> lines, List<Problem> places) {
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            int at = comment(line);
            Matcher asked = ASKED.matcher(line.substring(at));
            boolean unsaid = line.substring(0, at).strip().matches("[^:]*: *[\"']?" + UNSAID + "[\"']?");
            if (asked.lookingAt() || unsaid) {
                String[] what = (asked.lookingAt() ? asked.group(1) : "値 / the value").split(BOTH, 2);
                places.add(new Problem(
                        file + ":" + (n + 1) + ": " + path(lines, n),
                        "未記入：" + what[0].strip(),
                        "to fill in: " + what[what.length - 1].strip()));
            }
        }
    }

    /** Where the comment of a line begins, its length for none; # inside a quoted text begins none. */
    private static int comment(String line) {
        char quote = 0;
        char before = ' ';
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                quote = c == quote && before != '\\' ? 0 : quote;
            } else if ((c == '"' || c == '\'') && " [{,:".indexOf(before) >= 0) {
                quote = c;
            } else if (c == '#' && Character.isWhitespace(before)) {
                return at;
            }
            before = c;
        }
        return line.length();
    }

    /** The words that lead to a line, by their indentation, as {@code legal-basis.expires}. */
    private static String path(List<String> lines, int n) {
        String path = "";
        int indentation = indentation(lines.get(n)) + (key(lines.get(n)).isEmpty() ? 0 : 1);
        for (int at = n; at >= 0 && indentation > 0; at--) {
            String key = key(lines.get(at));
            if (!key.isEmpty() && indentation(lines.get(at)) < indentation) {
                path = path.isEmpty() ? key : key + "." + path;
                indentation = indentation(lines.get(at));
            }
        }
        return path;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String key(String line) {
        Matcher key = KEY.matcher(line);
        return key.matches() ? key.group(2).strip() : "";
    }
}
