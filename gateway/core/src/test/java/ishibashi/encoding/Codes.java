package ishibashi.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables under {@code resources/encoding}, made by others' programs: code in hexadecimal → character. */
final class Codes {
    private Codes() {}

    static Map<String, String> characters(String table) {
        Map<String, String> characters = new LinkedHashMap<>();
        lines(table).forEach(line -> {
            long code = HexFormat.fromHexDigitsToLong(line[0]);
            int digits = line[0].length();
            for (int character : run(line[1])) {
                characters.put(HexFormat.of().toHexDigits(code++, digits), Character.toString(character));
            }
        });
        return characters;
    }

    /** A code → the one by which its character is written back. */
    static Map<String, String> twins(String table) {
        Map<String, String> twins = new LinkedHashMap<>();
        lines(table).forEach(line -> twins.put(line[0], line[1]));
        return twins;
    }

    /** The code of a cell of MS932 in EUC, as each vendor but the users' rows has it. */
    static String euc(String ms932) {
        int code = HexFormat.fromHexDigits(ms932);
        int lead = code >> 8;
        int trail = code & 0xFF;
        int row = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 2;
        int cell = trail - (trail < 0x80 ? 0x40 : 0x41);
        int euc = ((0xA1 + row + cell / 94) << 8) + 0xA1 + cell % 94;
        return HexFormat.of().toHexDigits(euc, 4);
    }

    private static int[] run(String text) {
        if (!text.startsWith("U+")) {
            return text.codePoints().toArray();
        }
        int from = HexFormat.fromHexDigits(text, 2, 6);
        int to = HexFormat.fromHexDigits(text, 9, 13);
        int[] run = new int[to - from + 1];
        for (int n = 0; n < run.length; n++) {
            run[n] = from + n;
        }
        return run;
    }

    private static List<String[]> lines(String table) {
        try (InputStream in = Objects.requireNonNull(Codes.class.getResourceAsStream("/encoding/" + table + ".tsv"))) {
            List<String[]> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .forEach(line -> lines.add(line.split("\t", 2)));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
