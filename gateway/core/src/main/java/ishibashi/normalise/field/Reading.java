package ishibashi.normalise.field;

import ishibashi.refusal.Code;
import java.util.List;
import java.util.function.Function;

/** What a normaliser made of one raw text. Holds what may name a person, so it prints its rule only. */
public sealed interface Reading<T> {

    /**
     * Understood.
     *
     * @param inferred completed by a rule, not written so
     * @param rule kebab-case name of the rule that gave the value
     */
    record Value<T>(T value, boolean inferred, String rule) implements Reading<T> {
        @Override
        public String toString() {
            return "Value[" + rule + (inferred ? ", inferred" : "") + "]";
        }
    }

    /** Nothing is stated, and the sender said so or left it empty. */
    record Absent<T>(String rule) implements Reading<T> {}

    /**
     * Not usable.
     *
     * @param arguments those of the refusal's text after the column name: near codes, limits; never the raw value
     */
    record Faulty<T>(Code code, List<String> arguments) implements Reading<T> {
        public Faulty {
            arguments = List.copyOf(arguments);
        }
    }

    static <T> Reading<T> value(T value, String rule) {
        return new Value<>(value, false, rule);
    }

    static <T> Reading<T> inferred(T value, String rule) {
        return new Value<>(value, true, rule);
    }

    static <T> Reading<T> absent(String rule) {
        return new Absent<>(rule);
    }

    static <T> Reading<T> faulty(Code code, String... arguments) {
        return new Faulty<>(code, List.of(arguments));
    }

    /** The same reading of another form of the value. */
    default <R> Reading<R> map(Function<? super T, ? extends R> form) {
        return switch (this) {
            case Value<T>(T value, boolean inferred, String rule) -> new Value<>(form.apply(value), inferred, rule);
            case Absent<T>(String rule) -> new Absent<>(rule);
            case Faulty<T>(Code code, List<String> arguments) -> new Faulty<>(code, arguments);
        };
    }
}
