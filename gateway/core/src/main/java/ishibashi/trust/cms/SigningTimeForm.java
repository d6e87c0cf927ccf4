package ishibashi.trust.cms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.cms.CMSAttributes;

/** RFC 5652 §11.3: a UTCTime with seconds, in UTC by its {@code Z}, of a day that there is. */
final class SigningTimeForm implements CmsRule {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
            .appendPattern("MMddHHmmss'Z'")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Override
    public String name() {
        return "signing-time-form";
    }

    @Override
    public boolean holds(CmsView view) {
        return read(view).isPresent();
    }

    /** Empty if it has another form. */
    static Optional<Instant> read(CmsView view) {
        return view.signed()
                .value(CMSAttributes.signingTime)
                .filter(ASN1UTCTime.class::isInstance)
                .flatMap(time -> parsed(written(time)));
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** As it stands in the message: the library's own getter completes what is short. */
    private static String written(ASN1Encodable time) {
        byte[] der = Encoded.asRead(time);
        return new String(der, 2, der.length - 2, StandardCharsets.US_ASCII);
    }
}
