package ishibashi.app.web;

import ishibashi.fhir.Conformance;
import ishibashi.message.Bytes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /docs} (contract §2, §4): samples for members' programs, open to everybody. Class path folders {@code docs/soap} and
 * {@code docs/fhir}, each with a file {@code index} that names its samples, one a line: file name, tab, what it is.
 */
public final class DocsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Map<String, String> FOLDERS =
            Map.of("soap", "application/xml", "fhir", "application/fhir+json");

    private final transient Map<String, Page> pages = new LinkedHashMap<>();
    private final transient byte[] index;

    private record Page(String type, Bytes content) {}

    /** @param conformance what is shown to be read, beside the samples */
    public DocsServlet(Conformance conformance) {
        StringBuilder list = new StringBuilder();
        for (String folder : Stream.of("soap", "fhir").toList()) {
            names(folder).forEach((name, what) -> {
                String path = "/" + folder + "/" + name;
                pages.put(
                        path, new Page(type(folder, name) + "; charset=utf-8", Bytes.owning(resource("docs" + path))));
                list.append("<li><a href=\"/docs").append(path).append("\">").append(path.substring(1));
                list.append("</a> ").append(what).append("</li>");
            });
        }
        new ProfilePages(conformance)
                .pages()
                .forEach((path, content) -> pages.put(path, new Page(kind(path), content)));
        this.index =
                ("<!doctype html><html lang=ja><meta charset=utf-8><title>石橋 見本 / samples</title><h1>要求の見本 / Sample requests</h1>"
                                + "<p>宛先（wsa:To）と MessageID を入れ、署名すればそのまま通ります。 / Each passes as soon as it is addressed and signed.</p><ul>"
                                + list + "</ul><h1>FHIR</h1><ul>"
                                + "<li><a href=\"/docs/profiles\">プロファイル / profiles</a></li>"
                                + "<li><a href=\"/docs/codes\">コード表 / code systems</a></li>"
                                + "<li><a href=\"/docs/package.tgz\">package.tgz</a> プロファイルとコード表の一式 / all of them, NPM style</li></ul>")
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(String path) {
        return path.endsWith(".tgz") ? "application/gzip" : "text/html; charset=utf-8";
    }

    private static String type(String folder, String name) {
        return name.endsWith(".sh") ? "text/plain" : Objects.requireNonNull(FOLDERS.get(folder));
    }

    private static Map<String, String> names(String folder) {
        Map<String, String> names = new LinkedHashMap<>();
        try (@Nullable InputStream in = DocsServlet.class.getResourceAsStream("/docs/" + folder + "/index")) {
            if (in != null) {
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .map(line -> line.split("\t", 2))
                        .filter(parts -> parts.length == 2)
                        .forEach(parts -> names.put(parts[0], parts[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static byte[] resource(String name) {
        try (@Nullable InputStream in = DocsServlet.class.getResourceAsStream("/" + name)) {
            return Optional.ofNullable(in)
                    .orElseThrow(() -> new IllegalStateException("no sample " + name))
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        @Nullable Page page = pages.get(path);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (page != null) {
            response.setContentType(page.type());
            response.getOutputStream().write(page.content().toArray());
        } else if (path.equals("/") || path.equals("/soap/") || path.equals("/fhir/")) {
            response.setContentType("text/html; charset=utf-8");
            response.setHeader("Content-Security-Policy", "default-src 'none'");
            response.getOutputStream().write(index);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
