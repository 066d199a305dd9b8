package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import org.jspecify.annotations.Nullable;

/// JSON that stands under a key. A database has no lines, so its trees know none.
final class PlainJson {
  private PlainJson() {}

  static @Nullable Object tree(byte[] text) throws UndecodableException {
    try {
      return withoutLines(new JsonText(text, 1, 1).tree(Duplicates.IGNORED));
    } catch (JsonProblem e) {
      throw new UndecodableException("its JSON is damaged: " + e.getMessage());
    }
  }

  private static @Nullable Object withoutLines(@Nullable Object value) {
    return switch (value) {
      case JsonObject object -> {
        JsonObject.Builder copy = JsonObject.builder();
        object.keys().forEach(key -> copy.put(key, withoutLines(object.get(key))));
        yield copy.build();
      }
      case JsonArray array -> {
        JsonArray.Builder copy = JsonArray.builder();
        for (int i = 0; i < array.size(); i++) {
          copy.add(withoutLines(array.get(i)));
        }
        yield copy.build();
      }
      case null, default -> value;
    };
  }
}
