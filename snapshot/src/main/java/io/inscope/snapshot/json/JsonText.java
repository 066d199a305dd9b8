package io.inscope.snapshot.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// One JSON value somebody else wrote, at its place in a source: reading it gives a tree with the
/// lines of the source, or a [JsonProblem] that says where and what.
public final class JsonText {
  /// Somebody else's text may hold a key twice; that is reported, not refused.
  private static final JsonFactory LENIENT =
      JsonTree.JSON.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// How the parser's messages begin, and what we say instead: theirs quote the text.
  private static final Map<String, String> SENTENCES = new LinkedHashMap<>();

  static {
    SENTENCES.put("Illegal unquoted character", "a text that is not closed on its line");
    SENTENCES.put("Illegal character", "a character that JSON does not allow");
    SENTENCES.put("Invalid UTF-8", "bytes that are not UTF-8");
    SENTENCES.put("Unrecognized character escape", "a backslash escape that JSON does not know");
    SENTENCES.put("Unrecognized token", "a word where a value belongs; texts need quotes");
    SENTENCES.put("Unexpected close marker", "a bracket that closes another one than was opened");
    SENTENCES.put("Unexpected character ('/'", "a comment, which JSON does not have");
    SENTENCES.put("Unexpected character ('''", "single quotes; JSON has double quotes only");
    SENTENCES.put(
        "Unexpected character ('}' (code 125)): was expecting double-quote",
        "a comma behind the last member");
    SENTENCES.put("Unexpected character", "an unexpected character");
    SENTENCES.put("Unexpected end-of-input", "the text ends before the object does");
    SENTENCES.put("Non-standard token", "'NaN' or 'Infinity', which JSON does not have");
    SENTENCES.put("Unexpected content", "an unexpected character");
    SENTENCES.put("Invalid numeric value", "a number as JSON does not write it");
    SENTENCES.put("Number value length", "a number that is too long");
  }

  private final byte[] utf8;
  private final int line;
  private final int column;

  /// @param utf8 the value, without a byte order mark; not to be changed afterwards
  /// @param line 1-based line of the source on which it starts
  /// @param column 1-based column on which it starts
  public JsonText(byte[] utf8, int line, int column) {
    this.utf8 = utf8;
    this.line = line;
    this.column = column;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /// The tree, with source lines.
  ///
  /// @throws JsonProblem when the text is not one JSON value or is nested too deeply
  public @Nullable Object tree(Duplicates duplicates) throws JsonProblem {
    try (JsonParser parser = LENIENT.createParser(ObjectReadContext.empty(), utf8)) {
      try {
        if (parser.nextToken() == null) {
          throw new JsonProblem(line, column, "nothing where a value belongs");
        }
        Object tree = JsonTree.readLocated(parser, line - 1, duplicates);
        if (parser.nextToken() != null) {
          throw problem(parser.currentTokenLocation().getByteOffset(), "more text after the value");
        }
        return tree;
      } catch (JacksonException e) {
        throw problem(offset(e, parser), describe(e, parser));
      }
    }
  }

  private static long offset(JacksonException e, JsonParser parser) {
    long known = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return known >= 0 ? known : parser.currentLocation().getByteOffset() - 1;
  }

  private static String describe(JacksonException e, JsonParser parser) {
    if (e instanceof UnexpectedEndOfInputException) {
      return "the text ends before the object does";
    }
    if (e instanceof StreamConstraintsException
        && parser.streamReadContext().getNestingDepth() >= JsonTree.MAX_DEPTH) {
      return "nested more than " + JsonTree.MAX_DEPTH + " levels deep";
    }
    String message = String.valueOf(e.getOriginalMessage());
    return SENTENCES.entrySet().stream()
        .filter(sentence -> message.startsWith(sentence.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("not valid JSON");
  }

  /// A problem at a byte of this text.
  private JsonProblem problem(long at, String message) {
    int end = at < 0 ? utf8.length : (int) Math.min(at, utf8.length);
    int atLine = line;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (utf8[i] == '\n') {
        atLine++;
        lineStart = i + 1;
      }
    }
    String before = new String(utf8, lineStart, end - lineStart, StandardCharsets.UTF_8);
    int shift = atLine == line ? column : 1;
    return new JsonProblem(atLine, before.codePointCount(0, before.length()) + shift, message);
  }
}
