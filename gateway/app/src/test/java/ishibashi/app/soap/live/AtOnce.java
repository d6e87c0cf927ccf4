package ishibashi.app.soap.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers who start at the same instant. */
final class AtOnce {
    private AtOnce() {}

    static <T> List<T> all(List<Callable<T>> callers) throws Exception {
        CyclicBarrier together = new CyclicBarrier(callers.size());
        List<Callable<T>> waiting = new ArrayList<>();
        for (Callable<T> caller : callers) {
            waiting.add(() -> {
                together.await();
                return caller.call();
            });
        }
        List<T> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(callers.size())) {
            for (Future<T> answer : pool.invokeAll(waiting)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
