package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import org.jspecify.annotations.Nullable;

/// What comes through the sink, secrets and all, in the order in which it came.
sealed interface Arrival {
  /// An object.
  sealed interface OfObject extends Arrival {
    ResourceRef ref();

    Origin origin();

    /// About how many bytes of JSON it is.
    long size();

    default GroupKind kind() {
      return ref().groupKind();
    }
  }

  record Tree(Resource resource, long size) implements OfObject {
    static Tree of(Resource resource) {
      return new Tree(resource, sizeOf(resource.root().object()));
    }

    @Override
    public ResourceRef ref() {
      return resource.ref();
    }

    @Override
    public Origin origin() {
      return resource.origin();
    }

    private static long sizeOf(@Nullable Object value) {
      long size = 8;
      switch (value) {
        case String text -> size += text.length();
        case JsonObject object -> {
          for (int i = 0; i < object.size(); i++) {
            size += object.key(i).length() + sizeOf(object.value(i));
          }
        }
        case JsonArray array -> {
          for (int i = 0; i < array.size(); i++) {
            size += sizeOf(array.get(i));
          }
        }
        case null, default -> {}
      }
      return size;
    }
  }

  record Compact(CompactObject object, ResourceRef ref, Origin origin) implements OfObject {
    @Override
    public long size() {
      return object.json().length + object.lines().length;
    }
  }

  record OfProblem(Problem problem) implements Arrival {}

  record OfEntry(Entry entry) implements Arrival {}

  /// Bytes of memory that it takes until it is written, about.
  default long weight() {
    return switch (this) {
      case Tree tree -> 200 + 6 * tree.size();
      case Compact compact -> 200 + 2 * compact.size();
      case OfProblem _, OfEntry _ -> 500;
    };
  }
}
