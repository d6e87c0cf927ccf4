package ishibashi.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A page in the making: tags as they are, texts escaped, all styles inside. */
final class Html {
    private final StringBuilder body = new StringBuilder();

    /** Our own markup. */
    Html tags(String markup) {
        body.append(markup);
        return this;
    }

    /** What comes from elsewhere. */
    Html text(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '&' -> body.append("&amp;");
                case '<' -> body.append("&lt;");
                case '>' -> body.append("&gt;");
                case '"' -> body.append("&quot;");
                case '\'' -> body.append("&#39;");
                default -> body.append(c);
            }
        }
        return this;
    }

    /** Japanese large, English small below it. */
    Html both(String ja, String en) {
        return text(ja).tags(" <small lang=en>").text(en).tags("</small>");
    }

    /** A cell that names its column where the table has no room for a heading. */
    Html cell(String label, String kind, String text) {
        return tags("<td class=" + kind + " data-label=\"")
                .text(label)
                .tags("\">")
                .text(text)
                .tags("</td>");
    }

    Html number(String label, long number) {
        return cell(label, number == 0 ? "\"n zero\"" : "n", String.format("%,d", number));
    }

    /** @param columns Japanese and English, in turn */
    Html headings(String... columns) {
        tags("<thead><tr>");
        for (int n = 0; n < columns.length; n += 2) {
            tags("<th scope=col>").both(columns[n], columns[n + 1]).tags("</th>");
        }
        return tags("</tr></thead>");
    }

    String document() {
        return "<!doctype html><html lang=ja><head><meta charset=utf-8>"
                + "<meta name=viewport content=\"width=device-width,initial-scale=1\">"
                + "<title>石橋 Ishibashi</title><style>" + style() + "</style></head><body>" + body + "</body></html>";
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("/web/status.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
