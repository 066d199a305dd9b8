package io.inscope.snapshot.yaml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Cuts YAML text into documents, and a document with a list at the top into its items, without
/// parsing them: one object at a time is in memory, and one that is broken costs nobody else.
///
/// Sound by the rules of YAML: a line with `---` in the first column ends a document even inside
/// quotes ([YAML 1.2, 9.1.2](https://yaml.org/spec/1.2.2/#912-document-markers)), and everything
/// that belongs to a list item is indented more than its dash. Where an author breaks that, the
/// item before the odd line is handed over with it, so that it fails and is not cut short
/// unnoticed.
public final class YamlSplitter {
  /// Hears of the pieces in their order.
  public interface Handler {
    /// A whole document.
    void document(YamlPiece text);

    /// A list begins: the document has a block sequence at its top or as its `items`.
    ///
    /// @param head the members before the items
    void listStart(YamlPiece head);

    /// One item with its dash: a sequence of one.
    void item(YamlPiece text);

    /// @param tail the members after the items
    void listEnd(YamlPiece tail);

    /// A document or item that has more bytes than the limit, and was passed over.
    void tooLarge(int line);
  }

  private enum Place {
    DOCUMENT,
    BEHIND_ITEMS_KEY,
    ITEMS,
    TAIL
  }

  private final YamlLines lines;
  private final int limit;
  private final Handler handler;

  /// Lines from which pieces are cut.
  private static final class Lines extends ByteArrayOutputStream {
    YamlPiece piece(int from, int to, int line) {
      return new YamlPiece(buf, from, to, line);
    }
  }

  private final Lines piece = new Lines();
  private int pieceLine = 1;
  private boolean tooLarge;

  private Place place = Place.DOCUMENT;
  private boolean marked;
  private boolean hasContent;
  private boolean mayBeList = true;
  private int headEnd;
  private boolean rootSequence;
  private int dash;
  private int itemEnd;
  private int tailLine;

  private YamlSplitter(InputStream utf8, int limit, Handler handler) {
    this.lines = new YamlLines(utf8);
    this.limit = limit;
    this.handler = handler;
  }

  /// Reads a stream to its end.
  ///
  /// @param utf8 without a byte order mark; bytes that are not UTF-8 become U+FFFD
  /// @param limit bytes that one document or item may have
  /// @throws IOException when the stream broke off; all before that was handed over
  public static void split(InputStream utf8, int limit, Handler handler) throws IOException {
    YamlSplitter splitter = new YamlSplitter(utf8, limit, handler);
    while (splitter.lines.next()) {
      splitter.line();
    }
    splitter.endDocument();
    splitter.lines.finish();
  }

  private void line() {
    if (!lines.isPart()) {
      if (lines.startsWith(" ") && isInside()) {
        int first = lines.number();
        lines.joinIndented();
        add(first);
        return;
      }
      if (lines.holdsWord(0, "---")) {
        startDocument();
        return;
      }
      if (lines.holdsWord(0, "...")) {
        endDocument();
        return;
      }
      switch (place) {
        case DOCUMENT -> documentLine();
        case BEHIND_ITEMS_KEY -> behindItemsKey();
        case ITEMS -> itemsLine();
        case TAIL -> startItemAtDash();
      }
    }
    add();
  }

  /// Whether a line that begins with a space says nothing about where pieces end.
  private boolean isInside() {
    return place == Place.ITEMS ? dash == 0 : place == Place.DOCUMENT && hasContent;
  }

  /// Directives and comments in front of the marker belong to the document it starts.
  private void startDocument() {
    if (hasContent || marked) {
      endDocument();
    }
    marked = true;
    String rest = lines.rest(3);
    hasContent = !rest.isEmpty();
    mayBeList &= rest.isEmpty();
    add();
  }

  private void documentLine() {
    if (lines.isBlank()) {
      return;
    }
    if (!hasContent && !marked && lines.startsWith("%")) {
      mayBeList &= !lines.startsWith("%TAG");
      return;
    }
    if (!hasContent && mayBeList && lines.holdsWord(0, "-")) {
      rootSequence = true;
      startList(piece.size(), 0);
    } else if (lines.startsWith("kind:")) {
      mayBeList &= lines.rest(5).matches("[\"']?\\w*List[\"']?");
    } else if (mayBeList && lines.holdsWord(0, "items:") && lines.rest(6).isEmpty()) {
      place = Place.BEHIND_ITEMS_KEY;
      headEnd = piece.size();
    }
    hasContent = true;
  }

  private void behindItemsKey() {
    if (lines.isBlank()) {
      return;
    }
    int indent = lines.indent();
    if (lines.holdsWord(indent, "-")) {
      startList(headEnd, indent);
    } else {
      place = Place.DOCUMENT;
      mayBeList = false;
    }
  }

  private void startList(int end, int dashColumn) {
    handler.listStart(piece.piece(0, end, pieceLine));
    startPiece();
    place = Place.ITEMS;
    dash = dashColumn;
  }

  private void itemsLine() {
    if (startItemAtDash()
        || lines.isBlank()
        || lines.indent() > dash
        || lines.hasTabIndent()
        || rootSequence) {
      return;
    }
    if (lines.indent() < dash || dash == 0) {
      place = Place.TAIL;
      itemEnd = piece.size();
      tailLine = lines.number();
    }
  }

  /// A dash behind the tail shows that it was no tail: whoever parses the item before meets it.
  private boolean startItemAtDash() {
    if (lines.indent() != dash || !lines.holdsWord(dash, "-")) {
      return false;
    }
    item(piece.size());
    startPiece();
    place = Place.ITEMS;
    return true;
  }

  private void item(int end) {
    if (tooLarge) {
      handler.tooLarge(pieceLine);
    } else {
      handler.item(piece.piece(0, end, pieceLine));
    }
  }

  private void endDocument() {
    switch (place) {
      case DOCUMENT, BEHIND_ITEMS_KEY -> {
        if (tooLarge) {
          handler.tooLarge(pieceLine);
        } else if (hasContent) {
          handler.document(piece.piece(0, piece.size(), pieceLine));
        }
      }
      case ITEMS -> {
        item(piece.size());
        handler.listEnd(new YamlPiece("", lines.number()));
      }
      case TAIL -> {
        item(itemEnd);
        handler.listEnd(piece.piece(itemEnd, piece.size(), tailLine));
      }
    }
    startPiece();
    place = Place.DOCUMENT;
    marked = false;
    hasContent = false;
    mayBeList = true;
    rootSequence = false;
  }

  private void startPiece() {
    piece.reset();
    tooLarge = false;
  }

  private void add() {
    add(lines.number());
  }

  private void add(int firstLine) {
    if (piece.size() == 0) {
      pieceLine = firstLine;
    }
    if (piece.size() + lines.length() > limit) {
      tooLarge = true;
    } else {
      piece.write(lines.buffer(), lines.start(), lines.length());
    }
  }
}
