package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code match board --instance}: needs no gateway, and answers as contract §1 says. */
class MatchBoardTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_better_doctor_of_two_gets_the_only_place() throws IOException {
        assertThat(
                        run(
                                "{\"doctors\":{\"a\":[\"h\"],\"b\":[\"h\"]},\"hospitals\":{\"h\":[\"b\",\"a\"]},\"capacities\":{\"h\":1}}"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"matching\":{\"b\":\"h\"}}");
    }

    @Test
    void a_region_at_its_cap_is_named_beside_the_answer() throws IOException {
        assertThat(
                        run(
                                "{\"doctors\":{\"a\":[\"h\"],\"b\":[\"h\"]},\"hospitals\":{\"h\":[\"b\",\"a\"]},\"capacities\":{\"h\":2},"
                                        + "\"regional\":{\"region\":{\"h\":\"那須\"},\"cap\":{\"那須\":1},\"target\":{},\"order\":{\"那須\":[\"h\"]}}}"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"matching\":{\"b\":\"h\"}}");
        assertThat(err.toString()).contains("上限に達した地域", "cap reached: 那須");
    }

    @Test
    void an_unknown_name_ends_with_status_2_and_its_place() throws IOException {
        assertThat(run("{\"doctors\":{\"a\":[\"x\"]},\"hospitals\":{\"h\":[\"a\"]},\"capacities\":{\"h\":1}}"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("instance.json doctors.a", "「x」がありません", "There is no x");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThat(execute(folder.resolve("none.json"))).isEqualTo(2);
        assertThat(err.toString()).contains("ファイルがありません", "no such file");
    }

    private int run(String instance) throws IOException {
        return execute(Files.writeString(folder.resolve("instance.json"), instance));
    }

    private int execute(Path file) {
        return new CommandLine(new MatchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("board", "--instance", file.toString());
    }
}
