package ishibashi.app.bench;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Example 02 as each hospital's own vacancy, under numbers never used before, signed before the clock runs. */
final class FhirRequests {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Members members;
    private final String example;
    private final AtomicInteger numbers = new AtomicInteger();

    FhirRequests(Members members) {
        this.members = members;
        try (InputStream in =
                Objects.requireNonNull(FhirRequests.class.getResourceAsStream("/fhir/02-vacancy-urgent.json"))) {
            this.example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Request(Bytes body, String headers) {}

    /** Requests of one client, each sent once. */
    static final class Prepared {
        private final List<Request> requests;
        private int next;

        private Prepared(List<Request> requests) {
            this.requests = requests;
        }

        void post(KeptConnection connection, String path, int expected) throws IOException {
            Request request = requests.get(next++ % requests.size());
            int status = connection.post(path, request.headers(), request.body().toArray());
            if (status != expected) {
                throw new IOException("answered " + status);
            }
        }
    }

    Prepared creates(int client, int many) {
        return prepared(client, many, member -> vacancy(member));
    }

    Prepared transactions(int client, int many, int entries) {
        return prepared(client, many, member -> {
            ObjectNode bundle =
                    JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
            ArrayNode all = bundle.putArray("entry");
            for (int n = 0; n < entries; n++) {
                ObjectNode entry = all.addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
                entry.set("resource", vacancy(member));
                entry.putObject("request").put("method", "POST").put("url", "PractitionerRole");
            }
            return bundle;
        });
    }

    private interface Made {
        ObjectNode of(Members.Member member);
    }

    private Prepared prepared(int client, int many, Made made) {
        Members.Member member = members.of(client);
        List<byte[]> bodies = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            bodies.add(JSON.writeValueAsBytes(made.of(member)));
        }
        return new Prepared(IntStream.range(0, many)
                .parallel()
                .mapToObj(n -> signed(member, bodies.get(n)))
                .toList());
    }

    private static Request signed(Members.Member member, byte[] body) {
        String signature = Base64.getEncoder().encodeToString(member.signer().beside(body));
        return new Request(
                Bytes.owning(body),
                "Content-Type: application/fhir+json\r\nIshibashi-Signature: " + signature + "\r\n");
    }

    /** A standing one, so that what is measured is not the noticing of doctors. */
    private ObjectNode vacancy(Members.Member member) {
        String code = member.id().substring("hospital-".length());
        ObjectNode role = (ObjectNode) JSON.readTree(example.replace("0919900019", code)
                .replace("T-2026-0245", "B-" + numbers.incrementAndGet())
                .replace("\"immediate\"", "\"standing\""));
        role.remove("id");
        ArrayNode kept = JSON.createArrayNode();
        role.path("extension")
                .valueStream()
                .filter(e -> !e.path("url").asString().endsWith("/reason")
                        && !e.path("url").asString().endsWith("/fill-by"))
                .forEach(kept::add);
        role.set("extension", kept);
        return role;
    }
}
