/**
 * The benchmarks of design §6: each prints figure, size and a baseline of the same run. {@code ./mvnw -Pbench verify} runs them
 * all; results are kept in {@code BENCHMARKS.md}.
 */
@NullMarked
package ishibashi.app.bench;

import org.jspecify.annotations.NullMarked;
