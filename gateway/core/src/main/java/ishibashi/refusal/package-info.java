/**
 * <em>Refusal 拒否.</em> The closed set of refusals: code, category, stage, place, reason and remedy in Japanese and English.
 *
 * <p>In: nothing. Out: values; they become problem+json, OperationOutcome, fault or error file in one place only
 * ({@code ishibashi.routes.Answers}). Must not see: any channel. Sources: contract §6, rulings 12, data README §2.
 */
@NullMarked
package ishibashi.refusal;

import org.jspecify.annotations.NullMarked;
