package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import ishibashi.message.Terms.Pay;
import ishibashi.message.Terms.PayBasis;
import ishibashi.refusal.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** {@code pay} (fhir fields 24): the first that is not for a single duty. Whole yen. */
final class PayFields {
    private static final Pay OPEN = new Pay(PayBasis.NEGOTIABLE, OptionalLong.empty(), OptionalLong.empty());
    private static final int MONTHS = 12;

    private PayFields() {}

    static Pay read(PractitionerRole role, Notes notes) {
        List<Extension> all = Ext.all(role, "pay").stream()
                .filter(pay -> !Ext.code(pay, "basis").orElse("").equals("duty"))
                .toList();
        if (all.isEmpty()) {
            return OPEN;
        }
        Extension pay = all.getFirst();
        String path = Ext.path(role, "pay") + ".extension('range')";
        Range range = Ext.part(pay, "range", Range.class).orElseGet(Range::new);
        OptionalLong low = yen(range.getLow(), path, notes);
        OptionalLong high = yen(range.getHigh(), path, notes);
        if (low.isEmpty() && high.isEmpty()) {
            return OPEN;
        }
        return new Pay(basis(Ext.code(pay, "basis").orElse("")), low, high);
    }

    /** A wish, by the year. */
    static OptionalLong yearly(PractitionerRole role, Notes notes) {
        Pay pay = read(role, notes);
        return switch (pay.basis()) {
            case YEAR -> pay.min();
            case MONTH ->
                pay.min().isPresent() ? OptionalLong.of(pay.min().getAsLong() * MONTHS) : OptionalLong.empty();
            case DAY, HOUR, NEGOTIABLE -> OptionalLong.empty();
        };
    }

    private static PayBasis basis(String code) {
        return PayBasis.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static OptionalLong yen(Quantity quantity, String path, Notes notes) {
        BigDecimal value = quantity.getValue();
        if (value == null) {
            return OptionalLong.empty();
        }
        if (!Urls.CURRENCY.equals(quantity.getSystem()) || !"JPY".equals(quantity.getCode())) {
            notes.refuse(Code.UNKNOWN_CODE, path, "JPY");
            return OptionalLong.empty();
        }
        boolean whole = value.signum() >= 0
                && value.precision() - value.scale() <= 10
                && value.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            notes.refuse(Code.IMPLAUSIBLE_NUMBER, path);
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.longValueExact());
    }
}
