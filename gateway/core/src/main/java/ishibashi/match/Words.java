package ishibashi.match;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Small numbers in place of words, given as they are met. */
final class Words {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    int of(String word) {
        return numbers.computeIfAbsent(word, w -> next.getAndIncrement());
    }
}
