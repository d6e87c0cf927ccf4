package ishibashi.app.web.fhir;

import ishibashi.deliver.hook.Hook;
import ishibashi.deliver.hook.Topic;
import ishibashi.fhir.write.Parts;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** A Subscription of HL7's R5 backport STU 1.1 (example 19) as a wish, and a hook as a Subscription. */
final class SubscriptionForm {
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String CONTENT = BACKPORT + "backport-payload-content";
    private static final String HEARTBEAT = BACKPORT + "backport-heartbeat-period";
    private static final String JSON = "application/fhir+json";
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMinutes(1);

    private final FhirPorts ports;

    SubscriptionForm(FhirPorts ports) {
        this.ports = ports;
    }

    /** @throws Outcomes.Refusing with the first thing that speaks against it */
    Hook wish(UUID id, MemberId member, Subscription given) {
        Instant now = ports.clock().instant();
        Topic topic = Topic.of(String.valueOf(given.getCriteria()))
                .orElseThrow(() -> wrong(
                        "Subscription.criteria",
                        "SubscriptionTopic/candidates, matches, notice, introduction のどれか / one of the four topics"));
        Subscription.SubscriptionChannelComponent channel = given.getChannel();
        need(
                !given.getCriteriaElement().hasExtension(),
                "Subscription.criteria",
                "絞り込み（backport-filter-criteria）は使えません / filters are not supported");
        need(
                channel.getType() == Subscription.SubscriptionChannelType.RESTHOOK,
                "Subscription.channel.type",
                "rest-hook だけです / only rest-hook");
        need(!channel.hasHeader(), "Subscription.channel.header", "ヘッダーは付けられません / no headers");
        need(
                !channel.hasPayload() || channel.getPayload().startsWith(JSON),
                "Subscription.channel.payload",
                "application/fhir+json だけです / only application/fhir+json");
        return Hook.wish(
                id,
                member,
                topic,
                endpoint(member, channel),
                payload(channel),
                heartbeat(channel),
                end(given, now),
                given.getStatus() == Subscription.SubscriptionStatus.OFF ? Hook.Status.OFF : Hook.Status.REQUESTED,
                now);
    }

    /** Never an address from the resource alone. */
    private String endpoint(MemberId member, Subscription.SubscriptionChannelComponent channel) {
        return ports.hooks().endpoints(member).stream()
                .filter(known -> known.equals(channel.getEndpoint()))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "Subscription.channel.endpoint",
                        "通知先は、運用者が登録したアドレスだけです（member endpoint） / an operator must have enrolled the endpoint"));
    }

    private Hook.Payload payload(Subscription.SubscriptionChannelComponent channel) {
        Optional<String> code =
                value(channel.getPayloadElement(), CONTENT, CodeType.class).map(CodeType::getValue);
        return Arrays.stream(Hook.Payload.values())
                .filter(p -> p.code().equals(code.orElse(Hook.Payload.EMPTY.code())))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "Subscription.channel.payload",
                        "empty か id-only だけです。内容は送りません / only empty or id-only, never the content"));
    }

    private Duration heartbeat(Subscription.SubscriptionChannelComponent channel) {
        Duration asked = value(channel, HEARTBEAT, UnsignedIntType.class)
                .map(seconds -> Duration.ofSeconds(seconds.getValue()))
                .orElse(Duration.ZERO);
        need(
                asked.isZero() || (asked.compareTo(SHORTEST_HEARTBEAT) >= 0 && asked.compareTo(LONGEST) <= 0),
                "Subscription.channel.extension",
                "心拍は 60 秒以上です / a heartbeat is 60 seconds or more");
        return asked;
    }

    private Instant end(Subscription given, Instant now) {
        Instant end = given.hasEnd() ? given.getEnd().toInstant() : now.plus(Duration.ofDays(365));
        need(
                end.isAfter(now) && !end.isAfter(now.plus(LONGEST)),
                "Subscription.end",
                "終わりは今より後、400 日以内です / the end is later than now and within 400 days");
        return end;
    }

    private static <T> Optional<T> value(Element element, String url, Class<T> kind) {
        return element.getExtension().stream()
                .filter(e -> url.equals(e.getUrl()))
                .map(Extension::getValue)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private void need(boolean holds, String path, String why) {
        if (!holds) {
            throw wrong(path, why);
        }
    }

    private Outcomes.Refusing wrong(String path, String why) {
        return Outcomes.of(ports.refusal(Stage.NORMALISED, Code.PROFILE_VIOLATION, Where.path(path), why));
    }

    static Subscription of(Hook hook) {
        Subscription form = new Subscription();
        form.setIdElement(new IdType("Subscription", hook.id().toString(), Integer.toString(hook.version())));
        form.getMeta()
                .setVersionId(Integer.toString(hook.version()))
                .setLastUpdatedElement(Parts.instant(hook.updated()))
                .addProfile(BACKPORT + "backport-subscription");
        form.setStatus(Subscription.SubscriptionStatus.fromCode(hook.status().code()));
        form.setEndElement(Parts.instant(hook.end()));
        form.setReason(hook.topic().name().toLowerCase(java.util.Locale.ROOT));
        form.setCriteria(hook.topic().url());
        Subscription.SubscriptionChannelComponent channel = form.getChannel();
        channel.setType(Subscription.SubscriptionChannelType.RESTHOOK);
        channel.setEndpoint(hook.endpoint());
        channel.setPayload(JSON);
        channel.getPayloadElement()
                .addExtension(new Extension(CONTENT, new CodeType(hook.payload().code())));
        if (!hook.heartbeat().isZero()) {
            channel.addExtension(new Extension(
                    HEARTBEAT,
                    new UnsignedIntType(Math.toIntExact(hook.heartbeat().toSeconds()))));
        }
        return form;
    }
}
