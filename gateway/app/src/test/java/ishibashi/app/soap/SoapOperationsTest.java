package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.FacilityIdentity;
import ishibashi.message.Row;
import ishibashi.message.Terms;
import ishibashi.message.Vacancy;
import ishibashi.routes.soap.wss.SoapVersion;
import ishibashi.trust.Jws;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the six operations answer, and what a vacancy is understood as (contract §4, §5; domain §1). */
class SoapOperationsTest {
    private static final String ENDPOINT = "https://localhost:8443/soap/vacancies";

    @TempDir
    Path folder;

    private SoapDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new SoapDesk(folder, ENDPOINT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Said send(String body) {
        return desk.send(new Letter(desk.bank, ENDPOINT, body));
    }

    private Said changed(String from, String to) {
        String body = Bodies.of("SubmitVacancy");
        assertThat(body).contains(from);
        return send(body.replace(from, to));
    }

    @Test
    void the_samples_in_their_order_submit_change_ask_and_withdraw() {
        assertThat(send(Bodies.of("SubmitVacancy")).text("version")).isEqualTo("1");
        assertThat(send(Bodies.of("UpdateVacancy")).text("version")).isEqualTo("2");
        assertThat(send(Bodies.of("GetVacancyStatus")).text("state")).isEqualTo("active");
        assertThat(send(Bodies.of("WithdrawVacancy")).text("outcome")).isEqualTo("withdrawn");
        Said after = send(Bodies.of("GetVacancyStatus"));
        assertThat(after.text("state")).isEqualTo("withdrawn");
        assertThat(after.text("version")).isEqualTo("3");
        assertThat(after.text("door")).isEqualTo("soap");
        assertThat(after.text("reach")).isEqualTo("7");
        assertThat(send(Bodies.of("FetchMessages")).code()).isEmpty();
        assertThat(send(Bodies.of("AcknowledgeMessages")).text("acknowledged")).isEqualTo("0");
    }

    @Test
    void the_sample_is_understood_field_by_field() {
        send(Bodies.of("SubmitVacancy"));
        Row.OfVacancy row = (Row.OfVacancy)
                desk.records.taken().getFirst().items().getFirst().row();
        assertThat(row.number()).isEqualTo("SOAP-0001");
        assertThat(row.vacancy())
                .isEqualTo(new Vacancy(
                        List.of("消化器内科"),
                        new Terms.Place("09", Optional.of("0903"), Optional.of("09201")),
                        Optional.of("hospital"),
                        OptionalInt.of(312),
                        Terms.WorkplaceKind.EMPLOYED,
                        Terms.Employment.FIXED,
                        Optional.of(Terms.WorkPattern.FULL_TIME),
                        new Terms.Period(LocalDate.of(2027, 4, 1), false, Optional.of(LocalDate.of(2029, 3, 31))),
                        Terms.Urgency.STANDING,
                        Optional.empty(),
                        Optional.of("maternity"),
                        new Terms.Hours(
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                Optional.of(LocalTime.of(8, 30)),
                                Optional.of(LocalTime.of(17, 15))),
                        true,
                        new Terms.Duty(OptionalInt.of(2), Optional.of(true)),
                        new Terms.Pay(Terms.PayBasis.YEAR, OptionalLong.of(12_000_000), OptionalLong.of(16_000_000)),
                        1,
                        "available",
                        "day",
                        Optional.of(true),
                        Set.of("消化器病専門医"),
                        Optional.empty()));
        assertThat(row.facility())
                .isEqualTo(new FacilityIdentity(
                        "架空会 うつのみや中央病院",
                        Optional.empty(),
                        Optional.of("医療法人 架空会"),
                        Optional.of("人事課 採用係 000-0000-0000"),
                        "地域の中核病院です。指導医が在籍しています。"));
    }

    @Test
    void the_receipt_is_signed_by_the_gateway_over_the_canonical_body() throws Exception {
        Letter letter = new Letter(desk.bank, ENDPOINT, Bodies.of("SubmitVacancy"));
        String receipt = desk.send(letter).text("receipt");
        byte[] payload = Jws.verify(
                        receipt,
                        "ishibashi-receipt+jwt",
                        List.of(desk.keys.signing().certificate()))
                .orElseThrow();
        JsonNode claims = JsonMapper.shared().readTree(payload);
        assertThat(claims.get("door").stringValue()).isEqualTo("soap");
        assertThat(claims.get("sub").stringValue()).isEqualTo("bank-09");
        // Exclusive c14n written out by hand: the namespaces that are used, where they are used first.
        String canonical = "<s:Body xmlns:s=\"" + SoapVersion.SOAP11.namespace() + "\" xmlns:wsu=\"" + Letter.WSU
                + "\" wsu:Id=\"body\">" + letter.body + "</s:Body>";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(claims.get("sha256").stringValue()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(claims.get("size").intValue()).isEqualTo(canonical.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void the_receipts_message_can_be_asked_about() {
        String receipt = send(Bodies.of("SubmitVacancy")).text("receipt");
        String payload = new String(Base64.getUrlDecoder().decode(receipt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        String id = JsonMapper.shared().readTree(payload).get("messageId").stringValue();
        String ask = Bodies.of("GetVacancyStatus").replace("</number>", "</number><message>" + id + "</message>");
        assertThat(send(ask).text("messageState")).isEqualTo("accepted");
        assertThat(send(ask.replace(id, "urn:uuid:" + UUID.randomUUID())).text("messageState"))
                .isEmpty();
    }

    @Test
    void an_update_of_a_version_that_is_no_longer_there_tells_which_one_is() {
        send(Bodies.of("SubmitVacancy"));
        send(Bodies.of("UpdateVacancy"));
        Said said = send(Bodies.of("UpdateVacancy").replace("<nightsPerMonth>0", "<nightsPerMonth>1"));
        assertThat(said.code()).isEqualTo("version-conflict");
        assertThat(((org.w3c.dom.Element) said.document()
                                .getElementsByTagNameNS(Said.NAMESPACE, "current")
                                .item(0))
                        .getElementsByTagNameNS(Said.NAMESPACE, "version")
                        .item(0)
                        .getTextContent())
                .isEqualTo("2");
    }

    @Test
    void another_members_vacancy_and_one_that_is_not_there_are_told_alike() {
        String record = send(Bodies.of("SubmitVacancy")).text("record");
        String ask =
                "<GetVacancyStatus xmlns=\"" + Said.NAMESPACE + "\"><record>" + record + "</record></GetVacancyStatus>";
        Letter letter = new Letter(desk.other, ENDPOINT, ask);
        Said others = desk.send(desk.other, SoapDesk.OTHER, letter, letter.bytes());
        Said nobodys = send(ask.replace(record, UUID.randomUUID().toString()));
        assertThat(others.code()).isEqualTo("not-your-record");
        assertThat(nobodys.code()).isEqualTo("not-your-record");
        assertThat(others.bytes()).hasSameSizeAs(nobodys.bytes());
    }

    @Test
    void results_are_fetched_until_they_are_acknowledged() {
        UUID id = desk.results.put(SoapDesk.BANK, "結果");
        Said fetched = send(Bodies.of("FetchMessages"));
        assertThat(fetched.text("id")).isEqualTo(id.toString());
        assertThat(Base64.getDecoder().decode(fetched.text("body"))).isEqualTo("結果".getBytes(StandardCharsets.UTF_8));
        String ack = Bodies.of("AcknowledgeMessages").replace("00000000-0000-4000-8000-000000000000", id.toString());
        assertThat(send(ack).text("acknowledged")).isEqualTo("1");
        assertThat(send(Bodies.of("FetchMessages")).count(Said.NAMESPACE, "message"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "<employment>fixed</employment>,<employment>forever</employment>,unknown-code,/SubmitVacancy/Vacancy/employment",
        "2027-04-01,2027-02-30,bad-date,/SubmitVacancy/Vacancy/startDate",
        "2029-03-31,2027-03-31,end-before-start,/SubmitVacancy/Vacancy/endDate",
        "消化器内科,電気科,unknown-department,/SubmitVacancy/Vacancy/department",
        "<municipality>09201,<municipality>09999,unknown-place,/SubmitVacancy/Vacancy/municipality",
        "<max>16000000,<max>1000000,contradiction,/SubmitVacancy/Vacancy/pay/max",
        "<day>tue,<day>mon,contradiction,/SubmitVacancy/Vacancy/day[2]",
        "<beds>312,<beds>many,profile-violation,/SubmitVacancy/Vacancy/beds",
        "指導医が在籍しています。,40歳まで,law-age-limit,/SubmitVacancy/Vacancy/facility/freeText",
        "指導医が在籍しています。,男性医師歓迎,law-sex-limit,/SubmitVacancy/Vacancy/facility/freeText",
        "指導医が在籍しています。,番号 123456789018,law-individual-number,/SubmitVacancy/Vacancy/facility/freeText",
        "指導医が在籍しています。,患者氏名：架空 花子,patient-data,/SubmitVacancy/Vacancy/facility/freeText"
    })
    void what_cannot_be_understood_is_named_with_its_place(String from, String to, String code, String path) {
        Said said = changed(from, to);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.text("path")).isEqualTo(path);
        assertThat(said.text("ja")).isNotEmpty();
        assertThat(said.text("en")).isNotEmpty();
        assertThat(new String(said.bytes(), StandardCharsets.UTF_8))
                .doesNotContain("forever", "many", "123456789018", "花子", "09999", "電気科");
        assertThat(desk.records.taken()).isEmpty();
        assertThat(desk.journal.rejected()).hasSize(1);
    }

    @Test
    void two_faults_are_told_at_once() {
        String body = Bodies.of("SubmitVacancy").replace("消化器内科", "電気科").replace("<max>16000000", "<max>1000000");
        Said said = send(body);
        assertThat(said.count(Said.NAMESPACE, "code")).isEqualTo(2);
        assertThat(said.count(Said.NAMESPACE, "further")).isEqualTo(1);
    }

    @Test
    void an_element_that_is_missing_or_unknown_is_told_with_what_is_expected() {
        Said missing = changed("<employment>fixed</employment>", "");
        assertThat(missing.code()).isEqualTo("profile-violation");
        assertThat(missing.text("en")).contains("employment");
        assertThat(changed("<beds>", "<patients>1</patients><beds>").code()).isEqualTo("profile-violation");
    }

    @ParameterizedTest
    @CsvSource({"SubmitVacancyResponse", "Refusal", "Vacancy", "Unknown"})
    void an_element_that_is_no_operation_is_refused(String name) {
        assertThat(send("<" + name + " xmlns=\"" + Said.NAMESPACE + "\"/>").code())
                .isIn("profile-violation", "request-malformed");
    }

    @Test
    void a_number_cannot_change_on_the_way() {
        String record = send(Bodies.of("SubmitVacancy")).text("record");
        String body = Bodies.of("UpdateVacancy")
                .replace("<version>1", "<record>" + record + "</record><version>1")
                .replace("SOAP-0001", "SOAP-0002");
        assertThat(send(body).code()).isEqualTo("contradiction");
    }

    @Test
    void every_answer_is_valid_by_the_schema() throws Exception {
        var schema = javax.xml.validation.SchemaFactory.newDefaultInstance()
                .newSchema(SoapOperationsTest.class.getResource("/soap/vacancies.xsd"));
        desk.results.put(SoapDesk.BANK, "x");
        for (Said said : List.of(
                send(Bodies.of("SubmitVacancy")),
                send(Bodies.of("UpdateVacancy")),
                send(Bodies.of("GetVacancyStatus")),
                send(Bodies.of("FetchMessages")),
                send(Bodies.of("AcknowledgeMessages")),
                send(Bodies.of("WithdrawVacancy")),
                send(Bodies.of("UpdateVacancy").replace("消化器内科", "電気科")))) {
            var all = said.document().getElementsByTagNameNS(Said.NAMESPACE, "*");
            schema.newValidator().validate(new javax.xml.transform.dom.DOMSource(all.item(0)));
        }
    }

    @Test
    void a_reply_is_signed_by_the_gateway_over_all_that_matters() {
        for (String body :
                List.of(Bodies.of("SubmitVacancy"), Bodies.of("UpdateVacancy").replace("消化器内科", "電気科"))) {
            Letter letter = new Letter(desk.bank, ENDPOINT, body);
            var document = letter.document();
            Said said = desk.send(letter, Letter.write(document));
            SignedReply.check(
                    said.document(),
                    desk.keys.signing().certificate(),
                    letter.messageId(),
                    Letter.first(document, Letter.DS, "SignatureValue").getTextContent());
        }
    }

    @Test
    void the_answer_to_an_unproven_sender_is_not_signed() {
        Letter letter = new Letter(desk.bank, ENDPOINT, Bodies.of("SubmitVacancy"));
        letter.unsigned.add("body");
        assertThat(desk.send(letter).count(Letter.DS, "Signature")).isZero();
    }

    @Test
    void a_store_that_is_away_keeps_nothing_and_tells_the_caller_of_the_service() {
        desk.records.breakDown();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> send(Bodies.of("SubmitVacancy")))
                .hasMessage("the store is away");
    }

    @Test
    void the_wsdl_has_exactly_the_six_operations() throws Exception {
        var pages = new ishibashi.routes.soap.ContractPages("https://here.example:9/soap/vacancies");
        byte[] wsdl = pages.page("wsdl").orElseThrow().toArray();
        var document = javax.xml.parsers.DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(wsdl));
        Set<String> names = new java.util.TreeSet<>();
        var operations = document.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/", "operation");
        for (int n = 0; n < operations.getLength(); n++) {
            names.add(((org.w3c.dom.Element) operations.item(n)).getAttribute("name"));
        }
        assertThat(names)
                .containsExactly(
                        "AcknowledgeMessages",
                        "FetchMessages",
                        "GetVacancyStatus",
                        "SubmitVacancy",
                        "UpdateVacancy",
                        "WithdrawVacancy");
        assertThat(new String(wsdl, StandardCharsets.UTF_8))
                .contains("schemaLocation=\"https://here.example:9/soap/vacancies?xsd=vacancies.xsd\"")
                .doesNotContain("localhost");
        assertThat(pages.page("xsd=vacancies.xsd")).isPresent();
        assertThat(pages.page("xsd=../../etc/passwd")).isEmpty();
    }

    @Test
    void the_page_of_samples_names_every_sample() throws Exception {
        Path samples = Path.of("../../routes/src/main/resources/docs/soap");
        List<String> listed = Files.readAllLines(samples.resolve("index")).stream()
                .map(line -> line.split("\t", 2)[0])
                .toList();
        try (var files = Files.list(samples)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> !n.equals("index")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }
}
