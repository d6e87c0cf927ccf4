package ishibashi.fhir.gate;

import ishibashi.json.Place;

/** Ends the reading of an XML document inside this package; outside it is a refusal. */
final class XmlFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String rule;
    private final transient Place place;
    private final int limit;

    XmlFault(String rule, Place place) {
        this(rule, place, 0);
    }

    XmlFault(String rule, Place place, int limit) {
        super(rule, null, false, false);
        this.rule = rule;
        this.place = place;
        this.limit = limit;
    }

    String rule() {
        return rule;
    }

    Place place() {
        return place;
    }

    int limit() {
        return limit;
    }
}
