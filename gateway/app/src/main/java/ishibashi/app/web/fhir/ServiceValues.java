package ishibashi.app.web.fhir;

import ishibashi.fhir.ServiceNames;
import ishibashi.message.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;

/** Values of the search parameter {@code telesupport} (fhir §3) as the tokens of what services are referred to by. */
final class ServiceValues {
    private static final String TYPE = "HealthcareService";

    private final FhirPorts ports;
    private final MemberId member;

    ServiceValues(FhirPorts ports, MemberId member) {
        this.ports = ports;
        this.member = member;
    }

    /** @param values {@code HealthcareService/x}, or {@code x} alone; one of the member's own stands for its identifiers too */
    Set<String> addressed(List<String> values) {
        return tokens(values.stream().flatMap(this::names));
    }

    /** @param values {@code system|value} */
    Set<String> identified(List<String> values) {
        return tokens(values.stream());
    }

    private Set<String> tokens(Stream<String> names) {
        return names.map(ports.service()).collect(Collectors.toSet());
    }

    private Stream<String> names(String value) {
        Optional<String> address = ServiceNames.address(value.contains("/") ? value : TYPE + "/" + value);
        Stream<String> identifiers = address
                .flatMap(a -> Submits.uuid(new IdType(a).getIdPart()))
                .flatMap(id -> ports.companions().find(member, TYPE, id))
                .map(Submits::parsed)
                .stream()
                .flatMap(own -> Entries.identifiers(own).stream())
                .flatMap(identifier -> ServiceNames.of(identifier).stream());
        return Stream.concat(address.stream(), identifiers);
    }
}
