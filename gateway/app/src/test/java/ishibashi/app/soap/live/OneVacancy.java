package ishibashi.app.soap.live;

import ishibashi.app.soap.Bodies;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * What a member says about one of its vacancies.
 *
 * @param number the member's own
 */
record OneVacancy(String number) {
    private static final String SAMPLE = "SOAP-0001";

    /** Under a number that nobody has used. */
    static OneVacancy fresh() {
        return new OneVacancy("L-" + UUID.randomUUID().toString().substring(0, 13));
    }

    String submit() {
        return Bodies.of("SubmitVacancy").replace(SAMPLE, number);
    }

    /** With other words than the sample's. */
    String submit(String from, String to) {
        String body = submit();
        if (!body.contains(from)) {
            throw new IllegalArgumentException("the sample says nothing like " + from);
        }
        return body.replace(from, to);
    }

    /** In the words of a file under {@code /soap}. */
    String submitAs(String file) {
        return text(file).replace("NUMBER", number).strip();
    }

    /** No night duty any more. */
    String update(int seen) {
        return Bodies.of("UpdateVacancy").replace(SAMPLE, number).replace("<version>1<", "<version>" + seen + "<");
    }

    String withdraw(int seen) {
        return Bodies.of("WithdrawVacancy").replace(SAMPLE, number).replace("<version>2<", "<version>" + seen + "<");
    }

    String status() {
        return Bodies.of("GetVacancyStatus").replace(SAMPLE, number);
    }

    /** State, version and door in which the vacancy stands. */
    static String standing(Said status) {
        return status.text("state") + " " + status.text("version") + " " + status.text("door");
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(OneVacancy.class.getResourceAsStream("/soap/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
