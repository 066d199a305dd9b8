package io.inscope.snapshot.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts JSON text into its objects without parsing them: single objects, several in a row with or
/// without line breaks between them, arrays, and lists, which are objects with an array `items`.
///
/// One object at a time is in memory, however long the list. Only brackets and quotes are looked
/// at, so an object that is broken inside costs nobody else. Where the brackets themselves do not
/// match, reading goes on at the next line that starts like the object before it did; kubectl and
/// other tools write every object of a list on lines of its own.
public final class JsonSplitter {
  /// How often reading may start again from the middle: a bound on the work for hostile text.
  private static final int MAX_RESTARTS = 100;

  /// What shows that the value before it was closed too early.
  private static final String REST = "}],:\"";

  private static final String UNEXPECTED = "an unexpected character";

  /// Hears of the pieces in their order.
  public interface Handler {
    /// A value that stands for itself.
    ///
    /// @param broken why it cannot be taken for whole even if it can be parsed
    void value(JsonText value, Optional<JsonProblem> broken);

    /// A list, or an array, begins.
    ///
    /// @param head the members of the list that stand before its items
    void listStart(JsonText head);

    void item(JsonText item, Optional<JsonProblem> broken);

    /// @param head all members of the list but its items
    void listEnd(JsonText head);

    /// A value or item that has more bytes than the limit, and was passed over.
    void tooLarge(int line);

    /// Text that belongs to no object.
    void stray(JsonProblem problem);

    /// Whether objects with which nothing is wrong come without a tree, by the next two.
    default boolean isFast() {
      return false;
    }

    /// What the items of the list that began last are, where they do not say it and it is known:
    /// the fast ones come with it, as if it stood in their first line. The others come as they are.
    default Optional<ItemType> itemType() {
      return Optional.empty();
    }

    default void value(CompactObject value) {
      throw new IllegalStateException("only a fast handler gets compact objects");
    }

    default void item(CompactObject item) {
      throw new IllegalStateException("only a fast handler gets compact objects");
    }
  }

  private final JsonInput in;
  private final Handler handler;
  private final int limit;
  private final JsonBuffer nowhere = new JsonBuffer(0);
  private final JsonScan scan = new JsonScan();
  private int restarts;

  private JsonSplitter(InputStream utf8, int limit, Handler handler) {
    this.in = new JsonInput(utf8);
    this.limit = limit;
    this.handler = handler;
  }

  /// Reads a stream to its end.
  ///
  /// @param utf8 without a byte order mark
  /// @param limit bytes that one object may have; larger ones are passed over
  /// @throws IOException when the stream broke off; all before that was handed over
  public static void split(InputStream utf8, int limit, Handler handler) throws IOException {
    JsonSplitter splitter = new JsonSplitter(utf8, limit, handler);
    splitter.values();
    splitter.in.finish();
  }

  private void values() {
    while (true) {
      in.space(nowhere);
      switch (in.peek()) {
        case -1 -> {
          return;
        }
        case '{' -> object();
        case '[' -> {
          in.next();
          handler.listStart(text("{}"));
          items();
          handler.listEnd(text("{}"));
        }
        case 0x1E -> in.next(); // RFC 7464 puts a record separator before each text
        case 0xEF, 0xBB, 0xBF -> in.next(); // A byte order mark, where files were put together
        default -> {
          handler.stray(here("text that is not JSON stands outside of any object"));
          skipTo(nowhere, 1);
        }
      }
    }
  }

  /// Takes the next object if it and what follows it are beyond doubt.
  ///
  /// @param item whether it stands in a list, where a comma has to separate it from the next one
  private boolean scanned(boolean item) {
    if (!handler.isFast()) {
      return false;
    }
    boolean ended = false;
    while (true) {
      int start = in.position();
      int behind = scan.scan(in.buffer(), start, in.end(), in.line());
      if (behind == JsonScan.UNPROVEN || behind - start > limit) {
        return false;
      }
      Behind next = behind < 0 ? Behind.UNKNOWN : behind(behind, item);
      if (next == Behind.WRONG || (behind < 0 && ended)) {
        return false;
      }
      if (next == Behind.RIGHT || ended) {
        in.skip(behind, scan.line());
        if (item) {
          separated(true);
          handler.item(scan.object());
        } else {
          handler.value(scan.object());
        }
        return true;
      }
      ended = !in.more();
    }
  }

