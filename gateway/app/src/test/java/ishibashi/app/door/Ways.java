package ishibashi.app.door;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.QueueMember;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three doors of a running gateway. */
record Ways(GatewayProcess gateway) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    Path keys(String member) {
        return gateway.home().resolve("dev").resolve(member);
    }

    Path box(String member) {
        return gateway.home().resolve("drop").resolve(member);
    }

    QueueMember queue(String member) throws IOException {
        try {
            return new QueueMember(keys(member), gateway.brokerPort());
        } catch (JMSException e) {
            throw new IOException(e);
        }
    }

    byte[] sealed(byte[] signed) {
        return Openssl.encrypt(gateway.home().resolve("dev/gateway/encryption.pem"), signed);
    }

    /** A hospital that was not there before, enrolled while the gateway runs; its keys lie where {@link #keys} looks. */
    String enrolled(String id) throws IOException, InterruptedException {
        gateway.enrol(id, keys(id), "bank-01");
        return id;
    }

    /** A message Bundle of the gateway, its signature checked by openssl. */
    JsonNode opened(byte[] cms) {
        Path gatewayKeys = gateway.home().resolve("dev/gateway");
        return JSON.readTree(Openssl.verify(gatewayKeys.resolve("signing.pem"), gatewayKeys.resolve("chain.pem"), cms));
    }

    Way file() {
        return new FileWay(this);
    }

    Way drop() {
        return new DropWay(this);
    }

    Way queue() {
        return new QueueWay(this);
    }

    private record FileWay(Ways ways) implements Way {
        @Override
        public String name() {
            return "file";
        }

        @Override
        public Answered submit(String member, String filename, byte[] signed) throws IOException, InterruptedException {
            try (OutsideClient client = new OutsideClient(ways.keys(member), ways.gateway.membersPort())) {
                HttpResponse<byte[]> answer = client.postRaw(filename, signed);
                String type = answer.headers().firstValue("Content-Type").orElse("");
                if (answer.statusCode() == 200 || answer.statusCode() == 201) {
                    if (!type.equals("application/jose")) {
                        throw new AssertionError("a receipt of type " + type);
                    }
                    return Answered.receipt(new String(answer.body(), StandardCharsets.US_ASCII));
                }
                if (!type.equals("application/problem+json")) {
                    throw new AssertionError(answer.statusCode() + " of type " + type);
                }
                return Answered.refused(Refused.of(JSON.readTree(answer.body())));
            }
        }
    }

    private record DropWay(Ways ways) implements Way {
        @Override
        public String name() {
            return "drop";
        }

        @Override
        public Answered submit(String member, String filename, byte[] signed) throws IOException {
            Path box = ways.box(member);
            String name = UUID.randomUUID() + "-" + filename;
            Path part = Files.write(box.resolve("in").resolve(name + ".p7m.part"), signed);
            Files.move(part, box.resolve("in").resolve(name + ".p7m"), StandardCopyOption.ATOMIC_MOVE);
            Path receipt = box.resolve("done").resolve(name + ".receipt.jws");
            Path refused = box.resolve("refused").resolve(name + ".p7m");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.exists(receipt) || Files.exists(refused));
            if (Files.exists(receipt)) {
                return Answered.receipt(Files.readString(receipt));
            }
            Refused told = Refused.of(
                    JSON.readTree(Files.readAllBytes(box.resolve("refused").resolve(name + ".refusal.json"))));
            String text = Files.readString(box.resolve("refused").resolve(name + ".refusal.txt"));
            if (!text.contains(told.remedyJa()) || !text.contains(told.remedyEn())) {
                throw new AssertionError("the readable refusal says something else: " + text);
            }
            return Answered.refused(told);
        }
    }

    private record QueueWay(Ways ways) implements Way {
        @Override
        public String name() {
            return "queue";
        }

        @Override
        public Answered submit(String member, String filename, byte[] signed) throws IOException {
            try (QueueMember queue = ways.queue(member)) {
                String id = queue.send("in." + member, filename, ways.sealed(signed));
                BytesMessage answer = queue.receive("out." + member, "JMSCorrelationID = '" + id + "'", PATIENCE);
                JsonNode bundle = ways.opened(QueueMember.body(answer));
                return switch (answer.getStringProperty("ishibashi_event")) {
                    case "receipt" -> Answered.receipt(Bundle.receipt(bundle));
                    case "refusal" -> Answered.refused(Bundle.refusal(bundle));
                    default -> throw new AssertionError(answer.getStringProperty("ishibashi_event"));
                };
            } catch (JMSException e) {
                throw new IOException(e);
            }
        }
    }
}
