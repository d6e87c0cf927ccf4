package ishibashi.app.command;

import ishibashi.app.Home;
import ishibashi.app.Settings;
import ishibashi.message.MemberId;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.KeyFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code member enrol|rotate|certificate|list|endpoint|suspend|resume}. */
@Command(
        name = "member",
        subcommands = RotateCommand.class,
        description = "The member directory.",
        footer = "%nExample: ishibashi member enrol --id bank-99 --kind bank --prefecture 99 --certificate cert.pem",
        mixinStandardHelpOptions = true)
public final class MemberCommand {
    @Mixin
    private Homes homes = new Homes();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "enrol",
            description = "Adds a member and binds a certificate to it.",
            mixinStandardHelpOptions = true)
    int enrol(
            @Option(names = "--id", required = true) String id,
            @Option(names = "--kind", required = true) String kind,
            @Option(names = "--prefecture", required = true) String prefecture,
            @Option(names = "--certificate", required = true) Path certificate,
            @Option(names = "--operator-of-record") @Nullable String operator,
            @Option(names = "--encryption-certificate") @Nullable Path encryption,
            @Option(names = "--authority") @Nullable Path authority,
            @Option(names = "--reason", defaultValue = "enrolled by command") String reason,
            @Option(names = "--json") boolean json)
            throws Exception {
        ObjectNode body = Operator.JSON
                .createObjectNode()
                .put("id", id)
                .put("kind", kind)
                .put("prefecture", prefecture)
                .put("reason", reason);
        if (operator != null) {
            body.put("operatorOfRecord", operator);
        }
        new CertificateFiles(certificate, Optional.ofNullable(encryption), Optional.ofNullable(authority)).into(body);
        JsonNode answer = new Operator(homes.path()).post("/members", body);
        print(
                json
                        ? answer.toString()
                        : "登録しました / enrolled: " + id + " ("
                                + answer.path("purposes").asString() + ")");
        if (!json && !answer.path("active").asBoolean()) {
            print("停止中のままです。再開は member resume / still suspended: member resume");
        }
        return 0;
    }

    @Command(
            name = "certificate",
            description = "Development only: issues a key and a certificate.",
            mixinStandardHelpOptions = true)
    int certificate(
            @Option(names = "--id", required = true) String id, @Option(names = "--out", required = true) Path out)
            throws Exception {
        Home home = Home.at(homes.path());
        if (!Settings.load(home, System.getenv()).development()) {
            throw new IllegalArgumentException("only in development mode / 開発モードでのみ使えます");
        }
        MemberId member = new MemberId(id);
        SecureRandom random = new SecureRandom();
        DevelopmentAuthority authority =
                DevelopmentAuthority.in(home.path().resolve("keys").resolve("authority"), Clock.systemUTC(), random);
        KeyFiles.write(out, authority.member(member.value()), random);
        print(out + ": key.pem cert.pem chain.pem keystore.p12 keystore.pass");
        return 0;
    }

    @Command(name = "list", description = "The directory.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json") boolean json) throws Exception {
        JsonNode members = new Operator(homes.path()).get("/members").path("members");
        if (json) {
            print(members.toString());
            return 0;
        }
        members.forEach(m -> print("%-24s %-9s %s %s"
                .formatted(
                        m.path("id").asString(),
                        m.path("kind").asString(),
                        m.path("prefecture").asString(),
                        m.path("active").asBoolean() ? "active" : "suspended")));
        return 0;
    }

    @Command(
            name = "endpoint",
            description = "Enrols an address at which the member may be told by a FHIR Subscription.",
            footer = "%nExample: ishibashi member endpoint --id bank-09 --url https://bank-09.example/notify --reason"
                    + " asked",
            mixinStandardHelpOptions = true)
    int endpoint(
            @Option(names = "--id", required = true) String id,
            @Option(names = "--url", required = true) String url,
            @Option(names = "--reason", required = true) String reason)
            throws Exception {
        new Operator(homes.path())
                .post(
                        "/members/endpoint",
                        Operator.JSON
                                .createObjectNode()
                                .put("member", id)
                                .put("url", url)
                                .put("reason", reason));
        print("通知先を登録しました / endpoint enrolled: " + id + " " + url);
        return 0;
    }

    @Command(name = "suspend", description = "Stops a member at once.", mixinStandardHelpOptions = true)
    int suspend(
            @Option(names = "--id", required = true) String id,
            @Option(names = "--reason", required = true) String reason)
            throws Exception {
        change("suspend", id, reason);
        print("停止しました / suspended: " + id);
        return 0;
    }

    @Command(name = "resume", description = "Lets a suspended member in again.", mixinStandardHelpOptions = true)
    int resume(
            @Option(names = "--id", required = true) String id,
            @Option(names = "--reason", required = true) String reason)
            throws Exception {
        change("resume", id, reason);
        print("再開しました / resumed: " + id);
        return 0;
    }

    private void change(String what, String id, String reason) throws Exception {
        new Operator(homes.path())
                .post(
                        "/members/" + what,
                        Operator.JSON.createObjectNode().put("member", id).put("reason", reason));
    }

    private void print(String line) {
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
    }
}