  private enum Behind {
    RIGHT,
    WRONG,
    UNKNOWN
  }

  /// Whether what stands behind an object may stand there; the same rules as those of
  /// [#followedByRest] and [#separated], without taking anything.
  private Behind behind(int at, boolean item) {
    int p = in.spaceEnd(at);
    if (item && p < in.end()) {
      if (in.buffer()[p] == ']') {
        return Behind.RIGHT;
      }
      if (in.buffer()[p] != ',') {
        return Behind.WRONG;
      }
      p = in.spaceEnd(p + 1);
    }
    if (p == in.end()) {
      return Behind.UNKNOWN;
    }
    return (item ? "\":}" : REST).indexOf(in.buffer()[p]) >= 0 ? Behind.WRONG : Behind.RIGHT;
  }

  private void object() {
    if (scanned(false)) {
      return;
    }
    int line = in.line();
    int column = in.column();
    JsonBuffer text = new JsonBuffer(limit);
    Members members = new Members(text);
    text.add(in.next());
    boolean complete = members.read();
    if (members.list) {
      if (!complete && members.closed) {
        handler.stray(here(in.peek() < 0 ? "the text ends before the list does" : UNEXPECTED));
      }
      handler.listEnd(members.head());
      if (!complete) {
        skipTo(nowhere, 1);
      }
      return;
    }
    Optional<JsonProblem> broken = Optional.empty();
    if (!complete) {
      broken = Optional.of(goOn(text, 1, line));
    } else if (followedByRest()) {
      broken = Optional.of(here(UNEXPECTED));
      skipTo(text, 1);
    }
    if (text.isOverflown()) {
      handler.tooLarge(line);
    } else {
      handler.value(new JsonText(text.copy(), line, column), broken);
    }
  }

  /// Whether what follows a value shows that it was closed too early.
  private boolean followedByRest() {
    in.space(nowhere);
    return REST.indexOf(in.peek()) >= 0;
  }

  /// The members of an object at the top.
  private final class Members {
    private final JsonBuffer text;
    private String kind = "";
    private boolean list;
    private boolean closed;
    private int good = 1;

    Members(JsonBuffer text) {
      this.text = text;
    }

    /// Reads from behind the opening brace to behind the closing one; false where that fails.
    boolean read() {
      while (true) {
        in.space(text);
        switch (in.peek()) {
          case '}' -> {
            text.add(in.next());
            return true;
          }
          case '"' -> {
            if (!member()) {
              return false;
            }
          }
          default -> {
            return false;
          }
        }
      }
    }

    private boolean member() {
      String key = string();
      in.space(text);
      if (in.peek() != ':') {
        return false;
      }
      text.add(in.next());
      in.space(text);
      if (key.equals("\"items\"") && in.peek() == '[' && mayBeList()) {
        if (!list()) {
          return false;
        }
      } else {
        int from = text.size();
        if (!JsonScanner.capture(in, text, 1)) {
          return false;
        }
        if (key.equals("\"kind\"")) {
          kind = ascii(from);
        }
      }
      good = text.size();
      in.space(text);
      if (in.peek() == ',') {
        text.add(in.next());
        return true;
      }
      return in.peek() == '}';
    }

    private boolean list() {
      in.next();
      text.add("[]");
      good = text.size();
      list = true;
      handler.listStart(head());
      closed = items();
      return closed;
    }

    private boolean mayBeList() {
      return kind.isEmpty() || kind.endsWith("List\"");
    }

    private String string() {
      int from = text.size();
      JsonScanner.capture(in, text, 0);
      return ascii(from);
    }

