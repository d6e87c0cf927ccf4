package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Security §3.3, tried rule by rule: each letter is good but for one thing. */
abstract class SoapRules {
    static final String ENDPOINT = "https://localhost:8443/soap/vacancies";

    @TempDir
    Path folder;

    SoapDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new SoapDesk(folder, ENDPOINT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    Letter letter() {
        return new Letter(desk.bank, ENDPOINT, Bodies.of("SubmitVacancy"));
    }

    void refused(String code, Consumer<Letter> change) {
        refused(code, letter().with(change));
    }

    /** Whatever is refused changes nothing, is counted once, and the next good letter is taken. */
    void refused(String code, Letter letter) {
        refusedBytes(code, letter, letter.bytes());
    }

    void refusedBytes(String code, Letter letter, byte[] bytes) {
        int before = desk.journal.rejected().size();
        Said said = desk.send(letter, bytes);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.status()).isGreaterThanOrEqualTo(400);
        assertThat(desk.records.taken()).isEmpty();
        assertThat(desk.journal.rejected()).hasSize(before + 1);
        assertThat(desk.send(letter()).text("outcome")).isEqualTo("created");
    }
}
