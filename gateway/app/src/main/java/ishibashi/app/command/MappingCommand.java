package ishibashi.app.command;

import ishibashi.app.MappingSignature;
import ishibashi.bank.FolderFiles;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.Identity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code mapping sign|offer|list|shadow|switch|back}: how a bank's files are read, changed while the gateway runs. */
@Command(
        name = "mapping",
        description = "動いているゲートウェイの、バンクの読み方の版を替えます。Versions of a bank's folder in a running gateway.",
        footer = "%nExample: ishibashi mapping offer mappings/banks/09-tochigi --reason 列名の変更",
        mixinStandardHelpOptions = true)
public final class MappingCommand {
    @Mixin
    private Homes homes = new Homes();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "sign",
            description = "フォルダに署名します（mapping.sha256 と mapping.p7s）。Signs a folder as its bank or as an operator.",
            footer = "%nExample: ishibashi mapping sign mappings/banks/09-tochigi --keys .ishibashi/dev/bank-09",
            mixinStandardHelpOptions = true)
    int sign(
            @Parameters(paramLabel = "DIR") Path folder,
            @Option(names = "--keys", required = true, description = "Folder with keystore.p12 and keystore.pass.")
                    Path keys)
            throws Exception {
        Identity identity = MemberKeys.read(keys);
        MappingSignature.sign(folder, new CmsSigner(identity.key(), identity.certificate(), Clock.systemUTC()));
        print("署名しました / signed: " + FolderFiles.of(folder).digest().hex());
        return 0;
    }

    @Command(
            name = "offer",
            description = "フォルダを新しい版として渡します。まだ使われません。Gives a folder as a version; nothing is read by it yet.",
            mixinStandardHelpOptions = true)
    int offer(
            @Parameters(paramLabel = "DIR") Path folder,
            @Option(names = "--reason", required = true) String reason,
            @Option(names = "--json") boolean json)
            throws Exception {
        ObjectNode body = Operator.JSON.createObjectNode().put("reason", reason);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        body.put("prefecture", name.substring(0, Math.min(2, name.length())));
        ObjectNode files = body.putObject("files");
        FolderFiles.of(folder).files().forEach((file, bytes) -> files.put(file, bytes.toArray()));
        MappingSignature.beside(folder).ifPresent(cms -> body.put("signature", cms.toArray()));
        JsonNode answer = new Operator(homes.path()).post("/mappings", body);
        print(
                json
                        ? answer.toString()
                        : "%s 版 %s を受け取りました / version offered%n  → mapping shadow --member %s %s"
                                .formatted(
                                        text(answer, "member"),
                                        text(answer, "version"),
                                        text(answer, "member"),
                                        text(answer, "version")));
        return 0;
    }

    @Command(name = "list", description = "版の一覧。The versions.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--member") @Nullable String member, @Option(names = "--json") boolean json)
            throws Exception {
        JsonNode answer = new Operator(homes.path()).get("/mappings" + (member == null ? "" : "?member=" + member));
        JsonNode all = answer.path("mappings");
        if (json) {
            print(all.toString());
            return 0;
        }
        for (JsonNode v : all) {
            print("%s  %3s  %s  %s  %s  %s"
                    .formatted(
                            text(v, "member"),
                            text(v, "version"),
                            v.path("inForce").asBoolean() ? "● 使用中 / in force" : "  ",
                            text(v, "digest").substring(0, 12),
                            text(v, "offeredAt"),
                            text(v, "reason")));
        }
        answer.path("unused").forEach(this::unused);
        return 0;
    }

    /** A folder that lies there and was not taken at the start. */
    private void unused(JsonNode folder) {
        print("使っていないフォルダ / folder that is not used: " + text(folder, "folder"));
        folder.path("problems")
                .forEach(p -> print("  " + text(p, "place") + "\n    " + text(p, "ja") + "\n    " + text(p, "en")));
    }

    @Command(
            name = "shadow",
            description = "最近のファイルをこの版でも読み、何が変わるかを示します。何も変わりません。"
                    + "Reads the last files by this version too and shows what would change. Nothing does.",
            mixinStandardHelpOptions = true)
    int shadow(
            @Option(names = "--member", required = true) String member,
            @Parameters(paramLabel = "VERSION") int version,
            @Option(names = "--json") boolean json)
            throws Exception {
        JsonNode trial = new Operator(homes.path())
                .post(
                        "/mappings/shadow",
                        Operator.JSON
                                .createObjectNode()
                                .put("member", member)
                                .put("version", version)
                                .put("reason", "shadow"));
        print(json ? trial.toString() : ShadowText.of(trial));
        return 0;
    }

    @Command(
            name = "switch",
            description = "この版で読むようにします。From now on files are read by this version.",
            mixinStandardHelpOptions = true)
    int switchOn(
            @Option(names = "--member", required = true) String member,
            @Parameters(paramLabel = "VERSION") int version,
            @Option(names = "--reason", required = true) String reason)
            throws Exception {
        return change(
                "switch", Operator.JSON.createObjectNode().put("member", member).put("version", version), reason);
    }

    @Command(
            name = "back",
            description = "前の版に戻します。Back to the version that was in force before.",
            mixinStandardHelpOptions = true)
    int back(
            @Option(names = "--member", required = true) String member,
            @Option(names = "--reason", required = true) String reason)
            throws Exception {
        return change("back", Operator.JSON.createObjectNode().put("member", member), reason);
    }

    private int change(String act, ObjectNode body, String reason) throws Exception {
        JsonNode answer = new Operator(homes.path()).post("/mappings/" + act, body.put("reason", reason));
        print("使用中の版 / in force: " + text(body, "member") + " " + text(answer, "inForce"));
        return 0;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }
}
