package ishibashi.deliver.hook;

import java.util.List;

/** What is told to an endpoint, or asked about a subscription (backport, SubscriptionNotificationType). */
public record Notification(Type type, Hook hook, List<Hooks.Event> events) {
    private static final int AT_ONCE = 100;

    public Notification {
        events = List.copyOf(events);
    }

    /** Why it is written. */
    public enum Type {
        HANDSHAKE("handshake"),
        HEARTBEAT("heartbeat"),
        EVENT("event-notification"),
        STATUS("query-status"),
        EVENTS("query-event");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What is to be told first: that it begins, then what came, and if nothing came that it still stands. */
    public static Notification next(Hook hook, Hooks hooks) {
        if (hook.status() == Hook.Status.REQUESTED) {
            return new Notification(Type.HANDSHAKE, hook, List.of());
        }
        return hook.events() > hook.told()
                ? new Notification(
                        Type.EVENT,
                        hook,
                        hooks.events(hook, hook.told() + 1, Math.min(hook.told() + AT_ONCE, hook.events())))
                : new Notification(Type.HEARTBEAT, hook, List.of());
    }

    /** The last event that its endpoint knows of once it has taken this. */
    public long told() {
        return events.isEmpty() ? hook.told() : events.getLast().number();
    }
}
