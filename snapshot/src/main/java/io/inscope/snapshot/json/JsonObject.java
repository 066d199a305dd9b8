package io.inscope.snapshot.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A JSON object: keys in the order of the source, each once, and optionally the source line of
/// each key.
///
/// Equality compares members regardless of order, as JSON does (RFC 8259, section 4); lines do not
/// count.
public final class JsonObject {
  public static final JsonObject EMPTY = new JsonObject(new String[0], new Object[0], new int[0]);

  private final String[] keys;
  private final @Nullable Object[] values;
  private final int[] lines;

  private JsonObject(String[] keys, @Nullable Object[] values, int[] lines) {
    this.keys = keys;
    this.values = values;
    this.lines = lines;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// An object with a single member, for fixtures and small built trees.
  public static JsonObject of(String key, @Nullable Object value) {
    return builder().put(key, value).build();
  }

  public int size() {
    return keys.length;
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  public List<String> keys() {
    return List.of(keys);
  }

  public String key(int index) {
    return keys[index];
  }

  public @Nullable Object value(int index) {
    return values[index];
  }

  /// The 1-based source line of the key, or 0 when it is not known.
  public int line(int index) {
    return lines[index];
  }

  /// The position of a key, or -1. Linear: Kubernetes objects have few keys, and a hash table in
  /// each would cost more memory than it saves time.
  public int indexOf(String key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  public boolean has(String key) {
    return indexOf(key) >= 0;
  }

  /// The value of a key; `null` when the key is absent or its value is JSON null ([#has] tells them
  /// apart).
  public @Nullable Object get(String key) {
    int i = indexOf(key);
    return i < 0 ? null : values[i];
  }

  /// A copy with each value replaced by what `change` makes of it; keys and lines stay. This object
  /// itself when nothing changed.
  public JsonObject mapValues(BiFunction<String, @Nullable Object, @Nullable Object> change) {
    @Nullable Object[] changed = new Object[values.length];
    boolean same = true;
    for (int i = 0; i < values.length; i++) {
      changed[i] = change.apply(keys[i], values[i]);
      same &= changed[i] == values[i];
    }
    return same ? this : new JsonObject(keys, changed, lines);
  }

  /// A copy without one key; this object itself when it has no such key.
  public JsonObject without(String key) {
    if (!has(key)) {
      return this;
    }
    Builder kept = builder();
    for (int i = 0; i < keys.length; i++) {
      if (!keys[i].equals(key)) {
        kept.put(keys[i], values[i], lines[i]);
      }
    }
    return kept.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof JsonObject that) || that.keys.length != keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      int j = that.keys[i].equals(keys[i]) ? i : that.indexOf(keys[i]);
      if (j < 0 || !Objects.equals(values[i], that.values[j])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < keys.length; i++) {
      sum += keys[i].hashCode() ^ Objects.hashCode(values[i]);
    }
    return sum;
  }

  /// The tree as compact JSON.
  @Override
  public String toString() {
    return CanonicalJson.text(this);
  }

  /// Collects members in order. Putting a key again replaces its value and line in place: the last
  /// one wins, as in kubectl. [#has] lets a reader notice and report it first.
  public static final class Builder {
    private record Member(@Nullable Object value, int line) {}

    private final Map<String, Member> members = new LinkedHashMap<>();

    public boolean has(String key) {
      return members.containsKey(key);
    }

    /// The line of a key that was put already, or -1.
    public int lineOf(String key) {
      Member member = members.get(key);
      return member == null ? -1 : member.line();
    }

    public Builder put(String key, @Nullable Object value) {
      return put(key, value, 0);
    }

    /// @param line 1-based source line of the key, 0 when not known
    public Builder put(String key, @Nullable Object value, int line) {
      members.put(key, new Member(value, line));
      return this;
    }

    public JsonObject build() {
      if (members.isEmpty()) {
        return EMPTY;
      }
      int n = members.size();
      String[] keys = new String[n];
      @Nullable Object[] values = new Object[n];
      int[] lines = new int[n];
      int i = 0;
      for (Map.Entry<String, Member> member : members.entrySet()) {
        keys[i] = member.getKey();
        values[i] = member.getValue().value();
        lines[i++] = member.getValue().line();
      }
      return new JsonObject(Shapes.keys(keys), values, Shapes.lines(lines));
    }
  }
}
