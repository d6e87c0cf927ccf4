package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
    private static final int ENTRIES = 4_096;
    private static final long INFLATED = 128L << 20;
    private static final long RATIO_FROM = 1L << 20;
    private static final long RATIO = 100;

    private Workbooks() {}

    static XSSFWorkbook open(Bytes content) {
        bounded(content);
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

    /** Inflates everything once, counting: what is too much or too well packed is never handed on (security §3.5). */
    private static void bounded(Bytes content) {
        long all = 0;
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(content.stream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                long size = inflated(zip, INFLATED - all);
                all += size;
                if (!names.add(entry.getName()) || names.size() > ENTRIES || all >= INFLATED) {
                    throw new Unreadable(Code.ARCHIVE_BOMB);
                }
            }
        } catch (IOException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        if (all > RATIO_FROM && all / content.size() > RATIO) {
            throw new Unreadable(Code.ARCHIVE_BOMB);
        }
        if (!names.contains("[Content_Types].xml")) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    private static long inflated(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(buffer); n >= 0 && size < most; n = in.read(buffer)) {
            size += n;
        }
        return size;
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