    private String ascii(int from) {
      return new String(text.copy(from, text.size()), StandardCharsets.ISO_8859_1);
    }

    /// The members read so far, as an object of their own.
    JsonText head() {
      return JsonSplitter.this.text(new String(text.copy(0, good), StandardCharsets.UTF_8) + "}");
    }
  }

  /// The items of an array, from behind its bracket to behind the closing one; false when the text
  /// ends before that.
  private boolean items() {
    scan.type(handler.itemType().orElse(null));
    boolean ended = everyItem();
    scan.type(null);
    return ended;
  }

  private boolean everyItem() {
    int column = 0;
    while (true) {
      in.space(nowhere);
      switch (in.peek()) {
        case -1 -> {
          handler.stray(here("the text ends before the list does"));
          return false;
        }
        case ']' -> {
          in.next();
          return true;
        }
        case ',' -> {
          handler.stray(here("a comma without an item"));
          in.next();
        }
        default -> {
          int lineStart = in.lineStart();
          column = lineStart > 0 ? lineStart : column;
          if (!item(column)) {
            return false;
          }
        }
      }
    }
  }

  /// One item and the comma behind it; false when nothing follows that could be read.
  ///
  /// @param lineColumn the column in which items of this list begin their line, 0 when they do not
  private boolean item(int lineColumn) {
    if (in.peek() == '{' && scanned(true)) {
      return true;
    }
    int line = in.line();
    int column = in.column();
    JsonBuffer text = new JsonBuffer(limit);
    Optional<JsonProblem> broken = Optional.empty();
    boolean isObject = in.peek() == '{';
    boolean ended = false;
    if (!JsonScanner.capture(in, text, lineColumn)) {
      broken = Optional.of(goOn(text, lineColumn, line));
      ended = in.peek() < 0;
    } else if (!separated(isObject)) {
      broken = Optional.of(here(UNEXPECTED));
      skipTo(text, lineColumn);
    }
    if (text.isOverflown()) {
      handler.tooLarge(line);
    } else {
      handler.item(new JsonText(text.copy(), line, column), broken);
    }
    return !ended;
  }

  /// Whether an item is followed by what may follow it, and takes the comma. Items are objects; one
  /// that is followed by a text was closed too early, and its rest is what follows.
  private boolean separated(boolean isObject) {
    in.space(nowhere);
    if (in.peek() != ',') {
      return in.peek() == ']' || in.peek() < 0;
    }
    in.next();
    in.space(nowhere);
    return !isObject || "\":}".indexOf(in.peek()) < 0;
  }

  /// Takes what follows, up to an object that begins its line in this column (in the first where
  /// none is known), or to the end.
  private void skipTo(JsonBuffer out, int lineColumn) {
    int column = Math.max(1, lineColumn);
    while (in.peek() >= 0 && !(in.peek() == '{' && in.isLineStart(column))) {
      out.add(in.next());
    }
  }

  /// Finds where to go on behind an object that does not end as it should: at the next line that
  /// begins an object. That may have been taken already, because a bracket is missing somewhere.
  private JsonProblem goOn(JsonBuffer text, int lineColumn, int line) {
    JsonProblem problem = here(in.peek() < 0 ? "the text ends before the object does" : UNEXPECTED);
    int cut = lineColumn == 0 || text.isOverflown() ? -1 : text.lineWithBrace(lineColumn);
    if (cut > 0 && restarts++ < MAX_RESTARTS) {
      int next = line + text.lines(cut);
      in.putBack(text.copy(cut, text.size()), next);
      text.truncate(cut);
      return new JsonProblem(next, 1, "the object does not end before the next one starts");
    }
    skipTo(text, lineColumn);
    return problem;
  }

  private JsonProblem here(String message) {
    return new JsonProblem(in.line(), in.column(), message);
  }

  private JsonText text(String json) {
    return new JsonText(json.getBytes(StandardCharsets.UTF_8), in.line(), in.column());
  }
}
