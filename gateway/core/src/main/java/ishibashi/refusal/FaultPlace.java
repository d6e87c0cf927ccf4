package ishibashi.refusal;

import java.util.stream.Stream;

/** Where in our own code a fault arose. It may be told to an operator: the texts of exceptions may hold content, this does not. */
public final class FaultPlace {
    private static final String OURS = "ishibashi.";

    private FaultPlace() {}

    /** The innermost line of ours, {@code -} if there is none. */
    public static String of(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("-");
    }
}
