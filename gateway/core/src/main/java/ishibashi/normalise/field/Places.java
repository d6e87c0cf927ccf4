package ishibashi.normalise.field;

import ishibashi.message.Terms.Place;
import ishibashi.refusal.Code;

/** A workplace 所在地: the municipality that a code, a name or an address names. */
public final class Places implements Normaliser<Place> {
    private final Municipalities municipalities;

    public Places(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    @Override
    public Reading<Place> read(String raw) {
        String text = Municipalities.folded(Fold.tight(raw));
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        return municipalities
                .find(text)
                .map(this::place)
                .orElseGet(() -> Reading.faulty(Code.UNKNOWN_PLACE, municipalities.near(text)));
    }

    private Reading<Place> place(Municipalities.Found found) {
        Place place = municipalities.place(found.code());
        return found.sure()
                ? Reading.value(place, "municipality")
                : Reading.inferred(place, "municipality-of-own-prefecture");
    }
}
