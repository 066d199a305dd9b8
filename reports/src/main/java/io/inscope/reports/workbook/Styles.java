package io.inscope.reports.workbook;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The cell styles of the workbook, each made once: Excel has room for 64,000, and readers for
/// fewer.
///
/// Arial, because every system has it or a font of its exact widths, so that columns fit
/// everywhere.
final class Styles {
  static final String INK = "1F2A37";
  static final String BRAND = "2B4A6F";
  private static final String GRID = "D5DAE0";
  private static final String FILL_IN = "FFFBE6";

  /// What a cell is for.
  enum Use {
    TITLE,
    SUBTITLE,
    HEADING,
    NOTE,
    STATEMENT,
    LABEL,
    HEADER,
    HEADER_AMOUNT,
    HEADER_EDITABLE,
    TEXT,
    /// Text that begins like a formula; Excel keeps it text even when somebody edits the cell.
    QUOTED,
    AMOUNT,
    DATE,
    DAY,
    LINK,
    STATUS,
    EDITABLE,
    EDITABLE_QUOTED,
    EDITABLE_DAY
  }

  private final XSSFWorkbook workbook;
  private final Map<Use, XSSFCellStyle> styles = new EnumMap<>(Use.class);
  private final byte[][] indexes = new byte[Use.values().length][];

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    XSSFFont standard = workbook.getFontAt(0);
    standard.setFontName("Arial");
    standard.setFontHeightInPoints((short) 9);
    for (Use use : Use.values()) {
      XSSFCellStyle style = make(use);
      styles.put(use, style);
      indexes[use.ordinal()] =
          Integer.toString(style.getIndex()).getBytes(StandardCharsets.US_ASCII);
    }
    Map<String, XSSFCellStyle> names = new LinkedHashMap<>();
    styles.forEach((use, style) -> names.put(name(use), style));
    NamedStyles.add(workbook, names);
  }

  /// As the list of styles shows it: `Inscope header amount`.
  private static String name(Use use) {
    return "Inscope " + use.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  CellStyle of(Use use) {
    CellStyle style = styles.get(use);
    if (style == null) {
      throw new IllegalStateException("no style for " + use);
    }
    return style;
  }

  /// Where the style stands among those of the workbook, in digits: for whoever writes XML.
  byte[] index(Use use) {
    return indexes[use.ordinal()];
  }

  static XSSFColor color(String rgb) {
    return new XSSFColor(HexFormat.of().parseHex(rgb));
  }

  private XSSFCellStyle make(Use use) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setWrapText(true);
    switch (use) {
      case TITLE -> style.setFont(font(16, true, BRAND));
      case SUBTITLE -> style.setFont(font(11, false, "5B6775"));
      case HEADING -> {
        style.setFont(font(11, true, BRAND));
        style.setBorderBottom(BorderStyle.MEDIUM);
        style.setBottomBorderColor(color(BRAND));
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
      }
      case NOTE -> style.setFont(font(9, false, "5B6775"));
      case STATEMENT -> {
        style.setFont(font(9, true, "6B5200"));
        fill(style, "FFF1C9");
        grid(style);
      }
      case LABEL -> {
        style.setFont(font(9, true, INK));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        grid(style);
      }
      case HEADER -> header(style, BRAND, "FFFFFF");
      case HEADER_AMOUNT -> {
        header(style, BRAND, "FFFFFF");
        style.setAlignment(HorizontalAlignment.RIGHT);
        style.setIndention((short) 1);
      }
      case HEADER_EDITABLE -> header(style, "F2D98B", INK);
      case TEXT -> body(style, INK);
      case QUOTED -> {
        body(style, INK);
        style.setQuotePrefixed(true);
      }
      case AMOUNT -> {
        body(style, INK);
        style.setWrapText(false);
        style.setAlignment(HorizontalAlignment.RIGHT);
        style.setIndention((short) 1);
        style.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
      }
      case DATE -> {
        body(style, INK);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss\" UTC\""));
      }
      case DAY -> {
        body(style, INK);
        day(style);
      }
      case LINK -> {
        XSSFFont font = font(9, false, "1F5FA8");
        font.setUnderline(XSSFFont.U_SINGLE);
        style.setFont(font);
        grid(style);
      }
      case STATUS -> body(style, INK);
      case EDITABLE -> {
        editable(style);
      }
      case EDITABLE_QUOTED -> {
        editable(style);
        style.setQuotePrefixed(true);
      }
      case EDITABLE_DAY -> {
        editable(style);
        day(style);
      }
    }
    return style;
  }

  private void body(XSSFCellStyle style, String ink) {
    style.setFont(font(9, false, ink));
    grid(style);
  }

  /// Stays open to be filled in when somebody protects the sheet.
  private void editable(XSSFCellStyle style) {
    body(style, INK);
    fill(style, FILL_IN);
    style.setLocked(false);
  }

  private void day(XSSFCellStyle style) {
    style.setAlignment(HorizontalAlignment.LEFT);
    style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
  }

  private void header(XSSFCellStyle style, String fill, String ink) {
    style.setFont(font(9, true, ink));
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    fill(style, fill);
    grid(style);
  }

  private static void fill(XSSFCellStyle style, String rgb) {
    style.setFillForegroundColor(color(rgb));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  private static void grid(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(color(GRID));
    style.setBottomBorderColor(color(GRID));
    style.setLeftBorderColor(color(GRID));
    style.setRightBorderColor(color(GRID));
  }

  private XSSFFont font(int points, boolean bold, String rgb) {
    XSSFFont font = workbook.createFont();
    font.setFontName("Arial");
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    font.setColor(color(rgb));
    return font;
  }
}
