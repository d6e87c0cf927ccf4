package ishibashi.routes.door;

import org.apache.camel.builder.RouteBuilder;

/** FHIR over HTTPS (fhir §3). The servlet runs inside this route, so that it is seen, counted, stopped and started here. */
public final class FhirDoor extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:fhir").routeId("door-fhir").bean("serve").id("fhir-answered");
    }
}
