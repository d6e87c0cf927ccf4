package ishibashi.sign;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import ishibashi.bank.BankFolder;
import ishibashi.bank.ResultForm;
import ishibashi.bundle.OwnFile;
import ishibashi.bundle.Told;
import ishibashi.bundle.Urgent;
import ishibashi.encoding.Carrier;
import ishibashi.encoding.CharsetNames;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Results in a bank's own form, as its {@code results.yaml} wants them: read back and compared before they leave. */
public final class OwnForm {
    /** What a spreadsheet takes for the beginning of a formula, whatever its width. */
    private static final String FORMULA = "=+-@＝＋－＠\t\r";

    private static final String TEXT = "'";
    private static final String MARK = "\uFEFF";

    private final Function<MemberId, Optional<BankFolder>> folders;

    public OwnForm(Function<MemberId, Optional<BankFolder>> folders) {
        this.folders = folders;
    }

    /** Empty if the recipient wants none. */
    Optional<OwnFile> rankings(MemberId recipient, String event, List<Told> told) {
        return write(recipient, event, told.stream().flatMap(OwnRow::of).toList());
    }

    /** The same of urgent vacancies: a row for each seeker whom one fits. */
    Optional<OwnFile> notices(MemberId recipient, List<Urgent> urgent) {
        return write(recipient, "notice", urgent.stream().flatMap(OwnRow::of).toList());
    }

    private Optional<OwnFile> write(MemberId recipient, String event, List<OwnRow> rows) {
        return folders.apply(recipient)
                .flatMap(folder -> Optional.ofNullable(folder.results().get(event))
                        .map(form -> file(form, new Carrier(form.charset(), folder.gaiji()::of), rows)));
    }

    private static OwnFile file(ResultForm form, Carrier carrier, List<OwnRow> rows) {
        List<OwnFile.Lost> lost = new ArrayList<>();
        StringWriter text = new StringWriter();
        if (form.mark()) {
            text.write(MARK);
        }
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(form.delimiter())
                .lineDelimiter(form.lineEnd() == ResultForm.LineEnd.CRLF ? LineDelimiter.CRLF : LineDelimiter.LF)
                .build(text)) {
            int number = 1;
            csv.writeRecord(cells(form, number, ResultForm.Column::heading, carrier, lost));
            for (OwnRow row : rows) {
                number++;
                csv.writeRecord(cells(form, number, row::text, carrier, lost));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String charset = CharsetNames.media(form.charset());
        return new OwnFile(
                form.name(), "text/csv; charset=" + charset, Bytes.owning(carrier.bytes(text.toString())), lost);
    }

    private static List<String> cells(
            ResultForm form,
            int row,
            Function<ResultForm.Column, String> text,
            Carrier carrier,
            List<OwnFile.Lost> lost) {
        List<String> cells = new ArrayList<>();
        for (ResultForm.Column column : form.columns()) {
            Carrier.Carried carried = carrier.carry(harmless(text.apply(column)));
            carried.lost().forEach(code -> lost.add(new OwnFile.Lost(row, column.heading(), code)));
            cells.add(carried.text());
        }
        return cells;
    }

    /** A spreadsheet shows it as a text. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? TEXT + text : text;
    }
}
