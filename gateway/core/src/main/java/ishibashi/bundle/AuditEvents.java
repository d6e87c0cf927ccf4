package ishibashi.bundle;

import ishibashi.audit.Entry;
import ishibashi.audit.Trail;
import ishibashi.fhir.Urls;
import ishibashi.fhir.write.Parts;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Example 16: an entry of the audit as an AuditEvent, with its link in the chain. */
public final class AuditEvents {
    private static final String RESTFUL = "http://hl7.org/fhir/restful-interaction";

    private final String gateway;

    /** @param gateway member id of this gateway, who observed it */
    public AuditEvents(String gateway) {
        this.gateway = gateway;
    }

    /** @throws IllegalArgumentException if it is no act that members are told of */
    public AuditEvent of(Trail.Linked linked) {
        Entry entry = linked.entry();
        AuditAct act = AuditAct.of(entry.act()).orElseThrow(() -> new IllegalArgumentException(entry.act()));
        AuditEvent event = new AuditEvent();
        event.setIdElement(new IdType("AuditEvent", entry.id().toString()));
        event.getMeta().addProfile(Urls.profile("IshibashiAuditEvent"));
        event.setType(act.kind());
        event.addSubtype(interaction(act));
        event.setAction(act.action);
        event.setRecordedElement(Parts.instant(entry.at()));
        event.setOutcome(act == AuditAct.MESSAGE_REJECTED ? AuditEventOutcome._8 : AuditEventOutcome._0);
        event.addPurposeOfEvent(Codes.PARTS.code("consent-scope", act.purpose));
        event.addAgent().setWho(Parts.member(entry.who())).setRequestor(true);
        event.getSource().setObserver(Parts.member(gateway));
        event.addEntity(entity(act, linked));
        return event;
    }

    private static Coding interaction(AuditAct act) {
        String code =
                switch (act.action) {
                    case C -> "create";
                    case U -> "update";
                    case D -> "delete";
                    case R -> "read";
                    case E, NULL -> "operation";
                };
        return new Coding(RESTFUL, code, code);
    }

    private static AuditEventEntityComponent entity(AuditAct act, Trail.Linked linked) {
        AuditEventEntityComponent entity = new AuditEventEntityComponent();
        Reference what = new Reference().setType(act.about.type);
        String named = linked.entry().details().get(act.about.detail);
        if (named != null && !act.about.system.isEmpty()) {
            what.setIdentifier(new Identifier().setSystem(act.about.system).setValue(value(act.about.system, named)));
        }
        entity.setWhat(what);
        entity.addSecurityLabel(Codes.PARTS.coding(Urls.codeSystem("disclosure-level"), act.level));
        entity.addDetail().setType("act").setValue(new StringType(act.wire()));
        entity.addDetail().setType("chain-number").setValue(new StringType(Long.toString(linked.number())));
        entity.addDetail().setType("hash-chain").setValue(new StringType("sha256:" + linked.hash()));
        return entity;
    }

    private static String value(String system, String named) {
        return system.equals("urn:ietf:rfc:3986") && !named.startsWith("urn:uuid:") ? "urn:uuid:" + named : named;
    }
}
