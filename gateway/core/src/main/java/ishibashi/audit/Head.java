package ishibashi.audit;

import ishibashi.json.Json;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the gateway signs of its audit: how far it goes and what it is as a whole. The signature is a compact JWS like a receipt's.
 *
 * @param number of the newest link
 * @param hash of that link
 * @param root of the tree over all links, empty in a head of the first form
 * @param at when it was signed, empty in a head of the first form
 */
public record Head(long number, Digest hash, Optional<Digest> root, Optional<Instant> at) {
    private static final Pattern FORM = Pattern.compile(
            "\\{\"at\":\"([^\"]+)\",\"hash\":\"([0-9a-f]{64})\",\"number\":([1-9][0-9]{0,14}),\"root\":\"([0-9a-f]{64})\"}");
    private static final Pattern FIRST_FORM = Pattern.compile("([1-9][0-9]{0,14}) ([0-9a-f]{64})");

    public static Head of(Link newest, Tree tree, Instant at) {
        if (tree.size() != newest.number()) {
            throw new IllegalArgumentException("the tree has " + tree.size() + " leaves, not " + newest.number());
        }
        return new Head(newest.number(), newest.hash(), Optional.of(tree.root()), Optional.of(at));
    }

    /** RFC 8785, {@code {"at","hash","number","root"}}. */
    public Bytes text() {
        return EntryText.canonical(new Json.Obj(Map.of(
                "at", new Json.Text(at.orElseThrow().toString()),
                "hash", new Json.Text(hash.hex()),
                "number", new Json.Num(Long.toString(number)),
                "root", new Json.Text(root.orElseThrow().hex()))));
    }

    /** Reads what was signed; empty if it is none of the two forms. */
    public static Optional<Head> read(byte[] signed) {
        String text = new String(signed, StandardCharsets.UTF_8);
        Matcher first = FIRST_FORM.matcher(text);
        if (first.matches()) {
            return Optional.of(new Head(
                    Long.parseLong(first.group(1)), new Digest(first.group(2)), Optional.empty(), Optional.empty()));
        }
        Matcher form = FORM.matcher(text);
        try {
            return form.matches()
                    ? Optional.of(new Head(
                            Long.parseLong(form.group(3)),
                            new Digest(form.group(2)),
                            Optional.of(new Digest(form.group(4))),
                            Optional.of(Instant.parse(form.group(1)))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
