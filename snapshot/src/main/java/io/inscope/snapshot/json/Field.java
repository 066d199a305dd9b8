package io.inscope.snapshot.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One place in a JSON document: where it is, and what stands there.
///
/// Walking to something that is not there gives a missing field which still knows its pointer, so
/// "not set" can be shown as evidence too. JSON null counts as not set, as it does for the
/// Kubernetes API server. Walking into, or reading, a value of another shape throws [WrongShape]:
/// an object that does not make sense must never look like one that is merely empty.
public final class Field {
  private final @Nullable Field parent;
  private final String key;
  private final int index;
  private final @Nullable Object value;
  private final int line;

  private Field(@Nullable Field parent, String key, int index, @Nullable Object value, int line) {
    this.parent = parent;
    this.key = key;
    this.index = index;
    this.value = value;
    this.line = line;
  }

  /// The root of a document; its pointer is the empty string.
  public static Field root(JsonObject document) {
    return new Field(null, "", -1, document, 0);
  }

  /// The field reached by following object keys.
  ///
  /// @throws WrongShape when a value on the way is set but is not an object
  public Field at(String... names) {
    Field field = this;
    for (String name : names) {
      field = field.member(name);
    }
    return field;
  }

  private Field member(String name) {
    if (value == null) {
      return new Field(this, name, -1, null, 0);
    }
    JsonObject object = object();
    int i = object.indexOf(name);
    return i < 0
        ? new Field(this, name, -1, null, 0)
        : new Field(this, name, -1, object.value(i), object.line(i));
  }

  /// The items of an array, in order; empty when missing.
  ///
  /// @throws WrongShape when the value is set but is not an array
  public Stream<Field> each() {
    if (value == null) {
      return Stream.empty();
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong("a list");
    }
    Field[] items = new Field[array.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = new Field(this, "", i, array.get(i), array.line(i));
    }
    return Arrays.stream(items);
  }

  /// The members of an object, in order; empty when missing. [#key] names each.
  ///
  /// @throws WrongShape when the value is set but is not an object
  public Stream<Field> members() {
    if (value == null) {
      return Stream.empty();
    }
    JsonObject object = object();
    Field[] members = new Field[object.size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = new Field(this, object.key(i), -1, object.value(i), object.line(i));
    }
    return Arrays.stream(members);
  }

  /// The key that leads here from the object around it; empty for the root and for items of an
  /// array.
  public String key() {
    return key;
  }

  /// The position in the array around it, or -1.
  public int index() {
    return index;
  }

  /// Not there, or JSON null.
  public boolean isMissing() {
    return value == null;
  }

  public boolean isPresent() {
    return value != null;
  }

  public boolean isObject() {
    return value instanceof JsonObject;
  }

  public boolean isArray() {
    return value instanceof JsonArray;
  }

  /// Whether the value is `true`; false when missing.
  ///
  /// @throws WrongShape when the value is set but is not a boolean
  public boolean isTrue() {
    return bool().orElse(false);
  }

  /// Whether the value is there and is `false`.
  ///
  /// @throws WrongShape when the value is set but is not a boolean
  public boolean isFalse() {
    return !bool().orElse(true);
  }

  /// @throws WrongShape when the value is set but is not a boolean
  public Optional<Boolean> bool() {
    return switch (value) {
      case null -> Optional.empty();
      case Boolean b -> Optional.of(b);
      default -> throw wrong("true or false");
    };
  }

  /// The text, or empty when missing.
  ///
  /// @throws WrongShape when the value is set but is not a string
  public Optional<String> text() {
    return switch (value) {
      case null -> Optional.empty();
      case String s -> Optional.of(s);
      default -> throw wrong("a text");
    };
  }

  /// @throws WrongShape when the value is set but is not a string
  public String text(String fallback) {
    return text().orElse(fallback);
  }

  /// The whole number, or empty when missing.
  ///
  /// @throws WrongShape when the value is set but is not a whole number that fits 64 bits
  public OptionalLong number() {
    return switch (value) {
      case null -> OptionalLong.empty();
      case Long n -> OptionalLong.of(n);
      default -> throw wrong("a whole number");
    };
  }

  /// The object that stands here.
  ///
  /// @throws WrongShape when it is missing or something else
  public JsonObject object() {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrong("an object");
  }

  /// What stands here, as a tree value; `null` when missing.
  public @Nullable Object value() {
    return value;
  }

  /// The 1-based source line, when the snapshot knows it.
  public OptionalInt line() {
    return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
  }

  /// The way here as a JSON pointer (RFC 6901): `/spec/containers/0/image`.
  public String pointer() {
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (parent != null) {
      parent.append(text);
      text.append('/').append(index >= 0 ? Integer.toString(index) : escaped(key));
    }
  }

  private static String escaped(String key) {
    return key.indexOf('~') < 0 && key.indexOf('/') < 0
        ? key
        : key.replace("~", "~0").replace("/", "~1");
  }

  private WrongShape wrong(String expected) {
    return new WrongShape(pointer(), expected, shape());
  }

  private String shape() {
    return switch (value) {
      case null -> "not set";
      case JsonObject _ -> "an object";
      case JsonArray _ -> "a list";
      case String _ -> "a text";
      case Boolean _ -> "true or false";
      case Long _, BigInteger _, BigDecimal _ -> "a number";
      default -> "a " + value.getClass().getSimpleName();
    };
  }

  @Override
  public String toString() {
    return pointer() + "=" + (value == null ? "(not set)" : CanonicalJson.text(value));
  }
}
