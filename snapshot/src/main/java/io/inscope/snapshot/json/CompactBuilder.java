package io.inscope.snapshot.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds a [CompactObject] token by token, without a tree: what the fast readers write into.
///
/// Members may come in any order and are put into the canonical one when their object ends.
/// `metadata.managedFields` is written like everything else, so that it is looked at like
/// everything else, and then taken back. Whoever gets `false` has an object that only the careful
/// reader may judge: a key that stands twice, or something that hardly ever occurs.
///
/// Kept and used again for object after object, by one thread.
public final class CompactBuilder {
  /// Less than [JsonTree#MAX_DEPTH]: what comes near the limit is for the careful reader.
  private static final int MAX_DEPTH = 100;

  /// Sorting takes time that grows with the square.
  private static final int MAX_UNSORTED = 256;

  private static final int MAX_KEY = 1000;
  private static final int NOTHING = -1;
  private static final int API_VERSION = 0;
  private static final int KIND = 1;
  private static final int ITEMS = 6;
  private static final int METADATA = 7;
  private static final int MANAGED_FIELDS = 8;

  /// Keys at the top, then those of the metadata; their places are those in `ids`.
  private static final byte[][] KEYS =
      Arrays.stream(
              new String[] {
                "apiVersion",
                "kind",
                "namespace",
                "name",
                "uid",
                "resourceVersion",
                "items",
                "metadata",
                "managedFields"
              })
          .map(key -> key.getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private byte[] out = new byte[1 << 12];
  private int size;
  private int[] lines = new int[1 << 8];
  private int lineCount;

  /// For each member of each open object: where it starts in `out` and in `lines`.
  private int[] memberAt = new int[1 << 8];

  private int[] memberLine = new int[1 << 8];
  private int members;

  /// For each open object its first member, for each open array [#NOTHING].
  private final int[] first = new int[MAX_DEPTH + 1];

  private final boolean[] unsorted = new boolean[MAX_DEPTH + 1];
  private int depth;

  private final String[] ids = new String[ITEMS];
  private int wanted;
  private int textAt;
  private boolean escaped;
  private boolean inMetadata;
  private boolean sawManagedFields;
  private boolean cutting;
  private boolean unsure;

  private byte[] sorted = new byte[1 << 10];
  private int[] sortedLines = new int[1 << 8];
  private final int[] order = new int[MAX_UNSORTED];

  /// Begins anew.
  public void start() {
    size = 0;
    lineCount = 0;
    members = 0;
    depth = 0;
    wanted = NOTHING;
    inMetadata = false;
    sawManagedFields = false;
    cutting = false;
    unsure = false;
    Arrays.fill(ids, "");
  }

  /// What was written so far, for a reader that copies by itself after it made room.
  byte[] bytes() {
    return out;
  }

  int size() {
    return size;
  }

  void setSize(int newSize) {
    size = newSize;
  }

  public int depth() {
    return depth;
  }

  /// Whether the innermost open collection is an object.
  public boolean inObject() {
    return first[depth] >= 0;
  }

  /// Whether the value to come is the `items` of the whole object.
  boolean atItems() {
    return wanted == ITEMS;
  }

  /// @return false when it is nested too deeply
  public boolean openObject() {
    return open('{', members);
  }

  /// @return false when it is nested too deeply
  public boolean openArray() {
    return open('[', NOTHING);
  }

  private boolean open(char bracket, int firstMember) {
    if (depth == MAX_DEPTH) {
      return false;
    }
    room(1);
    out[size++] = (byte) bracket;
    first[++depth] = firstMember;
    unsorted[depth] = false;
    wanted = NOTHING;
    return true;
  }

  /// A member begins; its key is the text that is written up to [#endKey].
  public void beginKey(int line) {
    if (cutting && depth == 2) {
      cut();
    }
    room(2);
    int at = size;
    if (out[at - 1] != '{') {
      out[at++] = ',';
    }
    if (members == memberAt.length) {
      memberAt = Arrays.copyOf(memberAt, 2 * members);
      memberLine = Arrays.copyOf(memberLine, 2 * members);
    }
    memberAt[members] = at;
    memberLine[members++] = lineCount;
    line(line);
    out[at++] = '"';
    size = at;
    textAt = at;
    escaped = false;
  }

  /// @return false when this is nothing for a fast reader
  public boolean endKey() {
    int key = textAt;
    int length = size - key;
    boolean unique = true;
    if (members - 1 > first[depth]) {
      // Before anything is written behind the key: reading bytes just written piecemeal is slow.
      int order = compare(memberAt[members - 2] + 1, key, length);
      unsorted[depth] |= order > 0;
      unique = order != 0;
    }
    room(2);
    out[size++] = '"';
    out[size++] = ':';
    wanted = NOTHING;
    if (depth == 1 || (depth == 2 && inMetadata)) {
      wanted = known(key, length);
      if (depth == 1) {
        inMetadata = wanted == METADATA;
      } else if (wanted == MANAGED_FIELDS) {
        unique &= !sawManagedFields;
        sawManagedFields = true;
        cutting = true;
      }
    }
    return unique && length <= MAX_KEY && (!escaped || cutting);
  }

  /// Which of the keys we look for; depth 1 and 2 only.
  private int known(int key, int length) {
    return switch (out[key]) {
      case 'a' -> is(0, 1, key, length);
      case 'k' -> is(1, 1, key, length);
      case 'i' -> is(ITEMS, 1, key, length);
      case 'm' -> depth == 1 ? is(METADATA, 1, key, length) : is(MANAGED_FIELDS, 2, key, length);
      case 'n' -> length == 4 ? is(3, 2, key, length) : is(2, 2, key, length);
      case 'u' -> is(4, 2, key, length);
      case 'r' -> is(5, 2, key, length);
      default -> NOTHING;
    };
  }

  private int is(int known, int atDepth, int key, int length) {
    byte[] name = KEYS[known];
    return depth == atDepth && Arrays.equals(out, key, key + length, name, 0, name.length)
        ? known
        : NOTHING;
  }

  /// The order of two keys, as they stand escaped in `out`: that of their code units unless one is
  /// escaped, and always one in which only equal keys are equal.
  private int compare(int one, int other, int otherLength) {
    int i = 0;
    long difference;
    while ((difference = Swar.get(out, one + i) ^ Swar.get(out, other + i)) == 0
        && i < otherLength) {
      i += Long.BYTES;
    }
    i = difference == 0 ? otherLength : Math.min(otherLength, i + Swar.first(difference));
    int a = out[one + i];
    if (i == otherLength) {
      return a == '"' ? 0 : 1;
    }
    int b = out[other + i];
    return a == '"' ? -1 : b == '"' ? 1 : Integer.compare(a & 0xFF, b & 0xFF);
  }

  /// An item of an array begins.
  public void beginItem(int line) {
    room(1);
    if (out[size - 1] != '[') {
      out[size++] = ',';
    }
    line(line);
    wanted = NOTHING;
  }

  /// A text begins as a value; it is what is written up to [#endText].
  public void beginText() {
    room(1);
    out[size++] = '"';
    textAt = size;
    escaped = false;
  }

  public void endText() {
    room(1);
    if (wanted >= 0 && wanted < ITEMS) {
      ids[wanted] = new String(out, textAt, size - textAt, StandardCharsets.UTF_8);
      unsure |= escaped && ids[wanted].indexOf('\\') >= 0;
    }
    out[size++] = '"';
    wanted = NOTHING;
  }

  /// Bytes that stand in the canonical text as they are.
  ///
  /// @param from [Swar#PADDING] bytes must be readable behind the end
  public void raw(byte[] from, int start, int end) {
    int length = end - start;
    room(length);
    for (int i = 0; i < length; i += Long.BYTES) {
      Swar.put(out, size + i, Swar.get(from, start + i));
    }
    size += length;
  }

  /// Says that the key or text being written holds something that is not plain ASCII.
  public void escaped() {
    escaped = true;
  }

  /// One character of a text, escaped where the canonical text has it so.
  public void character(int codePoint) {
    room(6);
    if (codePoint >= 0x80) {
      escaped = true;
      encode(codePoint);
      return;
    }
    String escape = CanonicalJson.escape((char) codePoint);
    if (escape.isEmpty()) {
      out[size++] = (byte) codePoint;
      return;
    }
    escaped = true;
    for (int i = 0; i < escape.length(); i++) {
      out[size++] = (byte) escape.charAt(i);
    }
  }

  private void encode(int c) {
    if (c < 0x800) {
      out[size++] = (byte) (0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        out[size++] = (byte) (0xE0 | c >> 12);
      } else {
        out[size++] = (byte) (0xF0 | c >> 18);
        out[size++] = (byte) (0x80 | c >> 12 & 0x3F);
      }
      out[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    out[size++] = (byte) (0x80 | c & 0x3F);
  }

  /// A number, `true`, `false` or `null` in its canonical form.
  public void literal(String canonical) {
    room(canonical.length());
    for (int i = 0; i < canonical.length(); i++) {
      out[size++] = (byte) canonical.charAt(i);
    }
  }

  /// Ends the innermost open collection.
  ///
  /// @return false when this is nothing for a fast reader
  public boolean close() {
    int start = first[depth];
    room(1);
    if (start < 0) {
      out[size++] = ']';
      depth--;
      return true;
    }
    if (cutting && depth == 2) {
      cut();
    }
    if (unsorted[depth] && !sort(start)) {
      return false;
    }
    members = start;
    out[size++] = '}';
    depth--;
    return true;
  }

  /// Takes back the last member, and the comma before it.
  private void cut() {
    cutting = false;
    int at = memberAt[--members];
    size = out[at - 1] == ',' ? at - 1 : at;
    lineCount = memberLine[members];
  }

  /// Puts the members of the innermost object into their order.
  private boolean sort(int start) {
    int n = members - start;
    if (n > MAX_UNSORTED) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      int member = start + i;
      int place = i;
      while (place > 0) {
        int before = memberAt[order[place - 1]] + 1;
        int c = compare(before, memberAt[member] + 1, keyLength(memberAt[member] + 1));
        if (c == 0) {
          return false;
        }
        if (c < 0) {
          break;
        }
        order[place] = order[--place];
      }
      order[place] = member;
    }
    if (!cutting) {
      arrange(start, n);
    }
    return true;
  }

  private int keyLength(int key) {
    int end = key;
    while (out[end] != '"') {
      end += out[end] == '\\' ? 2 : 1;
    }
    return end - key;
  }

  private void arrange(int start, int n) {
    if (n < 2) {
      return;
    }
    int at = memberAt[start];
    int lineAt = memberLine[start];
    if (sorted.length < size - at + 1) {
      sorted = new byte[out.length];
    }
    if (sortedLines.length < lineCount - lineAt) {
      sortedLines = new int[lines.length];
    }
    int bytes = 0;
    int numbers = 0;
    for (int i = 0; i < n; i++) {
      int member = order[i];
      boolean last = member + 1 == members;
      int length = (last ? size : memberAt[member + 1] - 1) - memberAt[member];
      System.arraycopy(out, memberAt[member], sorted, bytes, length);
      bytes += length;
      sorted[bytes++] = ',';
      int count = (last ? lineCount : memberLine[member + 1]) - memberLine[member];
      System.arraycopy(lines, memberLine[member], sortedLines, numbers, count);
      numbers += count;
    }
    System.arraycopy(sorted, 0, out, at, bytes - 1);
    System.arraycopy(sortedLines, 0, lines, lineAt, numbers);
  }

  private void line(int line) {
    if (lineCount == lines.length) {
      lines = Arrays.copyOf(lines, 2 * lineCount);
    }
    lines[lineCount++] = line;
  }

  /// Makes room for so many bytes, and for a `long` behind them.
  void room(int bytes) {
    if (size + bytes + Swar.PADDING > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + bytes + Swar.PADDING));
    }
  }

