package ishibashi.fhir.profile;

import ishibashi.fhir.Urls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/** HL7 FHIR R4 §2.4: extensions are those that we define, where and with what we define; others are refused (fhir §1). */
final class ExtensionChecks {
    /** Of HL7's own only the one that tells 漢字 from カナ (fhir §0). */
    private static final Map<String, ExtensionShape> FOREIGN = Map.of(
            Urls.NAME_FORM,
            new ExtensionShape(
                    List.of("HumanName"),
                    Optional.of(new ExtensionShape.Value(List.of("code"), Optional.empty())),
                    Map.of()));

    private static final List<String> NAME_FORMS = List.of("ABC", "IDE", "SYL");

    private final Map<String, ExtensionShape> shapes = new HashMap<>(FOREIGN);
    private final CodeChecks codes;

    ExtensionChecks(Map<String, ExtensionShape> ours, CodeChecks codes) {
        shapes.putAll(ours);
        this.codes = codes;
    }

    /** How often each stands at the resource. */
    void check(Resource resource, ProfileTable table, List<Finding> findings) {
        List<Extension> all = resource instanceof DomainResource domain ? domain.getExtension() : List.of();
        for (ProfileTable.Slice slice : table.extensions()) {
            long found =
                    all.stream().filter(e -> slice.url().equals(e.getUrl())).count();
            String path = table.type() + ".extension('" + slice.url() + "')";
            if (found < slice.min()) {
                findings.add(Finding.missing(path));
            } else if (found > slice.max()) {
                findings.add(Finding.rule(path, "≤ " + slice.max()));
            }
        }
    }

    /**
     * One extension.
     *
     * @param holder element path and type of what holds it
     */
    void one(Extension extension, String holder, String type, String path, List<Finding> findings) {
        ExtensionShape shape = shapes.get(extension.getUrl());
        if (shape == null || !shape.fits(holder, type)) {
            findings.add(Finding.unknown(path));
            return;
        }
        if (shape.value().isPresent()) {
            simple(extension, shape.value().get(), path, findings);
        } else {
            parts(extension, shape, path, findings);
        }
    }

    private void simple(Extension extension, ExtensionShape.Value value, String path, List<Finding> findings) {
        if (extension.hasExtension()) {
            findings.add(Finding.unknown(path + ".extension"));
        }
        if (!extension.hasValue()) {
            findings.add(Finding.missing(path + ".value"));
        } else if (!value.types().contains(extension.getValue().fhirType())) {
            findings.add(Finding.rule(path + ".value", String.join(" | ", value.types())));
        } else {
            value.valueSet().ifPresent(set -> codes.bound(extension.getValue(), set, path + ".value", findings));
            if (Urls.NAME_FORM.equals(extension.getUrl())
                    && !NAME_FORMS.contains(String.valueOf(extension.getValue().primitiveValue()))) {
                findings.add(Finding.unknownCode(path + ".value", NAME_FORMS));
            }
        }
    }

    private void parts(Extension extension, ExtensionShape shape, String path, List<Finding> findings) {
        if (extension.hasValue()) {
            findings.add(Finding.unknown(path + ".value"));
        }
        if (!extension.hasExtension()) {
            findings.add(Finding.missing(path + ".extension"));
            return;
        }
        Map<String, Integer> found = new HashMap<>();
        List<Extension> parts = extension.getExtension();
        for (int n = 0; n < parts.size(); n++) {
            ExtensionShape.Part part = shape.parts().get(parts.get(n).getUrl());
            String at = path + ".extension[" + n + "]";
            if (part == null) {
                findings.add(Finding.unknown(at));
            } else {
                found.merge(parts.get(n).getUrl(), 1, Integer::sum);
                simple(parts.get(n), part.value(), at, findings);
            }
        }
        shape.parts().forEach((url, part) -> {
            int times = found.getOrDefault(url, 0);
            if (times < part.min()) {
                findings.add(Finding.missing(path + ".extension('" + url + "')"));
            } else if (times > part.max()) {
                findings.add(Finding.rule(path + ".extension('" + url + "')", "≤ " + part.max()));
            }
        });
    }
}
