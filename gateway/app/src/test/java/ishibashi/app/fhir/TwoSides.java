package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fresh urgent vacancy of bank-09 and a fresh seeker of bank-13, and what each bank calls the other's. */
final class TwoSides implements AutoCloseable {
    /** The facility of the vacancy, example 02. */
    static final String HOUSE = "0919900019";

    static final String OTHER_HOUSE = "0919900027";

    final FhirMember vacancyBank;
    final FhirMember seekerBank;
    final Told vacancyBankTold;
    final Told seekerBankTold;
    private String vacancy = "";
    private String seeker = "";
    private String vacancyShown = "";
    private String seekerShown = "";
    private String seekerNumber = "";
    private ObjectNode vacancyRole = Examples.read("{}");

    TwoSides(GatewayProcess gateway) {
        this.vacancyBank = new FhirMember(gateway, "bank-09");
        this.seekerBank = new FhirMember(gateway, "bank-13");
        this.vacancyBankTold = new Told(gateway, "bank-09");
        this.seekerBankTold = new Told(gateway, "bank-13");
    }

    /** @param employer where the doctor works now, and wants to be hidden from */
    TwoSides placed(String employer) throws Exception {
        Sight vacancies = new Sight(seekerBank, "kind", "vacancy", "urgency", "immediate", "location", "jis-090000");
        Sight seekers = new Sight(vacancyBank, "kind", "seeker");
        Set<String> oldVacancies = vacancies.ids();
        Set<String> oldSeekers = seekers.ids();
        vacancyRole = Examples.vacancy("bank-09", Examples.number());
        vacancy = vacancyBank.create(vacancyRole).is(201).id();
        seekerNumber = Examples.number();
        JsonNode doctor = Examples.seeker("bank-13", seekerNumber, employer);
        seekerBank.signed("POST", "", Examples.bytes(doctor)).is(200);
        List<JsonNode> own = seekerBank.all("identifier", Examples.seekers("bank-13") + "|" + seekerNumber);
        assertThat(own).hasSize(1);
        seeker = own.getFirst().path("id").asString();
        vacancyShown = vacancies.only(oldVacancies);
        seekerShown = seekers.only(oldSeekers);
        return this;
    }

    String vacancy() {
        return vacancy;
    }

    String vacancyShown() {
        return vacancyShown;
    }

    String seeker() {
        return seeker;
    }

    String seekerShown() {
        return seekerShown;
    }

    String seekerNumber() {
        return seekerNumber;
    }

    /** Example 07: the doctor's bank asks for contact with the vacancy. */
    ObjectNode seekersWish(Duration until) {
        return wish("bank-13", vacancyShown, seeker, until);
    }

    ObjectNode vacancysWish(Duration until) {
        return wish("bank-09", vacancy, seekerShown, until);
    }

    private static ObjectNode wish(String requester, String focus, String seeker, Duration until) {
        return wish(requester, requester.equals("bank-09") ? "bank-13" : "bank-09", focus, seeker, until);
    }

    /** Example 07 between these two banks, each side under the name by which the first knows it. */
    static ObjectNode wish(String requester, String other, String focus, String seeker, Duration until) {
        ObjectNode wish = Examples.read(Examples.text("07-introduction-task-requested.json")
                .replace("k3v6q2m7t4x5w2b7n6c4r5d2ea", focus)
                .replace("a7h2p5y4z6u3j2m5f7g4s3k6qe", seeker));
        wish.remove("id");
        ((ObjectNode) wish.path("requester").path("identifier")).put("value", requester);
        ((ObjectNode) wish.path("owner").path("identifier")).put("value", other);
        OffsetDateTime now = OffsetDateTime.now(ZoneId.of("Asia/Tokyo"));
        ObjectNode period = (ObjectNode) wish.path("restriction").path("period");
        period.put("start", text(now.minusHours(2))).put("end", text(now.plus(until)));
        return wish;
    }

    private static String text(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    FhirAnswer ask(FhirMember bank, ObjectNode wish) throws Exception {
        return bank.signed("POST", "/Task", Examples.bytes(wish), "Prefer", "return=representation");
    }

    /** The doctor's bank asks, for a day. */
    String asked() throws Exception {
        return ask(seekerBank, seekersWish(Duration.ofDays(1)))
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    /** What that bank reads, with another status, in the version that it has seen. */
    static FhirAnswer step(FhirMember bank, String task, String status, int seen) throws Exception {
        ObjectNode changed = ((ObjectNode) bank.get("/Task/" + task).is(200).json()).put("status", status);
        return bank.signed("PUT", "/Task/" + task, Examples.bytes(changed), "If-Match", "W/\"" + seen + "\"");
    }

    FhirAnswer withdrawVacancy() throws Exception {
        return vacancyBank.update(vacancy, "W/\"1\"", Examples.active(vacancyRole, false));
    }

    @Override
    public void close() {
        vacancyBank.close();
        seekerBank.close();
        vacancyBankTold.close();
        seekerBankTold.close();
    }
}
