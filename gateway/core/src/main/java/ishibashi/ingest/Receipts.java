package ishibashi.ingest;

import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Jws;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes receipts (contract §6): a compact JWS over the digest of what was received. */
public final class Receipts {
    /** Value of the header {@code typ}. */
    static final String TYPE = "ishibashi-receipt+jwt";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GatewayKeys keys;

    public Receipts(GatewayKeys keys) {
        this.keys = keys;
    }

    String write(
            UUID receipt,
            MessageId message,
            MemberId member,
            Door door,
            Optional<FileLabel> label,
            Digest digest,
            int size,
            Instant at) {
        ObjectNode payload = JSON.createObjectNode()
                .put("iss", keys.id())
                .put("sub", member.value())
                .put("jti", receipt.toString())
                .put("iat", at.getEpochSecond())
                .put("messageId", message.toString());
        label.ifPresent(l -> payload.put("filename", l.value()));
        payload.put("sha256", digest.hex()).put("size", size).put("door", door.wire());
        return sign(payload);
    }

    /** The same receipt without the sender's name of the file, which may name people: what travels (rulings 14). */
    public String withoutFilename(String receipt) {
        String payload = receipt.split("\\.", -1)[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload)) instanceof ObjectNode told
                        && told.remove("filename") != null
                ? sign(told)
                : receipt;
    }

    private String sign(ObjectNode payload) {
        return Jws.sign(
                JSON.writeValueAsBytes(payload),
                TYPE,
                keys.signing().key(),
                keys.signing().certificate());
    }
}
