package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.refusal.Code;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every resource at any depth of the raw tree, and every place in which one can hide (fhir §3.3). A resource stands at the root, in an
 * entry of the outermost Bundle or in a parameter; anywhere else it is refused, whatever it is.
 */
final class ResourceScan {
    private static final String TYPE = "resourceType";
    private static final int MOST_EXTENSIONS = 200;

    private final Addresses addresses;

    ResourceScan(Addresses addresses) {
        this.addresses = addresses;
    }

    Optional<Offence> offence(Gated gated, Admitted admitted) {
        return new Walk(admitted).root(gated.tree(), gated.root());
    }

    /** What is done with an item of a member, which depends on where its owner stands. */
    private interface Item {
        Optional<Offence> scan(String name, Json item, Place at);
    }

    private final class Walk {
        private final Admitted admitted;

        Walk(Admitted admitted) {
            this.admitted = admitted;
        }

        Optional<Offence> root(Json.Obj root, Place place) {
            Item item =
                    switch (root.text(TYPE).orElse("")) {
                        case "Bundle" -> this::ofBundle;
                        case "Parameters" -> this::ofParameters;
                        default -> this::ofElement;
                    };
            return type(root, place, admitted.roots()).or(() -> members(root, place, item));
        }

        private Optional<Offence> resource(Json json, Place place, Set<String> types) {
            if (!(json instanceof Json.Obj resource)) {
                return Offence.at(Code.RESOURCE_TYPE_NOT_ALLOWED, place);
            }
            return type(resource, place, types).or(() -> members(resource, place, this::ofElement));
        }

        private Optional<Offence> type(Json.Obj resource, Place place, Set<String> types) {
            Optional<String> type = resource.text(TYPE).filter(types::contains);
            boolean nested = !place.isRoot()
                    && type.filter(t -> t.equals("Bundle") || t.equals("Parameters"))
                            .isPresent();
            return type.isPresent() && !nested
                    ? Optional.empty()
                    : ofPatient(resource, place).or(() -> Offence.at(Code.RESOURCE_TYPE_NOT_ALLOWED, place));
        }

        private Optional<Offence> members(Json.Obj object, Place place, Item each) {
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                Place at = place.member(member.getKey());
                Optional<Offence> found = member.getValue() instanceof Json.Arr array
                        ? items(member.getKey(), array, at, each)
                        : each.scan(member.getKey(), member.getValue(), at);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<Offence> items(String name, Json.Arr array, Place place, Item each) {
            int most = limit(name, place);
            if (array.items().size() > most) {
                return Offence.limit(Code.TOO_MANY, place, most);
            }
            for (int n = 0; n < array.items().size(); n++) {
                Optional<Offence> found = each.scan(name, array.items().get(n), place.item(n));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private int limit(String name, Place place) {
            return switch (name) {
                case "extension" -> MOST_EXTENSIONS;
                case "resource" -> 1;
                case "entry" -> place.above().isRoot() ? admitted.mostEntries() : Integer.MAX_VALUE;
                default -> Integer.MAX_VALUE;
            };
        }

        private Optional<Offence> ofBundle(String name, Json item, Place at) {
            return switch (item) {
                case Json.Obj entry when name.equals("entry") -> members(entry, at, this::ofEntry);
                case Json.Obj signature when name.equals("signature") -> members(signature, at, this::ofSignature);
                default -> ofElement(name, item, at);
            };
        }

        private Optional<Offence> ofEntry(String name, Json item, Place at) {
            if (name.equals("resource")) {
                return resource(item, at, admitted.entries());
            }
            return name.equals("request") && item instanceof Json.Obj request
                    ? members(request, at, this::ofRequest)
                    : ofElement(name, item, at);
        }

        private Optional<Offence> ofRequest(String name, Json item, Place at) {
            return name.equals("url") && item instanceof Json.Text(String url)
                    ? addresses.request(url, at)
                    : ofElement(name, item, at);
        }

        /** The outermost signature alone may carry base64 of a text: its form is then the whole of it. */
        private Optional<Offence> ofSignature(String name, Json item, Place at) {
            return name.equals("data") && item instanceof Json.Text(String data) && Base64Text.isDetachedJws(data)
                    ? Optional.empty()
                    : ofElement(name, item, at);
        }

        private Optional<Offence> ofParameters(String name, Json item, Place at) {
            return name.equals("parameter") && item instanceof Json.Obj parameter
                    ? members(parameter, at, this::ofParameter)
                    : ofElement(name, item, at);
        }

        private Optional<Offence> ofParameter(String name, Json item, Place at) {
            return name.equals("resource") ? resource(item, at, admitted.parameters()) : ofElement(name, item, at);
        }

        private Optional<Offence> ofElement(String name, Json item, Place at) {
            Optional<Code> forbidden = ForbiddenElements.code(name, item);
            if (forbidden.isPresent()) {
                return ofPatient(item, at).or(() -> Offence.at(forbidden.get(), at));
            }
            return switch (item) {
                case Json.Obj object
                when object.members().containsKey(TYPE) ->
                    ofPatient(object, at).or(() -> Offence.at(Code.RESOURCE_TYPE_NOT_ALLOWED, at));
                case Json.Obj object -> addresses.target(object, at).or(() -> members(object, at, this::ofElement));
                case Json.Arr array -> items(name, array, at, this::ofElement);
                case Json.Text(String text) -> text(name, text, at);
                case Json.Num number -> Optional.empty();
                case Json.Literal literal -> Optional.empty();
            };
        }

        private Optional<Offence> text(String name, String text, Place at) {
            return addresses.of(name, text, at).or(() -> HiddenContent.code(text)
                    .flatMap(code -> Offence.at(code, at)));
        }

        /** The first resource of a patient at or below: then that is what is told, wherever it hides. */
        private Optional<Offence> ofPatient(Json json, Place place) {
            return switch (json) {
                case Json.Obj object
                when object.text(TYPE).filter(ResourceTypes::ofPatients).isPresent() ->
                    Offence.at(Code.PATIENT_DATA, place);
                case Json.Obj object -> members(object, place, (name, item, at) -> ofPatient(item, at));
                case Json.Arr array -> items("", array, place, (name, item, at) -> ofPatient(item, at));
                case Json.Text text -> Optional.empty();
                case Json.Num number -> Optional.empty();
                case Json.Literal literal -> Optional.empty();
            };
        }
    }
}
