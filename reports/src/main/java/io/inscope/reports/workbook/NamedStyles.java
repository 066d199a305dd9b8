package io.inscope.reports.workbook;

import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;

/// Gives cell styles names, under which Excel lists them: who wants other fonts or colours changes
/// the style once, not every cell.
///
/// POI has no words for it, and the schema it carries lacks the element, so that it is written as
/// plain XML (ECMA-376 part 1, 18.8.8).
final class NamedStyles {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private NamedStyles() {}

  /// @param styles by name, in the order in which they are listed
  static void add(XSSFWorkbook workbook, Map<String, XSSFCellStyle> styles) {
    try (XmlCursor cursor = workbook.getStylesSource().getCTStylesheet().newCursor()) {
      cursor.toEndToken();
      cursor.beginElement(new QName(MAIN, "cellStyles"));
      cursor.insertAttributeWithValue("count", Integer.toString(styles.size() + 1));
      element(cursor, "Normal", 0);
      cursor.insertAttributeWithValue("builtinId", "0");
      cursor.toNextToken();
      styles.forEach(
          (name, style) -> {
            element(cursor, name, parent(workbook, style));
            cursor.toNextToken();
          });
    }
  }

  private static void element(XmlCursor cursor, String name, int format) {
    cursor.beginElement(new QName(MAIN, "cellStyle"));
    cursor.insertAttributeWithValue("name", name);
    cursor.insertAttributeWithValue("xfId", Integer.toString(format));
  }

  /// A copy of the format among those that names stand for, which the cells' format follows.
  private static int parent(XSSFWorkbook workbook, XSSFCellStyle style) {
    CTXf format = CTXf.Factory.newInstance();
    format.set(style.getCoreXf());
    if (format.isSetXfId()) {
      format.unsetXfId();
    }
    int index = workbook.getStylesSource().putCellStyleXf(format) - 1;
    style.getCoreXf().setXfId(index);
    return index;
  }
}
