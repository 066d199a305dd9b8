package io.inscope.reports.custom;

import dev.cel.common.values.NullValue;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON as an expression sees it: maps and lists that read through to the stored object, so that
/// nothing is copied for a rule that looks at two fields.
final class CelView {
  private CelView() {}

  /// @param json text, number, truth value, [JsonObject], [JsonArray] or `null`
  static Object of(@Nullable Object json) {
    return switch (json) {
      case null -> NullValue.NULL_VALUE;
      case JsonObject object -> new ObjectView(object);
      case JsonArray array -> new ArrayView(array);
      case Integer number -> number.longValue();
      default -> json;
    };
  }

  private static final class ObjectView extends AbstractMap<String, Object> {
    private final JsonObject object;

    ObjectView(JsonObject object) {
      this.object = object;
    }

    @Override
    public boolean containsKey(Object key) {
      return key instanceof String name && object.keys().contains(name);
    }

    @Override
    public @Nullable Object get(Object key) {
      return containsKey(key) ? of(object.get((String) key)) : null;
    }

    @Override
    public int size() {
      return object.keys().size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return object.keys().stream()
          .map(key -> Map.entry(key, of(object.get(key))))
          .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
  }

  private static final class ArrayView extends AbstractList<Object> {
    private final JsonArray array;

    ArrayView(JsonArray array) {
      this.array = array;
    }

    @Override
    public Object get(int index) {
      return of(array.get(index));
    }

    @Override
    public int size() {
      return array.size();
    }
  }

  /// A list of views, for what is no list in the object itself.
  static List<Object> list(Iterable<? extends @Nullable Object> values) {
    List<Object> views = new ArrayList<>();
    values.forEach(value -> views.add(of(value)));
    return views;
  }
}
