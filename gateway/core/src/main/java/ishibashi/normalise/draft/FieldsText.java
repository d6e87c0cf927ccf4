package ishibashi.normalise.draft;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import ishibashi.bank.Vocabulary;
import ishibashi.message.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes {@code fields.yaml}: what is sure, and as comments what a person must say. */
final class FieldsText {
    private static final String HEAD = """
            # yaml-language-server: $schema=../../schema/fields.schema.json
            # 下書きです。たぶん、要確認の行を確かめてください。A draft: check the lines that are not sure.
            version: 1
            shapes:
            """;

    private final Vocabulary vocabulary;
    private final StringBuilder text = new StringBuilder(HEAD);

    FieldsText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String of(Map<String, DraftShape> shapes) {
        shapes.forEach(this::shape);
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void shape(String name, DraftShape shape) {
        line("  " + YamlText.of(name) + ":");
        line("    about: " + YamlText.of(shape.file()));
        line("    kind: " + shape.kind().wire());
        line("    read: "
                + FormatText.of(
                        shape.sample().format(), shape.sample().columns().size()));
        if (!shape.asOf().isEmpty()) {
            line("    as-of: " + YamlText.list(shape.asOf()));
        }
        line("    fields:");
        targets(shape).forEach((target, guesses) -> field(target, guesses));
        shape.missing()
                .forEach(field -> line("      # TODO 必須の " + field + " の欄が見つかりません。"
                        + " No column was found for the required " + field + "."));
        unused(shape);
    }

    /** Target → its columns, in the order of the language's page. */
    private static Map<String, List<Guess>> targets(DraftShape shape) {
        Map<String, List<Guess>> found = new TreeMap<>();
        for (Guess guess : shape.guesses()) {
            guess.slot().ifPresent(slot -> found.computeIfAbsent(slot.target().word(), t -> new ArrayList<>())
                    .add(guess));
        }
        Map<String, List<Guess>> ordered = new LinkedHashMap<>();
        Slot.all(shape.kind()).stream()
                .map(slot -> slot.target().word())
                .filter(found::containsKey)
                .forEach(word -> ordered.putIfAbsent(word, found.getOrDefault(word, List.of())));
        return ordered;
    }

    private void field(String target, List<Guess> guesses) {
        Guess first = guesses.getFirst();
        Place.By by = first.column().place().by();
        List<String> members = new ArrayList<>();
        members.add(by.wire() + ": " + places(guesses));
        Optional<String> unit = guesses.stream().flatMap(g -> g.unit().stream()).findFirst();
        boolean unitIsRead = guesses.stream().flatMap(g -> g.slot().stream()).anyMatch(s -> s.part()
                .equals("unit"));
        boolean basisIsRead = guesses.stream().flatMap(g -> g.slot().stream()).anyMatch(s -> s.part()
                .equals("basis"));
        unit.filter(u -> !unitIsRead).ifPresent(u -> {
            members.add("unit: " + u);
            if (!basisIsRead) {
                members.add("basis: year");
            }
        });
        Sureness least =
                guesses.stream().map(Guess::sureness).max(Sureness::compareTo).orElse(Sureness.CHECK);
        String check = least == Sureness.SURE
                ? ""
                : " # " + least.ja() + " " + least.en() + ": " + YamlText.comment(first.ja());
        line("      " + target + ": {" + String.join(", ", members) + "}" + check);
    }

    private static String places(List<Guess> guesses) {
        boolean whole = guesses.stream().flatMap(g -> g.slot().stream()).allMatch(s -> s.part()
                .isEmpty());
        if (whole) {
            return YamlText.some(
                    guesses.stream().map(g -> g.column().place().name()).toList());
        }
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (Guess guess : guesses) {
            guess.slot().ifPresent(slot -> parts.computeIfAbsent(slot.part(), p -> new ArrayList<>())
                    .add(guess.column().place().name()));
        }
        List<String> members = new ArrayList<>();
        parts.forEach((part, names) -> members.add(part + ": " + YamlText.some(names)));
        return "{" + String.join(", ", members) + "}";
    }

    private void unused(DraftShape shape) {
        boolean named = !(shape.sample().format() instanceof FileFormat.Listed list
                && list.rows().headingRows() == 0);
        List<String> unused = new ArrayList<>();
        for (Guess guess : shape.guesses()) {
            String name = guess.column().place().name();
            if (guess.slot().isEmpty()) {
                prohibited(shape.kind(), name)
                        .ifPresentOrElse(
                                why -> line("    # TODO " + YamlText.comment(name) + ": " + why),
                                () -> unused.add(name));
            }
        }
        if (!unused.isEmpty() && named) {
            line("    unused: " + YamlText.list(unused)
                    + " # どの項目か分からない欄です。使う欄は fields: へ。Columns that are like no field.");
        }
    }

    private Optional<String> prohibited(Kind kind, String name) {
        return vocabulary
                .prohibited(kind, name)
                .map(p -> p.ja() + "。ファイルからこの欄を除いてください。 " + p.en() + "; take the column out of the file.");
    }
}
