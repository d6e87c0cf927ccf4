package ishibashi.routes;

import ishibashi.work.Task;
import ishibashi.work.WorkQueue;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code work:understand}: takes the next piece of that kind from the one work queue, on threads of its own. */
final class WorkComponent extends DefaultComponent {
    private final WorkQueue queue;
    private final Map<Task.Kind, Integer> threads;

    WorkComponent(WorkQueue queue, Map<Task.Kind, Integer> threads) {
        this.queue = queue;
        this.threads = Map.copyOf(threads);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String kind, Map<String, Object> parameters) {
        return new WorkEndpoint(uri, this, Task.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    private final class WorkEndpoint extends DefaultEndpoint {
        private final Task.Kind kind;

        WorkEndpoint(String uri, WorkComponent component, Task.Kind kind) {
            super(uri, component);
            this.kind = kind;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("work is queued by the transaction before it, never by a route");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new WorkConsumer(this, processor, queue, kind, threads.getOrDefault(kind, 1));
        }
    }
}
