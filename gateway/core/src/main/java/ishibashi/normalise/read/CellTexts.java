package ishibashi.normalise.read;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Numbers as a person reads them by the style of their cell: dates in ISO form, whole numbers without a fraction. */
final class CellTexts {
    /** Japanese era formats ({@code ge.m.d}) are dates too. */
    private static final Pattern ERA = Pattern.compile("(?i)g+e+.*m.*d");

    private final boolean from1904;
    private final boolean[] dates;
    private final boolean[] shades;

    /** @param from1904 the workbook counts days from 1904 */
    CellTexts(StylesTable styles, boolean from1904) {
        this.from1904 = from1904;
        int count = styles.getNumCellStyles();
        this.dates = new boolean[count];
        this.shades = new boolean[count];
        for (int n = 0; n < count; n++) {
            XSSFCellStyle style = styles.getStyleAt(n);
            String format = style.getDataFormatString();
            dates[n] = DateUtil.isADateFormat(style.getDataFormat(), format)
                    || (format != null && ERA.matcher(format).find());
            shades[n] = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
        }
    }

    boolean shaded(int style) {
        return style < shades.length && shades[style];
    }

    String number(double value, int style) {
        if (style < dates.length && dates[style] && DateUtil.isValidExcelDate(value)) {
            LocalDateTime at = DateUtil.getLocalDateTime(value, from1904);
            return value < 1 ? at.toLocalTime().toString() : at.toLocalDate().toString();
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new BigDecimal(Double.toString(value)).toPlainString();
    }
}
