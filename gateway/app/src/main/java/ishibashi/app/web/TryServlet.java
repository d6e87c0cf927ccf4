package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.app.RecipientViews;
import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.normalise.DryRun;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A page onto which a clerk drops a file: row by row what would be understood, refused and why, what is lost, and what each recipient
 * would see. Nothing of it is stored, on no disk either.
 */
@MultipartConfig(
        maxFileSize = TryServlet.LIMIT,
        maxRequestSize = TryServlet.LIMIT + 65_536,
        fileSizeThreshold = TryServlet.LIMIT + 65_536)
public final class TryServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Bytes of a file, as at the doors. */
    static final int LIMIT = 32 << 20;

    /** At once; each holds its file in memory. */
    private static final int MOST = 2;

    private static final int PATIENCE_SECONDS = 20;
    private static final int UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

    private final transient Gateway gateway;
    private final transient OperatorToken token;
    private final transient FieldNames names = new FieldNames();
    private final Semaphore places = new Semaphore(MOST);

    public TryServlet(Gateway gateway, OperatorToken token) {
        this.gateway = gateway;
        this.token = token;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (token.signedIn(request)) {
            StatusServlet.page(response, TryPage.form(gateway, ""));
        } else {
            StatusServlet.page(response, StatusPage.signIn(false));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.signedIn(request)) {
            StatusServlet.page(response, StatusPage.signIn(false));
            return;
        }
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                response.setStatus(UNAVAILABLE);
                wrong(response, "ほかのファイルを試しています。少し待ってください / other files are being tried, wait a little");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            StatusServlet.page(response, tried(request));
        } catch (IllegalArgumentException | DateTimeException | BankFolderInvalid e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            wrong(response, String.valueOf(e.getMessage()));
        } catch (ServletException | IllegalStateException e) {
            // Of a form: that it is none, or larger than allowed.
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            wrong(response, "ファイルを受け取れません（32 MiB まで） / the file cannot be taken, 32 MiB at most");
        } finally {
            places.release();
        }
    }

    private void wrong(HttpServletResponse response, String why) throws IOException {
        StatusServlet.page(response, TryPage.form(gateway, why));
    }

    private Html tried(HttpServletRequest request) throws IOException, ServletException {
        Part file = request.getPart("file");
        if (file == null || file.getSize() == 0) {
            throw new IllegalArgumentException("ファイルを選んでください / choose a file");
        }
        String[] chosen =
                Optional.ofNullable(request.getParameter("bank")).orElse("").split(" ", -1);
        if (chosen.length != 2 || !MemberId.isOne(chosen[0])) {
            throw new IllegalArgumentException("バンクを選んでください / choose a bank");
        }
        BankFolder bank = gateway.mappingDesk().folder(new MemberId(chosen[0]), Integer.parseInt(chosen[1]));
        Optional<LocalDate> asOf = Optional.ofNullable(request.getParameter("as-of"))
                .filter(day -> !day.isBlank())
                .map(LocalDate::parse);
        FileLabel label = new FileLabel(Optional.ofNullable(file.getSubmittedFileName())
                .filter(name -> !name.isBlank())
                .orElse("file"));
        TryResult result = new TryResult(bank, label, names);
        try (InputStream in = file.getInputStream()) {
            new DryRun(
                            bank,
                            gateway.stages().codes(),
                            gateway.ids(),
                            new RecipientViews(bank, gateway.stages().tables())::of)
                    .run(
                            label,
                            Bytes.owning(in.readAllBytes()),
                            asOf,
                            gateway.day().today(),
                            result::add);
        }
        return result.page(gateway);
    }
}
