package ishibashi.routes;

/**
 * A route as an operator sees it.
 *
 * @param inside exchanges in it now
 */
public record RouteState(String id, State state, long total, long failed, long inside) {
    /** What a route does. */
    public enum State {
        STARTED,
        STOPPED,
        /** On its way to either. */
        CHANGING
    }
}