  /// Says what the outermost object is, which is open and has all members of its own. An object
  /// that says a part of it itself is left as it is.
  ///
  /// @return false when this is nothing for a fast reader
  boolean type(ItemType type, int line) {
    return !ids[API_VERSION].isEmpty()
        || !ids[KIND].isEmpty()
        || (member(API_VERSION, type.apiVersion(), line) && member(KIND, type.kind(), line));
  }

  private boolean member(int known, String value, int line) {
    beginKey(line);
    ascii(KEYS[known]);
    boolean unique = endKey();
    beginText();
    ascii(value.getBytes(StandardCharsets.US_ASCII));
    endText();
    return unique;
  }

  private void ascii(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, out, size, text.length);
    size += text.length;
  }

  /// Whether the object can be had: everything is closed, and its names are what they seem.
  public boolean isComplete() {
    return depth == 0 && size > 0 && !unsure;
  }

  /// The object.
  ///
  /// @param line 1-based line on which it starts
  public CompactObject build(int line) {
    return new CompactObject(
        Arrays.copyOf(out, size),
        lineTable(),
        line,
        ids[0],
        ids[1],
        ids[2],
        ids[3],
        ids[4],
        ids[5]);
  }

  /// As [CanonicalJson#lines] writes it.
  private byte[] lineTable() {
    byte[] table = sorted.length < 5 * lineCount ? new byte[5 * lineCount] : sorted;
    sorted = table;
    int length = 0;
    int previous = 0;
    for (int i = 0; i < lineCount; i++) {
      int delta = lines[i] - previous;
      previous = lines[i];
      int zigzag = (delta << 1) ^ (delta >> 31);
      while ((zigzag & ~0x7f) != 0) {
        table[length++] = (byte) (zigzag & 0x7f | 0x80);
        zigzag >>>= 7;
      }
      table[length++] = (byte) zigzag;
    }
    return Arrays.copyOf(table, length);
  }
}
