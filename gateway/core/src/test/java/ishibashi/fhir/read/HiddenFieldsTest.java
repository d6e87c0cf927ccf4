package ishibashi.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.Urls;
import ishibashi.message.Row;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.SeekerIdentity.Employer;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** domain §2, 11–12, P4: a doctor is hidden from the present employer and from every house that is listed beside it. */
class HiddenFieldsTest {
    private final Bundle bundle = Examples.bundle("03-seeker-transaction");
    private final PractitionerRole role = Examples.role(bundle);

    @Test
    void every_house_of_a_list_is_kept() {
        hideFrom("organization", "0919900019");
        hideFrom("corporation", "1319900358");
        SeekerIdentity identity = identity();
        assertThat(identity.currentEmployerCode()).contains("0919900027");
        assertThat(identity.hideFrom())
                .containsExactly(
                        new Employer(Optional.empty(), Optional.of("0919900019")),
                        new Employer(Optional.empty(), Optional.of("1319900358")));
    }

    @Test
    void a_second_employer_is_hidden_from_too() {
        role.addExtension(new Extension(Urls.profile("present-employer")).setValue(house("0919900019")));
        assertThat(identity().hideFrom()).containsExactly(new Employer(Optional.empty(), Optional.of("0919900019")));
    }

    @Test
    void the_present_employer_is_not_listed_twice() {
        assertThat(identity().hideFrom()).isEmpty();
    }

    @Test
    void a_wish_that_cannot_be_kept_is_refused_and_not_dropped() {
        hideFrom("municipality", "0919900019");
        assertThat(Examples.reading(Examples.within(bundle)).apply(role)).isInstanceOf(RoleRead.Refused.class);
    }

    private void hideFrom(String scope, String code) {
        Extension extension = new Extension(Urls.profile("hide-from"));
        extension.addExtension("organization", house(code));
        extension.addExtension("scope", new CodeType(scope));
        role.addExtension(extension);
    }

    private static Reference house(String code) {
        Reference house = new Reference().setType("Organization");
        house.getIdentifier().setSystem(Urls.INSTITUTION).setValue(code);
        return house;
    }

    private SeekerIdentity identity() {
        RoleRead read = Examples.reading(Examples.within(bundle)).apply(role);
        assertThat(read).isInstanceOf(RoleRead.Taken.class);
        return ((Row.OfSeeker) ((RoleRead.Taken) read).row()).identity();
    }
}
