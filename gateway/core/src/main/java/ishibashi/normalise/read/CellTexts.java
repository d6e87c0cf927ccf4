package ishibashi.normalise.read;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;

/** Numbers as a person reads them by the style of their cell: dates in ISO form, whole numbers without a fraction. */
final class CellTexts {
    /** Japanese era formats ({@code ge.m.d}) are dates too. */
    private static final Pattern ERA = Pattern.compile("(?i)g+e+.*m.*d");

    /** A colour that the workbook names otherwise than by its parts. */
    private static final String UNKNOWN = "?";

    private final boolean from1904;
    private final boolean[] dates;
    private final String[] colours;

    /** @param from1904 the workbook counts days from 1904 */
    CellTexts(StylesTable styles, boolean from1904) {
        this.from1904 = from1904;
        int count = styles.getNumCellStyles();
        this.dates = new boolean[count];
        this.colours = new String[count];
        for (int n = 0; n < count; n++) {
            XSSFCellStyle style = styles.getStyleAt(n);
            String format = style.getDataFormatString();
            dates[n] = DateUtil.isADateFormat(style.getDataFormat(), format)
                    || (format != null && ERA.matcher(format).find());
            colours[n] = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                    ? colour(style.getFillForegroundColorColor())
                    : "";
        }
    }

    private static String colour(@Nullable XSSFColor colour) {
        String argb = colour == null ? null : colour.getARGBHex();
        return argb == null ? UNKNOWN : argb.substring(2);
    }

    /** What fills its cells, {@code FFFF00}; empty: nothing. */
    String colour(int style) {
        return style < colours.length ? colours[style] : "";
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
