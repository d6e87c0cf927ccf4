package ishibashi.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The boundaries of the tree, held by rules and not by discipline. */
@AnalyzeClasses(packages = "ishibashi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..");

    private static final String[] CORE = {
        "ishibashi.message..",
        "ishibashi.refusal..",
        "ishibashi.trust..",
        "ishibashi.ingest..",
        "ishibashi.introduce..",
        "ishibashi.bank..",
        "ishibashi.encoding..",
        "ishibashi.normalise..",
        "ishibashi.link..",
        "ishibashi.pseudonymise..",
        "ishibashi.match..",
        "ishibashi.sign..",
        "ishibashi.bundle..",
        "ishibashi.deliver..",
        "ishibashi.work..",
        "ishibashi.audit..",
        "ishibashi.json..",
        "ishibashi.fhir..",
        "ishibashi.submit.."
    };

    @ArchTest
    static final ArchRule the_core_knows_no_camel_broker_spring_or_socket = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "org.apache.activemq..",
                    "jakarta.jms..",
                    "org.springframework..",
                    "jakarta.servlet..",
                    "org.apache.catalina..",
                    "java.net..",
                    "java.sql..",
                    "ishibashi.app..",
                    "ishibashi.routes..");

    @ArchTest
    static final ArchRule only_the_routes_know_camel_and_the_broker = noClasses()
            .that()
            .resideOutsideOfPackage("ishibashi.routes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.apache.activemq..", "jakarta.jms..");

    @ArchTest
    static final ArchRule only_the_soap_door_knows_cxf_and_wss4j = noClasses()
            .that()
            .resideOutsideOfPackage("ishibashi.routes.soap..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.cxf..",
                    "org.apache.wss4j..",
                    "org.apache.xml.security..",
                    "jakarta.xml.ws..",
                    "jakarta.xml.soap..");

    @ArchTest
    static final ArchRule the_soap_door_touches_no_store_and_no_servlet = noClasses()
            .that()
            .resideInAPackage("ishibashi.routes.soap..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ishibashi.app..", "ishibashi.pseudonymise..", "java.sql..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule only_one_package_writes_fhir = noClasses()
            .that()
            .resideOutsideOfPackages("ishibashi.bundle..", "ishibashi.fhir..", "ishibashi.app.web.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

    /** HAPI writes what has no id into {@code contained} (fhir §4). */
    @ArchTest
    static final ArchRule no_reference_is_given_a_resource = noClasses()
            .should()
            .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "Reference.setResource",
                    call -> call.getName().equals("setResource")
                            && call.getTargetOwner().getName().matches(".*Reference")));

    @ArchTest
    static final ArchRule the_gate_stands_before_every_fhir_parser = noClasses()
            .that()
            .resideInAnyPackage("ishibashi.fhir.gate..", "ishibashi.json..", "ishibashi.trust..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

    @ArchTest
    static final ArchRule a_door_touches_no_store_and_no_crypto = noClasses()
            .that()
            .resideInAPackage("ishibashi.routes.door..")
            .or()
            .haveSimpleName("FilesServlet")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ishibashi.app.store..",
                    "ishibashi.pseudonymise..",
                    "org.bouncycastle..",
                    "javax.crypto..",
                    "java.sql..",
                    "org.springframework..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("ishibashi\\.trust\\.(Cms|Jws|Key).*");

    @ArchTest
    static final ArchRule the_matcher_cannot_be_handed_a_name = noClasses()
            .that()
            .resideInAPackage("ishibashi.match..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "ishibashi\\.message\\.(SeekerIdentity|FacilityIdentity|RawRow.*|Row.*|Normalised|Linked.*|Received)")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("ishibashi.pseudonymise..");

    @ArchTest
    static final ArchRule nothing_is_read_by_javas_own_serialisation = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.ObjectInputStream|jakarta\\.jms\\.ObjectMessage");

    @ArchTest
    static final ArchRule no_route_asks_a_header_where_to_go = noClasses()
            .that()
            .resideInAPackage("ishibashi.routes..")
            .should()
            .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "toD, recipientList or dynamicRouter",
                    call -> List.of("toD", "recipientList", "dynamicRouter").contains(call.getName())));

    @Test
    void no_prefecture_is_named_in_code() throws IOException {
        List<String> names = Files.readAllLines(ROOT.resolve("mappings/codes/prefectures.csv")).stream()
                .filter(line -> line.matches("[0-9]{2},.*"))
                .map(line -> line.split(",", -1)[2])
                .toList();
        assertThat(names).hasSize(47);
        assertThat(sources().filter(file -> names.stream().anyMatch(text(file)::contains)))
                .isEmpty();
    }

    @Test
    void no_file_is_longer_than_three_hundred_lines() throws IOException {
        assertThat(sources().filter(file -> text(file).lines().count() > 300)).isEmpty();
    }

    /** One who waits for a lock of another's waits for ever. */
    @Test
    void no_two_locks_of_the_database_have_one_number() throws IOException {
        Pattern lock = Pattern.compile("0x49534849_[0-9a-f]{8}L");
        assertThat(sources().flatMap(file -> lock.matcher(text(file)).results().map(MatchResult::group)))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates();
    }

    private static Stream<Path> sources() throws IOException {
        List<Path> all = new java.util.ArrayList<>();
        for (String module : List.of("gateway/core", "routes", "gateway/app")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                all.addAll(files.filter(f -> f.toString().endsWith(".java")).toList());
            }
        }
        return all.stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
