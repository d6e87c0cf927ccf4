package ishibashi.routes.hook;

import ishibashi.deliver.hook.Hook;
import ishibashi.deliver.hook.Hooks;
import ishibashi.deliver.hook.Notification;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Member;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Tells endpoints that something waits: all that are due side by side, so that a slow one keeps no other waiting. No redirect is
 * followed, no answer's body is read. The address is called only while it is enrolled for the member.
 */
public final class HookCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Hooks hooks;
    private final Function<Notification, byte[]> written;
    private final Directory directory;
    private final HookTls tls;
    private final Clock clock;

    /** @param written a notification as FHIR JSON */
    public HookCalls(
            Hooks hooks, Function<Notification, byte[]> written, Directory directory, HookTls tls, Clock clock) {
        this.hooks = hooks;
        this.written = written;
        this.directory = directory;
        this.tls = tls;
        this.clock = clock;
    }

    /** One turn; returns when every endpoint that was due has answered or has had its time. */
    public void turn() {
        List<Hook> due = hooks.due(clock.instant());
        if (due.isEmpty()) {
            return;
        }
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            due.stream().filter(hook -> isActive(hook.member())).forEach(hook -> calls.execute(() -> tell(hook)));
        }
    }

    private boolean isActive(MemberId member) {
        return directory.member(member).filter(Member::active).isPresent();
    }

    private void tell(Hook hook) {
        Notification next = Notification.next(hook, hooks);
        boolean taken = hooks.endpoints(hook.member()).contains(hook.endpoint()) && post(hook, written.apply(next));
        Instant now = clock.instant();
        if (taken) {
            hooks.taken(hook, next.told(), now);
        } else {
            hooks.failed(hook, now);
        }
    }

    private boolean post(Hook hook, byte[] body) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls.towards(directory.certificatesOf(hook.member())))
                .build();
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(hook.endpoint()))
                            .timeout(ANSWER)
                            .header("Content-Type", "application/fhir+json; charset=utf-8")
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            client.shutdownNow();
        }
    }
}
