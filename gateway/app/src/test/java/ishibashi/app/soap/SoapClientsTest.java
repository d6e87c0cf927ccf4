package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ishibashi.app.outside.OutsideClient;
import ishibashi.app.soap.generated.Change;
import ishibashi.app.soap.generated.GetVacancyStatus;
import ishibashi.app.soap.generated.RefusalFault;
import ishibashi.app.soap.generated.SubmitVacancy;
import ishibashi.app.soap.generated.UpdateVacancy;
import ishibashi.app.soap.generated.Vacancies;
import ishibashi.app.soap.generated.WithdrawVacancy;
import ishibashi.routes.soap.wss.SoapVersion;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Foreign programs over mutual TLS: a client generated from the WSDL, one of openssl and curl alone, and strangers. */
class SoapClientsTest {
    private static final Path SAMPLES = Path.of("../../routes/src/main/resources/docs/soap");

    @TempDir
    Path folder;

    private SoapServer server;

    @BeforeEach
    void open() throws Exception {
        server = new SoapServer(folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Vacancies client(SoapVersion version) throws Exception {
        return GeneratedClient.of(
                version,
                server.desk.endpoint,
                server.bankKeys,
                server.desk.keys.signing().certificate());
    }

    private static <T> T body(Class<T> type, String text) {
        try {
            return type.cast(JAXBContext.newInstance(type).createUnmarshaller().unmarshal(new StringReader(text)));
        } catch (JAXBException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void a_generated_client_goes_through_all_six_operations(SoapVersion version) throws Exception {
        Vacancies port = client(version);
        Change created = port.submitVacancy(body(SubmitVacancy.class, Bodies.of("SubmitVacancy")));
        assertThat(created.getOutcome()).isEqualTo("created");
        assertThat(created.getReceipt()).isNotEmpty();
        assertThat(port.updateVacancy(body(UpdateVacancy.class, Bodies.of("UpdateVacancy")))
                        .getVersion())
                .isEqualTo(2);
        assertThat(port.getVacancyStatus(body(GetVacancyStatus.class, Bodies.of("GetVacancyStatus")))
                        .getRecord())
                .isEqualTo(created.getRecord());
        assertThat(port.withdrawVacancy(body(WithdrawVacancy.class, Bodies.of("WithdrawVacancy")))
                        .getOutcome())
                .isEqualTo("withdrawn");
        UUID id = server.desk.results.put(SoapDesk.BANK, "結果");
        assertThat(port.fetchMessages(10)).singleElement().satisfies(message -> {
            assertThat(message.getId()).isEqualTo(id.toString());
            assertThat(message.getBody()).isEqualTo("結果".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(port.acknowledgeMessages(List.of(id.toString()))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void a_generated_client_is_told_a_refusal_as_a_typed_fault(SoapVersion version) throws Exception {
        SubmitVacancy request =
                body(SubmitVacancy.class, Bodies.of("SubmitVacancy").replace("消化器内科", "電気科"));
        RefusalFault fault =
                catchThrowableOfType(RefusalFault.class, () -> client(version).submitVacancy(request));
        assertThat(fault.getFaultInfo().getCode()).isEqualTo("unknown-department");
        assertThat(fault.getFaultInfo().getWhere().getPath()).isEqualTo("/SubmitVacancy/Vacancy/department");
        assertThat(fault.getFaultInfo().getWhy().getJa()).isNotEmpty();
        assertThat(fault.getFaultInfo().getRemedy().getEn()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void while_the_route_is_stopped_the_door_is_busy_and_the_same_goes_through_later(SoapVersion version)
            throws Exception {
        Letter letter = new Letter(server.desk.bank, server.desk.endpoint, Bodies.of("SubmitVacancy"))
                .with(l -> l.version = version);
        byte[] bytes = letter.bytes();
        server.camel.getRouteController().stopRoute("door-soap");
        HttpResponse<byte[]> busy = post(server.bankKeys, letter, bytes);
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).isPresent();
        assertThat(Said.of(503, busy.body()).code()).isEqualTo("busy");
        server.camel.getRouteController().startRoute("door-soap");
        assertThat(post(server.bankKeys, letter, bytes).statusCode()).isEqualTo(200);
    }

    @Test
    void a_store_that_is_away_is_busy_too() throws Exception {
        server.desk.records.breakDown();
        Letter letter = new Letter(server.desk.bank, server.desk.endpoint, Bodies.of("SubmitVacancy"));
        assertThat(post(server.bankKeys, letter, letter.bytes()).statusCode()).isEqualTo(503);
    }

    @Test
    void every_sample_passes_signed_by_openssl_and_sent_by_curl() throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (String operation : List.of(
                "SubmitVacancy",
                "UpdateVacancy",
                "GetVacancyStatus",
                "WithdrawVacancy",
                "FetchMessages",
                "AcknowledgeMessages")) {
            Said said = Said.of(200, shell(operation));
            assertThat(said.code()).isEmpty();
            assertThat(said.count(Letter.DS, "Signature")).isEqualTo(1);
            outcomes.add(said.text("outcome"));
        }
        assertThat(outcomes).containsExactly("created", "changed", "", "withdrawn", "", "");
    }

    private byte[] shell(String operation) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        "bash",
                        SAMPLES.resolve("send.sh").toString(),
                        server.bankKeys.toString(),
                        SAMPLES.resolve(operation + ".xml").toString(),
                        server.desk.endpoint)
                .redirectError(errors.toFile())
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return new String(said, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_stranger_and_a_foreign_signature_get_one_and_the_same_answer() throws Exception {
        Letter own = new Letter(server.desk.stranger, server.desk.endpoint, Bodies.of("SubmitVacancy"));
        HttpResponse<byte[]> stranger = post(server.strangerKeys, own, own.bytes());
        HttpResponse<byte[]> foreign = post(server.bankKeys, own, own.bytes());
        assertThat(stranger.statusCode()).isEqualTo(403).isEqualTo(foreign.statusCode());
        assertThat(stranger.body()).hasSameSizeAs(foreign.body());
        assertThat(Said.of(403, stranger.body()).code()).isEqualTo("unknown-member");
        assertThat(server.desk.journal.strangers()).hasSize(1);
        assertThat(server.desk.journal.rejected()).hasSize(1);
    }

    @Test
    void attachments_other_charsets_and_compression_are_refused() throws Exception {
        for (String type :
                Set.of("multipart/related; type=\"application/xop+xml\"", "text/xml; charset=Shift_JIS", "")) {
            try (OutsideClient client = new OutsideClient(server.bankKeys, server.port())) {
                HttpRequest.Builder request = client.request("/soap/vacancies").POST(BodyPublishers.ofString("<x/>"));
                if (!type.isEmpty()) {
                    request.header("Content-Type", type);
                }
                assertThat(Said.of(500, client.send(request).body()).code()).isEqualTo("request-malformed");
            }
        }
        try (OutsideClient client = new OutsideClient(server.bankKeys, server.port())) {
            HttpRequest.Builder request = client.request("/soap/vacancies")
                    .header("Content-Type", "text/xml")
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofString("<x/>"));
            assertThat(Said.of(500, client.send(request).body()).code()).isEqualTo("encoding-not-allowed");
        }
    }

    @Test
    void the_wsdl_and_its_schema_are_served_to_members() throws Exception {
        try (OutsideClient client = new OutsideClient(server.bankKeys, server.port())) {
            String wsdl = text(client, "/soap/vacancies?wsdl");
            assertThat(wsdl).contains(server.desk.endpoint + "?xsd=vacancies.xsd");
            assertThat(text(client, "/soap/vacancies?xsd=vacancies.xsd")).contains("SubmitVacancy");
            assertThat(client.send(client.request("/soap/vacancies?xsd=../x").GET())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static String text(OutsideClient client, String path) throws Exception {
        HttpResponse<byte[]> answer = client.send(client.request(path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> post(Path keys, Letter letter, byte[] bytes) throws Exception {
        String action = letter.announced.orElseThrow();
        try (OutsideClient client = new OutsideClient(keys, server.port())) {
            return client.send(client.request("/soap/vacancies")
                    .header(
                            "Content-Type",
                            letter.version.mediaType() + "; charset=utf-8"
                                    + (letter.version == SoapVersion.SOAP12 ? "; action=\"" + action + "\"" : ""))
                    .header("SOAPAction", "\"" + action + "\"")
                    .POST(BodyPublishers.ofByteArray(bytes)));
        }
    }
}
