package ishibashi.app.web;

import ishibashi.refusal.Category;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Refusals on HTTP (RFC 9457, contract §6). */
public final class Problems {
    private final Supplier<UUID> ids;

    public Problems(Supplier<UUID> ids) {
        this.ids = ids;
    }

    Refusal of(Code code, String... arguments) {
        return new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of(arguments), ids.get());
    }

    static void write(Refusal refusal, HttpServletResponse response) throws IOException {
        response.setStatus(refusal.code().status());
        response.setContentType(Answers.PROBLEM_JSON);
        if (refusal.category() == Category.UNAVAILABLE || refusal.code() == Code.TOO_FAST) {
            response.setHeader("Retry-After", "5");
        }
        response.getOutputStream().write(Answers.problem(refusal));
    }
}
