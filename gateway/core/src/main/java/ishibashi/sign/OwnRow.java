package ishibashi.sign;

import ishibashi.bank.ResultForm;
import ishibashi.bundle.Told;
import ishibashi.bundle.Urgent;
import ishibashi.message.Matched.Points;
import ishibashi.message.Matched.Scored;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One pair of an own record and another side, as a row of a bank's own form.
 *
 * @param number of the own record
 * @param other the pseudonym of the other side
 * @param scored empty for an urgent vacancy, which is told before it is ranked
 */
record OwnRow(String number, String other, AnonymousView view, Optional<Scored> scored) {
    private static final String AND = "、";

    static Stream<OwnRow> of(Told told) {
        return told.others().stream()
                .map(other -> new OwnRow(told.number(), other.pseudonym(), other.view(), Optional.of(other.scored())));
    }

    static Stream<OwnRow> of(Urgent urgent) {
        return urgent.seekers().stream()
                .map(seeker -> new OwnRow(seeker, urgent.pseudonym(), urgent.view(), Optional.empty()));
    }

    String text(ResultForm.Column column) {
        return switch (column.value()) {
            case OWN_NUMBER -> number;
            case OTHER_NUMBER -> other;
            case RANK -> scored.map(s -> Integer.toString(s.rank())).orElse("");
            case SCORE -> scored.map(s -> Integer.toString(s.score())).orElse("");
            case MAXIMUM -> scored.map(s -> Integer.toString(s.maximum())).orElse("");
            case REASONS ->
                scored.map(s -> s.rules().stream().map(Points::ja).collect(Collectors.joining(AND)))
                        .orElse("");
            case DEPARTMENTS -> String.join(AND, view.groups());
            case PREFECTURES -> words(column, view.prefectures());
            case EMPLOYMENT -> words(column, view.employment());
            case URGENCY -> words(column, view.urgency().stream().toList());
            case START -> view.start().map(OwnRow::month).orElse("");
            case END -> view.end().map(OwnRow::month).orElse("");
            case PAY -> view.pay().map(band -> band.replace("-", "～") + "万円").orElse("");
            case NIGHT_DUTY -> words(column, view.nightDuty().stream().toList());
            case TELESUPPORT ->
                words(column, view.telesupport().map(Object::toString).stream().toList());
        };
    }

    private static String words(ResultForm.Column column, List<String> codes) {
        return codes.stream().map(column::word).collect(Collectors.joining(AND));
    }

    private static String month(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    @Override
    public String toString() {
        return "OwnRow[" + other + "]";
    }
}
