package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.GeneratedClient;
import ishibashi.app.soap.Said;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The running gateway with foreign toolkits: a client generated from the WSDL, and the published script of openssl and curl. */
@ExtendWith(SharedGateway.class)
class SoapToolkitsTest {
    private static final String MEMBER = "bank-09";

    private final GatewayProcess gateway;
    private final OneVacancy vacancy = OneVacancy.fresh();

    SoapToolkitsTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void a_generated_client_leads_a_vacancy_through_its_life(SoapVersion version) throws Exception {
        Vacancies port = GeneratedClient.of(
                version,
                SoapMember.endpoint(gateway),
                SoapMember.keys(gateway, MEMBER),
                Introduced.by(gateway).certificate());
        Change created = port.submitVacancy(body(SubmitVacancy.class, vacancy.submit()));
        assertThat(created.getOutcome()).isEqualTo("created");
        assertThat(Introduced.by(gateway)
                        .receipt(created.getReceipt())
                        .get("door")
                        .stringValue())
                .isEqualTo("soap");
        assertThat(port.updateVacancy(body(UpdateVacancy.class, vacancy.update(1)))
                        .getVersion())
                .isEqualTo(2);
        WithdrawVacancy stale = body(WithdrawVacancy.class, vacancy.withdraw(1));
        RefusalFault fault = catchThrowableOfType(RefusalFault.class, () -> port.withdrawVacancy(stale));
        assertThat(fault.getFaultInfo().getCode()).isEqualTo("version-conflict");
        assertThat(fault.getFaultInfo().getCurrent().getVersion()).isEqualTo(2);
        assertThat(port.withdrawVacancy(body(WithdrawVacancy.class, vacancy.withdraw(2)))
                        .getOutcome())
                .isEqualTo("withdrawn");
        var status = port.getVacancyStatus(body(GetVacancyStatus.class, vacancy.status()));
        assertThat(status.getState()).isEqualTo("withdrawn");
        assertThat(status.getRecord()).isEqualTo(created.getRecord());
    }

    private static <T> T body(Class<T> type, String text) {
        try {
            return type.cast(JAXBContext.newInstance(type).createUnmarshaller().unmarshal(new StringReader(text)));
        } catch (JAXBException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_published_script_and_samples_lead_a_vacancy_through_its_life(@TempDir Path folder) throws Exception {
        List<String> said = new ArrayList<>();
        for (String operation : List.of("SubmitVacancy", "UpdateVacancy", "GetVacancyStatus", "WithdrawVacancy")) {
            Said answer = shell(folder, operation);
            assertThat(answer.code()).isEmpty();
            said.add(answer.text("outcome") + answer.text("state") + " " + answer.text("version"));
        }
        assertThat(said).containsExactly("created 1", "changed 2", "active 2", "withdrawn 3");
        assertThat(shell(folder, "FetchMessages").code()).isEmpty();
        assertThat(shell(folder, "AcknowledgeMessages").text("acknowledged")).isEqualTo("0");
    }

    private Said shell(Path folder, String operation) throws IOException, InterruptedException {
        Path script = published(folder, "send.sh");
        Path sample = published(folder, operation + ".xml");
        Process process = new ProcessBuilder(
                        "bash",
                        script.toString(),
                        SoapMember.keys(gateway, MEMBER).toString(),
                        sample.toString(),
                        SoapMember.endpoint(gateway))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Said.of(200, said.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** As everybody may fetch it, under a number of this test. */
    private Path published(Path folder, String name) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            String text = operator.page("/docs/soap/" + name).body().replace("SOAP-0001", vacancy.number());
            return Files.writeString(folder.resolve(name), text);
        }
    }
}
