package ishibashi.routes;

import org.apache.camel.builder.RouteBuilder;

/**
 * The journey of a message (design §2), once, as a table of contents: a route a transaction, the stages in order inside it.
 * {@code submit} is receive and understand in one, for the doors that answer with what became of it.
 */
final class Pipeline extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:receive")
                .routeId("receive")
                .bean("receive.verify")
                .id("member-and-signature")
                .bean("receive.keep")
                .id("durable-and-receipted");

        from("direct:submit")
                .routeId("submit")
                .bean("submit.link")
                .id("same-record-and-expected-version")
                .bean("submit.pseudonymise")
                .id("submitted-identity-sealed")
                .bean("submit.keep")
                .id("durable-and-answered");

        from("work:understand")
                .routeId("understand")
                .bean("understand.normalise")
                .id("canonical-rows")
                .split(body())
                .streaming()
                .stopOnException()
                .id("each-chunk")
                .bean("understand.link")
                .id("same-doctor-same-facility")
                .bean("understand.pseudonymise")
                .id("identity-sealed")
                .bean("understand.keep")
                .id("chunk-kept")
                .end();

        from("work:match")
                .routeId("match")
                .bean("match.match")
                .id("ranked-and-explained")
                .bean("match.sign")
                .id("signed")
                .bean("match.keep")
                .id("results-in-the-outbox");

        from("work:conclude")
                .routeId("conclude")
                .bean("conclude.counts")
                .id("what-became-of-it")
                .bean("conclude.sign")
                .id("counts-signed")
                .bean("conclude.keep")
                .id("message-closed");
    }
}
