package ishibashi.bank;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * YAML 1.2 in which every scalar is text ({@code 09}, {@code on} and {@code 1} stay what they are) and tags, anchors and aliases
 * are refused: a folder can neither make objects nor grow when it is read.
 */
final class Yaml {
    private static final int LIMIT = 1 << 20;

    private Yaml() {}

    static Node read(Path file, String shown, List<Problem> problems) {
        String place = shown + ": ";
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(new Problem(shown, "ファイルがありません", "the file is missing"));
                return new Node(null, place, problems);
            }
            if (Files.size(file) > LIMIT) {
                problems.add(new Problem(shown, "大きすぎます（上限 1 MiB）", "is larger than 1 MiB"));
                return new Node(null, place, problems);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            LoadSettings settings = LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setAllowRecursiveKeys(false)
                    .setMaxAliasesForCollections(0)
                    .setSchema(new FailsafeSchema())
                    .setLabel(shown)
                    .build();
            for (Event event : new Parse(settings).parseString(text)) {
                if (isMagic(event)) {
                    problems.add(new Problem(shown, "タグ・アンカー・別名は使えません", "tags, anchors and aliases are not allowed"));
                    return new Node(null, place, problems);
                }
            }
            return new Node(new Load(settings).loadFromString(text), place, problems);
        } catch (CharacterCodingException e) {
            problems.add(new Problem(shown, "UTF-8 で保存してください", "must be UTF-8"));
        } catch (YamlEngineException | IOException e) {
            problems.add(new Problem(shown, "YAML として読めません", "is no readable YAML: " + firstLine(e)));
        }
        return new Node(null, place, problems);
    }

    private static boolean isMagic(Event event) {
        return event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())
                || (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent start
                        && start.getTag().isPresent());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
