package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Shape;
import ishibashi.encoding.CharsetNames;
import ishibashi.message.Bytes;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** A text of no known shape whose heading or labels can be read, but in a charset that the bank does not write. */
final class WrongCharset {
    /** Charsets in which a file comes by mistake. */
    private static final List<String> OTHERS =
            List.of("UTF-8", "MS932", "EUC-JP", "eucJP-ms", "ISO-2022-JP", "UTF-16", "UTF-16LE", "UTF-16BE");

    private WrongCharset() {}

    static Optional<Unreadable> of(Bytes content, List<Shape> shapes) {
        List<Charset> others = OTHERS.stream()
                .flatMap(name -> CharsetNames.charset(name).stream())
                .filter(charset -> Decoded.find(content, List.of(charset)).isPresent())
                .toList();
        for (Shape shape : shapes) {
            if (shape.format() instanceof FileFormat.Text text
                    && others.stream()
                            .filter(charset -> !text.charsets().contains(charset))
                            .anyMatch(charset -> opens(content, shape, text.in(charset)))) {
                return Optional.of(Decoded.mismatch(text.charsets()));
            }
        }
        return Optional.empty();
    }

    private static boolean opens(Bytes content, Shape shape, FileFormat.Text format) {
        try {
            return switch (format) {
                case FileFormat.Csv csv -> Recognise.csv(content, shape, csv).isPresent();
                case FileFormat.CsvForm form ->
                    FormFile.open(content, shape, form).isPresent();
            };
        } catch (Unreadable e) {
            return false;
        }
    }
}
