package io.inscope.snapshot.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON array: items in order, and optionally the source line of each. Lines do not count in
/// equality.
public final class JsonArray {
  public static final JsonArray EMPTY = new JsonArray(new Object[0], new int[0]);

  private final @Nullable Object[] items;
  private final int[] lines;

  private JsonArray(@Nullable Object[] items, int[] lines) {
    this.items = items;
    this.lines = lines;
  }

  public static Builder builder() {
    return new Builder();
  }

  public static JsonArray of(@Nullable Object... items) {
    return new JsonArray(items.clone(), new int[items.length]);
  }

  public int size() {
    return items.length;
  }

  public boolean isEmpty() {
    return items.length == 0;
  }

  public @Nullable Object get(int index) {
    return items[index];
  }

  /// The 1-based source line of the item, or 0 when it is not known.
  public int line(int index) {
    return lines[index];
  }

  /// A copy with each item replaced by what `change` makes of it; lines stay. This array itself
  /// when nothing changed.
  public JsonArray map(Function<@Nullable Object, @Nullable Object> change) {
    @Nullable Object[] changed = new Object[items.length];
    boolean same = true;
    for (int i = 0; i < items.length; i++) {
      changed[i] = change.apply(items[i]);
      same &= changed[i] == items[i];
    }
    return same ? this : new JsonArray(changed, lines);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray that && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  /// The tree as compact JSON.
  @Override
  public String toString() {
    return CanonicalJson.text(this);
  }

  /// Collects items in order.
  public static final class Builder {
    private final List<@Nullable Object> items = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    public Builder add(@Nullable Object item) {
      return add(item, 0);
    }

    /// @param line 1-based source line of the item, 0 when not known
    public Builder add(@Nullable Object item, int line) {
      items.add(item);
      lines.add(line);
      return this;
    }

    public JsonArray build() {
      return items.isEmpty()
          ? EMPTY
          : new JsonArray(
              items.toArray(), Shapes.lines(lines.stream().mapToInt(Integer::intValue).toArray()));
    }
  }
}
