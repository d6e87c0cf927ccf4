package ishibashi.normalise.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes a file a little or very wrong, the same way for the same random numbers; a workbook mostly inside its parts. */
final class Mutation {
    private static final Charset MS932 = Charset.forName("windows-31j");

    /** What people type where something else is meant. */
    private static final List<String> TYPED = List.of(
            "令和元年13月45日",
            "R6.4.1-R5.4.1",
            "１０／１－",
            "翌25:99",
            "8:30～翌17:15",
            "年俸９９９９９９９９９９９９９９９９９９万円～",
            "日額応相談",
            "□常勤 ☑有期 ☑無期",
            "=cmd|' /C calc'!A0",
            "1e1000000",
            "-0",
            "9".repeat(400),
            "〓",
            "ｶﾞｷﾞｸﾞ",
            "㈱髙﨑Ⅱ①",
            "北海道札幌市中央区北１条西２丁目",
            "内科・外科／小児科（週２）",
            "同上",
            "〃",
            "",
            "あ".repeat(5_000));

    /** What breaks a file's form. */
    private static final List<String> HOSTILE = List.of(
            "\u0000",
            "\r",
            "\"",
            "\"\"\"",
            "<![CDATA[",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "&#0;",
            "{".repeat(500),
            "[".repeat(500),
            "<a>".repeat(200),
            "\uE000",
            ",".repeat(300));

    private final RandomGenerator random;

    Mutation(RandomGenerator random) {
        this.random = random;
    }

    byte[] of(byte[] file) {
        boolean workbook = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        byte[] mutated = workbook && random.nextInt(8) > 0 ? inside(file) : bytes(file);
        return random.nextInt(20) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length + 1)) : mutated;
    }

    /** Half of the time only cells are, and the file keeps its form, so that what reads a cell meets them. */
    private byte[] bytes(byte[] file) {
        byte[] mutated = file;
        if (random.nextBoolean()) {
            Charset charset = charset(file);
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                mutated = cell(mutated, charset);
            }
            return mutated;
        }
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    /** What stands between two marks, as a cell of a list, a text of XML or a string of JSON, becomes something else. */
    private byte[] cell(byte[] file, Charset charset) {
        int from = random.nextInt(file.length + 1);
        while (from > 0 && !isMark(file[from - 1])) {
            from--;
        }
        int to = from;
        while (to < file.length && !isMark(file[to])) {
            to++;
        }
        return spliced(file, from, to, one(TYPED).getBytes(charset));
    }

    private static Charset charset(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0 ? StandardCharsets.UTF_8 : MS932;
    }

    private static boolean isMark(byte b) {
        return ",\t\"\r\n<>".indexOf(b) >= 0;
    }

    private byte[] once(byte[] file) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + random.nextInt(1 + Math.min(200, file.length)));
        return switch (random.nextInt(7)) {
            case 0 -> flipped(file);
            case 1 -> spliced(file, from, from, token());
            case 2 -> spliced(file, from, to, token());
            case 3 -> spliced(file, from, to, new byte[0]);
            case 4 -> spliced(file, from, from, Arrays.copyOfRange(file, from, to));
            case 5 -> digits(file);
            default -> spliced(file, from, to, random(to - from));
        };
    }

    private byte[] token() {
        return one(random.nextBoolean() ? TYPED : HOSTILE)
                .getBytes(random.nextBoolean() ? MS932 : StandardCharsets.UTF_8);
    }

    private String one(List<String> tokens) {
        return tokens.get(random.nextInt(tokens.size()));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] file) {
        byte[] copy = file.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /** Other digits in the same places: dates and numbers that nobody means. */
    private byte[] digits(byte[] file) {
        byte[] copy = file.clone();
        for (int at = random.nextInt(copy.length + 1), left = 40; at < copy.length && left > 0; at++, left--) {
            if (copy[at] >= '0' && copy[at] <= '9') {
                copy[at] = (byte) ('0' + random.nextInt(10));
            }
        }
        return copy;
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] instead) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + instead.length);
        out.write(file, 0, from);
        out.writeBytes(instead);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    private byte[] inside(byte[] workbook) {
        try {
            Map<String, byte[]> parts = new LinkedHashMap<>();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
            List<String> names = List.copyOf(parts.keySet());
            parts.computeIfPresent(names.get(random.nextInt(names.size())), (name, part) -> bytes(part));
            ByteArrayOutputStream out = new ByteArrayOutputStream(workbook.length);
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
