package ishibashi.bundle;

import java.util.function.Consumer;

/** Takes the parts of a FHIR Parameters one after the other; a name may come again. */
interface PartSink {
    void code(String name, String value);

    void string(String name, String value);

    void integer(String name, int value);

    void positive(String name, int value);

    void date(String name, String value);

    /** A PractitionerRole by an identifier of it. */
    void role(String name, String system, String value);

    void group(String name, Consumer<PartSink> parts);
}
