package ishibashi.fhir.write;

import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.Urls;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Terms.Place;
import ishibashi.message.Vacancy;
import ishibashi.submit.OwnRecord;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;

/** The facility of an own vacancy (IshibashiFacility): name, institution code, prefecture and municipality, contact. */
final class OwnFacility {
    private final PlaceCodes places;

    OwnFacility(PlaceCodes places) {
        this.places = places;
    }

    Organization organization(OwnRecord record, Vacancy vacancy, FacilityIdentity facility) {
        Organization organization = new Organization();
        facility.institutionCode()
                .ifPresentOrElse(
                        code -> organization
                                .addIdentifier()
                                .setSystem(Urls.INSTITUTION)
                                .setValue(code),
                        () -> organization
                                .addIdentifier()
                                .setSystem(Urls.number(
                                        "vacancy",
                                        record.posting().operatorOfRecord().value()))
                                .setValue(record.number()));
        organization.setActive(true);
        organization.setName(facility.name());
        organization.addAddress(address(vacancy.place()));
        facility.contact()
                .ifPresent(contact -> organization.addContact().getName().setText(contact));
        return organization;
    }

    private Address address(Place place) {
        String id = PlaceCodes.id(place);
        String prefecture = name(PlaceCodes.prefecture(place.prefecture()));
        Address address = new Address()
                .setUse(Address.AddressUse.WORK)
                .setState(prefecture)
                .setCity(name(id))
                .setCountry("JPN");
        if (place.municipality().isPresent()) {
            address.addExtension(Parts.of(
                    "municipality",
                    new Coding(Urls.MUNICIPALITY, id.substring("jis-".length()), prefecture + name(id))));
        }
        return address;
    }

    private String name(String id) {
        return places.area(id).map(PlaceCodes.Area::name).orElse(id);
    }
}
