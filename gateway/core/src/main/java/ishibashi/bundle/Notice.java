package ishibashi.bundle;

import ishibashi.message.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;

/** Example 15: a Communication about an anonymous urgent vacancy; recipients are one's own seekers by one's own numbers. */
final class Notice {
    private Notice() {}

    static Communication of(String gateway, MemberId recipient, Urgent urgent, Instant at) {
        UUID id = UUID.nameUUIDFromBytes(
                (recipient + "/" + urgent.pseudonym() + "/" + at).getBytes(StandardCharsets.UTF_8));
        Communication notice = new Communication();
        notice.setId(id.toString());
        notice.getMeta().addProfile(Names.profile("IshibashiNotice"));
        notice.getMeta().addSecurity(new Coding(Names.LEVEL, "L0", "匿名"));
        notice.getMeta()
                .addSecurity(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "ANONYED", "anonymized"));
        notice.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + id);
        notice.setStatus(Communication.CommunicationStatus.COMPLETED);
        notice.addCategory(new CodeableConcept(new Coding(Names.EVENT, "notice", Names.display("notice"))));
        notice.setPriority(Communication.CommunicationPriority.URGENT);
        notice.addAbout(new Reference("PractitionerRole/" + urgent.pseudonym()));
        urgent.seekers().forEach(number -> {
            Reference seeker = new Reference().setType("PractitionerRole");
            seeker.getIdentifier()
                    .setSystem(Names.number("seeker", recipient.value()))
                    .setValue(number);
            notice.addRecipient(seeker);
        });
        notice.setSender(MessageBundle.member(gateway));
        notice.setSent(Date.from(at));
        notice.addPayload()
                .setContent(new org.hl7.fhir.r4.model.StringType("急募："
                        + String.join("・", urgent.view().groups()) + "（"
                        + String.join("・", urgent.view().employment()) + "）"
                        + urgent.view().start().map(m -> " " + m + " から").orElse("")));
        return notice;
    }
}
