package ishibashi.app.web;

import ishibashi.app.MappingDesk;
import ishibashi.app.store.MappingTable;
import ishibashi.bank.Banks;
import ishibashi.bank.FolderFiles;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Versions of bank folders under {@code /api/mappings}: offered, tried, switched. */
final class MappingApi {
    /** A folder's largest size in base64, and what stands around it. */
    static final int BODY = FolderFiles.LARGEST / 3 * 4 + (1 << 20);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MappingDesk desk;
    private final Banks lying;

    /** @param lying the folders as they were found at the start */
    MappingApi(MappingDesk desk, Banks lying) {
        this.desk = desk;
        this.lying = lying;
    }

    /** The versions, and the folders that lie there and were not taken. */
    ObjectNode list(Optional<MemberId> member) {
        ObjectNode all = JSON.createObjectNode();
        all.set("mappings", versions(member));
        all.set("unused", UnusedFolders.json(lying.unused()));
        return all;
    }

    private ArrayNode versions(Optional<MemberId> member) {
        ArrayNode all = JSON.createArrayNode();
        for (MappingTable.Version v : desk.versions(member)) {
            ObjectNode node = all.addObject()
                    .put("member", v.member().value())
                    .put("version", v.version())
                    .put("digest", v.digest().hex())
                    .put("offeredAt", v.offeredAt().toString())
                    .put("reason", v.reason())
                    .put("inForce", v.inForce())
                    .put("wasInForce", v.wasInForce());
            v.signedBy().ifPresent(by -> node.put("signedBy", by.value()));
            v.shadowed().forEach(node.putArray("triedAgainst")::add);
        }
        return all;
    }

    /** {@code prefecture}, {@code files} (name → base64) and, where it is signed, {@code signature} (base64 DER). */
    ObjectNode offer(JsonNode body, String reason) {
        SortedMap<String, Bytes> files = new TreeMap<>();
        body.path("files").properties().forEach(file -> files.put(file.getKey(), bytes(file.getValue())));
        MappingDesk.Offered offered = desk.offer(
                body.path("prefecture").asString(""),
                new FolderFiles(files),
                Optional.of(body.path("signature")).filter(JsonNode::isString).map(MappingApi::bytes),
                reason);
        ObjectNode node =
                JSON.createObjectNode().put("member", offered.member().value()).put("version", offered.version());
        offered.signedBy().ifPresent(by -> node.put("signedBy", by.value()));
        return node;
    }

    private static Bytes bytes(JsonNode base64) {
        return Bytes.owning(Base64.getDecoder().decode(base64.asString("")));
    }

    JsonNode shadow(JsonNode body) {
        MappingDesk.Trial trial = desk.shadow(member(body), body.path("version").asInt(0));
        return JSON.valueToTree(trial);
    }

    ObjectNode switchOn(JsonNode body, String reason) {
        int version = body.path("version").asInt(0);
        desk.switchOn(member(body), version, reason);
        return JSON.createObjectNode().put("inForce", version);
    }

    ObjectNode switchBack(JsonNode body, String reason) {
        return JSON.createObjectNode().put("inForce", desk.switchBack(member(body), reason));
    }

    private static MemberId member(JsonNode body) {
        return new MemberId(body.path("member").asString(""));
    }
}
