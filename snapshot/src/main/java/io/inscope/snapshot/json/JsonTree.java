package io.inscope.snapshot.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Builds trees from JSON text.
public final class JsonTree {
  /// Deep enough for every Kubernetes schema, shallow enough for the stack.
  public static final int MAX_DEPTH = 200;

  /// One factory for all parsers of texts of our own. Duplicate keys are refused by the parser, so
  /// nothing gets lost without a word; [JsonText] reads what others wrote and reports them.
  public static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(100_000)
                  .build())
          .build();

  /// Up to here a number with an exponent is written out; a longer one could fill the memory.
  private static final int MAX_EXPONENT = 30;

  private JsonTree() {}

  /// Reads back what [CanonicalJson#bytes] wrote. Short texts that repeat are kept once.
  ///
  /// @param lines what [CanonicalJson#lines] gave for the same tree; empty when lines are not known
  /// @throws IllegalArgumentException when the bytes are not one JSON object
  public static JsonObject parse(byte[] json, byte[] lines) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != null
          && read(parser, new StoredLines(lines), Duplicates.IGNORED, TextPool::pooled)
              instanceof JsonObject object) {
        return object;
      }
      throw new IllegalArgumentException("not a JSON object");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  public static JsonObject parse(byte[] json) {
    return parse(json, new byte[0]);
  }

  /// Reads the value at the parser's current token, with the source line of every member and item.
  /// The parser ends on the value's last token.
  public static @Nullable Object readLocated(JsonParser parser) {
    return readLocated(parser, 0, Duplicates.IGNORED);
  }

  /// The same for a text that starts `linesBefore` lines into its source.
  static @Nullable Object readLocated(JsonParser parser, int linesBefore, Duplicates duplicates) {
    return read(
        parser,
        () -> parser.currentTokenLocation().getLineNr() + linesBefore,
        duplicates,
        UnaryOperator.identity());
  }

  /// Where the line of the next member or item comes from.
  private interface Lines {
    int next();
  }

  /// @param texts what to keep of a text: the same text as was given
  private static @Nullable Object read(
      JsonParser parser, Lines lines, Duplicates duplicates, UnaryOperator<String> texts) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        JsonObject.Builder object = JsonObject.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          int line = lines.next();
          int first = object.lineOf(key);
          if (first >= 0) {
            duplicates.duplicate(key, first, line);
          }
          parser.nextToken();
          object.put(key, read(parser, lines, duplicates, texts), line);
        }
        yield object.build();
      }
      case START_ARRAY -> {
        JsonArray.Builder array = JsonArray.builder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          int line = lines.next();
          array.add(read(parser, lines, duplicates, texts), line);
        }
        yield array.build();
      }
      case VALUE_STRING -> texts.apply(parser.getString());
      case VALUE_NUMBER_INT -> integer(parser.getString());
      case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  /// A `Long` when it fits, else a `BigInteger`: the same number is the same value whatever file it
  /// came from.
  public static Object integer(String digits) {
    BigInteger number = new BigInteger(digits);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  /// The number with its digits as written; the text itself when no decimal can hold its exponent.
  ///
  /// A whole number with an exponent is an integer: `kubectl -o yaml` writes 1000000000 as `1e+09`,
  /// and the object must be the one that `-o json` gives.
  public static Object decimal(String digits) {
    try {
      BigDecimal number = new BigDecimal(digits);
      boolean whole = number.scale() <= 0 && number.scale() >= -MAX_EXPONENT;
      return whole ? integer(number.toBigIntegerExact().toString()) : number;
    } catch (NumberFormatException e) {
      return digits;
    }
  }

  private static final class StoredLines implements Lines {
    private final byte[] bytes;
    private int position;
    private int line;

    StoredLines(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int next() {
      if (position >= bytes.length) {
        return 0;
      }
      int zigzag = 0;
      int shift = 0;
      int b;
      do {
        b = bytes[position++];
        zigzag |= (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0 && position < bytes.length);
      line += (zigzag >>> 1) ^ -(zigzag & 1);
      return line;
    }
  }
}
