package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Excel files (ISO/IEC 29500): opened within bounds, cells as text. */
final class Workbooks {
    private static final Pattern ERA = Pattern.compile("(?i)g+e+.*m.*d");
    private static final int LARGEST = 10_000;
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private Workbooks() {}

    static XSSFWorkbook open(Bytes content) {
        if (!ZipBounds.names(content).contains(CONTENT_TYPES)) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        try {
            return new XSSFWorkbook(content.stream());
        } catch (IOException
                | POIXMLException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | IllegalArgumentException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    /** A cell as a person reads it: dates in ISO form, whole numbers without a fraction. */
    static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case NUMERIC -> isDate(cell) ? date(cell) : number(cell.getNumericCellValue());
            case BLANK, ERROR, FORMULA, _NONE -> "";
        };
    }

    /** Japanese era formats ({@code ge.m.d}) are dates too. */
    private static boolean isDate(Cell cell) {
        return DateUtil.isCellDateFormatted(cell)
                || ERA.matcher(cell.getCellStyle().getDataFormatString()).find();
    }

    private static String date(Cell cell) {
        LocalDateTime at = cell.getLocalDateTimeCellValue();
        return cell.getNumericCellValue() < 1
                ? at.toLocalTime().toString()
                : at.toLocalDate().toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new java.math.BigDecimal(Double.toString(value)).toPlainString();
    }

    static boolean shaded(@Nullable Cell cell) {
        return cell != null
                && cell.getCellStyle().getFillPattern() == FillPatternType.SOLID_FOREGROUND
                && !text(cell).isEmpty();
    }

    /** Every cell of a merged region has the text of its first; a block that was left empty continues the one above it. */
    static Map<Long, Cell> merged(Sheet sheet) {
        Map<Long, Cell> first = new HashMap<>();
        List<CellRangeAddress> regions = sheet.getMergedRegions().stream()
                .filter(r -> r.getNumberOfCells() <= LARGEST)
                .sorted(Comparator.comparingInt(CellRangeAddress::getFirstRow))
                .toList();
        for (CellRangeAddress region : regions) {
            Cell cell = filled(sheet, region, first);
            if (cell != null) {
                region.forEach(at -> first.put(at(at.getRow(), at.getColumn()), cell));
            }
        }
        return first;
    }

    private static @Nullable Cell filled(Sheet sheet, CellRangeAddress region, Map<Long, Cell> first) {
        Cell own = cell(sheet, region.getFirstRow(), region.getFirstColumn());
        if (!text(own).isBlank() || region.getFirstRow() == 0) {
            return own;
        }
        Cell above = first.get(at(region.getFirstRow() - 1, region.getFirstColumn()));
        return above != null ? above : cell(sheet, region.getFirstRow() - 1, region.getFirstColumn());
    }

    private static @Nullable Cell cell(Sheet sheet, int row, int column) {
        var r = sheet.getRow(row);
        return r == null ? null : r.getCell(column);
    }

    static long at(int row, int column) {
        return ((long) row << 20) | column;
    }
}
