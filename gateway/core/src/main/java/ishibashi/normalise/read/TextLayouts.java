package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.message.Bytes;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ways to read a text that is neither XML nor JSON: cells between one of the usual characters, else places in lines. */
final class TextLayouts {
    private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');
    private static final int FEW = 3;

    private TextLayouts() {}

    static void add(Bytes content, List<Sample> samples) {
        Charset charset = CharsetGuess.of(content);
        List<Charset> charsets = List.of(charset);
        String text = Decoded.text(content, charsets);
        for (char delimiter : DELIMITERS) {
            Grid grid = TextGrid.of(text, delimiter, Samples.MOST);
            if (cells(grid)) {
                List<Character> by = List.of(delimiter);
                Samples.lists(ListLayouts.of(grid, rows -> new FileFormat.Csv(charsets, by, rows)), grid, samples);
                FormLayout.of(List.of(grid), title -> new FileFormat.CsvForm(charsets, by, title))
                        .ifPresent(form -> form.open(List.of(grid))
                                .ifPresent(opened -> samples.add(Samples.sample(form.layout(), opened))));
            }
        }
        if (samples.isEmpty()) {
            fixed(text, charset, samples);
        }
    }

    /** Half of its rows at least hold several cells. */
    private static boolean cells(Grid grid) {
        long several = grid.rows().stream().filter(row -> row.width() > 1).count();
        return several > 1 && several * 2 >= grid.rows().size();
    }

    /** Lines of one length: that it is so can be seen, where the values stand cannot. */
    private static void fixed(String text, Charset charset, List<Sample> samples) {
        List<Integer> lengths = new ArrayList<>(text.lines()
                .limit(Samples.MOST)
                .filter(line -> !line.isBlank())
                .map(line -> line.getBytes(charset).length)
                .toList());
        boolean same = lengths.size() >= FEW && Set.copyOf(lengths).size() == 1;
        if (same) {
            FileFormat.Fixed format = new FileFormat.Fixed(List.of(charset), true, lengths.getFirst(), 1);
            samples.add(new Sample(format, List.of(), List.of(), lengths.size(), ""));
        }
    }
}
