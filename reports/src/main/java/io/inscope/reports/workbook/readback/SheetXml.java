package io.inscope.reports.workbook.readback;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/// Reads the XML of a sheet row by row: ECMA-376 part 1, 18.3.1. Elements are told by their local
/// names, so that the strict variant of the format reads as well.
final class SheetXml {
  /// As many columns as a sheet can have.
  private static final int COLUMNS = 16_384;

  /// How characters that XML cannot hold are written: ECMA-376 part 1, 22.9.2.19.
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final List<String> shared;
  private final IntPredicate isDateStyle;
  private final boolean from1904;
  private final List<Merged> merged = new ArrayList<>();
  private int row;

  /// @param shared the strings that cells refer to by number
  /// @param isDateStyle whether a cell style shows a date
  /// @param from1904 whether days are counted from 1904
  SheetXml(List<String> shared, IntPredicate isDateStyle, boolean from1904) {
    this.shared = shared;
    this.isDateStyle = isDateStyle;
    this.from1904 = from1904;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  static XMLStreamReader open(InputStream in) throws XMLStreamException {
    return factory().createXMLStreamReader(in);
  }

  /// The ranges that were merged; known when the rows are read.
  List<Merged> merged() {
    return merged;
  }

  void read(InputStream in, Consumer<SheetRow> rows) throws XMLStreamException {
    XMLStreamReader xml = open(in);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> rows.accept(row(xml));
          case "mergeCell" -> merged.add(Merged.of(attribute(xml, "ref")));
          default -> {}
        }
      }
    }
  }

  private SheetRow row(XMLStreamReader xml) throws XMLStreamException {
    String number = attribute(xml, "r");
    row = number.isEmpty() ? row + 1 : Integer.parseInt(number);
    SortedMap<Integer, Value> cells = new TreeMap<>();
    int column = -1;
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("row")) {
      if (xml.isStartElement() && xml.getLocalName().equals("c")) {
        String reference = attribute(xml, "r");
        column = reference.isEmpty() ? column + 1 : new CellReference(reference).getCol();
        if (column < 0 || column >= COLUMNS) {
          throw new IllegalArgumentException("a cell outside of the sheet");
        }
        Value value = cell(xml);
        if (value != null && !value.text().isEmpty()) {
          cells.put(column, value);
        }
      }
    }
    return new SheetRow(row, cells);
  }

  private @Nullable Value cell(XMLStreamReader xml) throws XMLStreamException {
    String type = attribute(xml, "t");
    String style = attribute(xml, "s");
    String written = null;
    StringBuilder inline = new StringBuilder();
    int depth = 0;
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c")) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "v" -> written = xml.getElementText();
          case "t" -> {
            if (depth == 0) {
              inline.append(xml.getElementText());
            }
          }
          case "rPh" -> depth++;
          default -> {}
        }
      } else if (xml.isEndElement() && xml.getLocalName().equals("rPh")) {
        depth--;
      }
    }
    if (type.equals("inlineStr")) {
      return new Value.Text(unescaped(inline.toString()));
    }
    if (written == null || written.isEmpty()) {
      return null;
    }
    return switch (type) {
      case "s" -> new Value.Text(shared.get(Integer.parseInt(written.strip())));
      case "str" -> new Value.Text(unescaped(written));
      case "d" -> new Value.Text(written);
      case "b" -> new Value.Text(written.strip().equals("1") ? "TRUE" : "FALSE");
      case "e" -> new Value.Fault(written);
      default -> number(new BigDecimal(written.strip()), style);
    };
  }

  private Value number(BigDecimal number, String style) {
    boolean dated = !style.isEmpty() && isDateStyle.test(Integer.parseInt(style));
    double days = number.doubleValue();
    Optional<LocalDate> day =
        DateUtil.isValidExcelDate(days)
            ? Optional.ofNullable(DateUtil.getLocalDateTime(days, from1904))
                .map(LocalDateTime::toLocalDate)
                .filter(d -> d.getYear() >= 2000 && d.getYear() < 2100)
            : Optional.empty();
    return new Value.Number(number, day, dated);
  }

  /// The strings that the cells of all sheets share: ECMA-376 part 1, 18.4.9.
  static List<String> shared(InputStream in) throws XMLStreamException {
    List<String> strings = new ArrayList<>();
    XMLStreamReader xml = open(in);
    StringBuilder text = new StringBuilder();
    boolean phonetic = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "si" -> text.setLength(0);
          case "rPh" -> phonetic = true;
          case "t" -> {
            String part = xml.getElementText();
            text.append(phonetic ? "" : part);
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (xml.getLocalName()) {
          case "si" -> strings.add(unescaped(text.toString()));
          case "rPh" -> phonetic = false;
          default -> {}
        }
      }
    }
    return strings;
  }

  static String unescaped(String text) {
    return text.indexOf("_x") < 0
        ? text
        : ESCAPED
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Character.toString((char) Integer.parseInt(found.group(1), 16))));
  }

  static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
