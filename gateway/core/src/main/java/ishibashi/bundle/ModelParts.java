package ishibashi.bundle;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Parts as HAPI's model has them. */
record ModelParts(ParametersParameterComponent whole) implements PartSink {
    @Override
    public void code(String name, String value) {
        add(name, new CodeType(value));
    }

    @Override
    public void string(String name, String value) {
        add(name, new StringType(value));
    }

    @Override
    public void integer(String name, int value) {
        add(name, new IntegerType(value));
    }

    @Override
    public void positive(String name, int value) {
        add(name, new PositiveIntType(value));
    }

    @Override
    public void date(String name, String value) {
        add(name, new DateType(value));
    }

    @Override
    public void role(String name, String system, String value) {
        Reference reference = new Reference().setType("PractitionerRole");
        reference.getIdentifier().setSystem(system).setValue(value);
        add(name, reference);
    }

    @Override
    public void group(String name, Consumer<PartSink> parts) {
        parts.accept(new ModelParts(whole.addPart().setName(name)));
    }

    private void add(String name, Type value) {
        whole.addPart().setName(name).setValue(value);
    }
}
