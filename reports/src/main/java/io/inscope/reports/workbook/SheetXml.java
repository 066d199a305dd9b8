package io.inscope.reports.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.ss.util.CellReference;

/// Writes rows of a sheet as XML, without a model of them: `row` and `c` of ECMA-376 part 1,
/// 18.3.1.73 and 18.3.1.4. Texts stand in their cells; a table of shared texts would have to be
/// kept in memory, and deflate finds the repetitions as well.
final class SheetXml implements Pen {
  private static final int BUFFER = 1 << 15;

  /// Longer texts than that are prepared before they are written.
  private static final int SHORT = 2_000;

  /// The most bytes a character takes: `&amp;`.
  private static final int WIDEST = 5;

  /// Characters that are written as they are.
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    Arrays.fill(PLAIN, ' ', 0x80, true);
    for (char c : new char[] {'&', '<', '>', '_'}) {
      PLAIN[c] = false;
    }
  }

  private static final byte[] ROW = ascii("<row r=\"");
  private static final byte[] HEIGHT = ascii("\" customHeight=\"1\" ht=\"");
  private static final byte[] OPEN = ascii("\">");
  private static final byte[] END_ROW = ascii("</row>");
  private static final byte[] STYLE = ascii("\" s=\"");
  private static final byte[] TEXT = ascii("\" t=\"inlineStr\"><is><t>");
  private static final byte[] SPACED = ascii("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  private static final byte[] END_TEXT = ascii("</t></is></c>");
  private static final byte[] VALUE = ascii("\"><v>");
  private static final byte[] FORMULA = ascii("\" t=\"str\"><f>");
  private static final byte[] END_FORMULA = ascii("</f><v>");
  private static final byte[] END_VALUE = ascii("</v></c>");
  private static final byte[] EMPTY = ascii("\"/>");
  private static final byte[] AMPERSAND = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");

  private final OutputStream out;
  private final Styles styles;
  private final byte[][] columns;
  private final byte[] buffer = new byte[BUFFER];
  private int length;
  private byte[] row = {};
  private float height;
  private byte[] heightDigits = {};
  private int column;

  /// @param columns how many there are
  SheetXml(OutputStream out, Styles styles, int columns) {
    this.out = out;
    this.styles = styles;
    this.columns = new byte[columns][];
    for (int i = 0; i < columns; i++) {
      this.columns[i] = ascii("<c r=\"" + CellReference.convertNumToColString(i));
    }
  }

  /// Begins a row; its cells follow from the left.
  ///
  /// @param index of the row, from 0
  /// @param points its height; 0 for one that grows with what people write into it
  void row(int index, float points) {
    row = ascii(Integer.toString(index + 1));
    column = 0;
    put(ROW);
    put(row);
    if (points > 0) {
      put(HEIGHT);
      put(digits(points));
    }
    put(OPEN);
  }

  /// Heights come again and again.
  private byte[] digits(float points) {
    if (points != height) {
      height = points;
      heightDigits = ascii(Float.toString(points));
    }
    return heightDigits;
  }

  void endRow() {
    put(END_ROW);
  }

  @Override
  public void text(String text, Styles.Use use) {
    if (text.isEmpty()) {
      blank(use);
      return;
    }
    cell(use);
    put(isSpaced(text) ? SPACED : TEXT);
    if (!isWritten(text)) {
      escaped(CellText.of(text));
    }
    put(END_TEXT);
  }

  /// Writes a text that is short and of plain characters only, as nearly all are.
  private boolean isWritten(String text) {
    int count = text.length();
    if (count > SHORT) {
      return false;
    }
    if (length + count > BUFFER) {
      flush();
    }
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !PLAIN[c]) {
        return false;
      }
      buffer[length + i] = (byte) c;
    }
    length += count;
    return true;
  }

  @Override
  public void number(double number, Styles.Use use) {
    cell(use);
    put(VALUE);
    long whole = (long) number;
    put(ascii(whole == number ? Long.toString(whole) : Double.toString(number)));
    put(END_VALUE);
  }

  @Override
  public void formula(String formula, String value, Styles.Use use) {
    cell(use);
    put(FORMULA);
    escaped(formula);
    put(END_FORMULA);
    escaped(value);
    put(END_VALUE);
  }

  @Override
  public void blank(Styles.Use use) {
    cell(use);
    put(EMPTY);
  }

  void flush() {
    try {
      out.write(buffer, 0, length);
      length = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cell(Styles.Use use) {
    put(columns[column++]);
    put(row);
    put(STYLE);
    put(styles.index(use));
  }

  /// Whether readers would trim it.
  private static boolean isSpaced(String text) {
    return text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ';
  }

  private void put(byte[] bytes) {
    if (length + bytes.length > BUFFER) {
      flush();
    }
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  /// UTF-8, with what means something in XML as references. Surrogates come in pairs here.
  private void escaped(String text) {
    int count = text.length();
    for (int i = 0; i < count; i++) {
      if (length + WIDEST > BUFFER) {
        flush();
      }
      char c = text.charAt(i);
      if (c < 0x80) {
        switch (c) {
          case '&' -> put(AMPERSAND);
          case '<' -> put(LESS);
          case '>' -> put(GREATER);
          default -> buffer[length++] = (byte) c;
        }
      } else if (c < 0x800) {
        buffer[length++] = (byte) (0xC0 | c >> 6);
        buffer[length++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)) {
        int codePoint = Character.toCodePoint(c, text.charAt(++i));
        buffer[length++] = (byte) (0xF0 | codePoint >> 18);
        buffer[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
        buffer[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        buffer[length++] = (byte) (0x80 | (codePoint & 0x3F));
      } else {
        buffer[length++] = (byte) (0xE0 | c >> 12);
        buffer[length++] = (byte) (0x80 | (c >> 6 & 0x3F));
        buffer[length++] = (byte) (0x80 | (c & 0x3F));
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
