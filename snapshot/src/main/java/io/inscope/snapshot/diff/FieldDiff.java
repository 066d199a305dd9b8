package io.inscope.snapshot.diff;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.redaction.Marker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The fields in which two bodies of one object differ, without [Noise].
///
/// Items of lists are met by [ListKeys] where Kubernetes treats the list as a map, as equals where
/// their order means nothing, and by position everywhere else. A field that is null is not set.
final class FieldDiff {
  static final Comparator<FieldChange> ORDER =
      Comparator.comparing(FieldChange::pointer).thenComparing(FieldChange::pointerBefore);

  /// Where no member is worth a line of its own without the others.
  private static final Set<String> OPEN = Set.of("", "metadata", "annotations", "labels", "spec");

  private final GroupKind kind;
  private final boolean sameKey;
  private final List<FieldChange> changes = new ArrayList<>();
  private final List<String> around = new ArrayList<>();

  private FieldDiff(GroupKind kind, boolean sameKey) {
    this.kind = kind;
    this.sameKey = sameKey;
  }

  /// Sorted by pointer.
  ///
  /// @param sameKey whether masked values of both were fingerprinted under one key
  static List<FieldChange> of(Resource before, Resource after, boolean sameKey) {
    FieldDiff diff = new FieldDiff(before.ref().groupKind(), sameKey);
    diff.objects("", before.root().object(), "", after.root().object());
    diff.changes.sort(ORDER);
    return List.copyOf(diff.changes);
  }

  private void objects(String at, JsonObject before, String newAt, JsonObject after) {
    TreeSet<String> keys = new TreeSet<>(before.keys());
    keys.addAll(after.keys());
    for (String key : keys) {
      if (!Noise.is(kind, around, key)) {
        Object was = before.get(key);
        Object is = after.get(key);
        String step = "/" + key.replace("~", "~0").replace("/", "~1");
        around.add(key);
        values(at + step, was, newAt + step, is);
        around.removeLast();
      }
    }
  }

  private void values(String at, @Nullable Object before, String newAt, @Nullable Object after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before instanceof JsonObject was && after instanceof JsonObject is) {
      objects(at, was, newAt, is);
    } else if (before instanceof JsonArray was && after instanceof JsonArray is) {
      arrays(at, was, newAt, is);
    } else if (before == null && after instanceof JsonObject is && isOpen(is)) {
      objects(at, JsonObject.EMPTY, newAt, is);
    } else if (after == null && before instanceof JsonObject was && isOpen(was)) {
      objects(at, was, newAt, JsonObject.EMPTY);
    } else if (!isSame(before, after)) {
      changes.add(
          new FieldChange(before == null ? "" : at, after == null ? "" : newAt, before, after));
    }
  }

  private boolean isOpen(JsonObject object) {
    return !object.isEmpty() && OPEN.contains(around.getLast());
  }

  /// Masked values without comparable fingerprints differ when their kind or length does.
  private boolean isSame(@Nullable Object before, @Nullable Object after) {
    if (sameKey || !(before instanceof String was) || !(after instanceof String is)) {
      return false;
    }
    Optional<Marker> old = Marker.parse(was);
    Optional<Marker> now = Marker.parse(is);
    return old.isPresent()
        && now.isPresent()
        && old.get().what().equals(now.get().what())
        && old.get().length().equals(now.get().length())
        && old.get().shown().equals(now.get().shown());
  }

  private void arrays(String at, JsonArray before, String newAt, JsonArray after) {
    String list = around.isEmpty() ? "" : around.getLast();
    Optional<ListKeys> keys = ListKeys.of(list, before, after);
    if (keys.isPresent()) {
      keyed(keys.get(), at, before, newAt, after);
    } else if (ListKeys.isSet(kind, list)) {
      unordered(at, before, newAt, after);
    } else if (ListKeys.isOfObjects(before) && ListKeys.isOfObjects(after)) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        values(at + "/" + i, item(before, i), newAt + "/" + i, item(after, i));
      }
    } else {
      changes.add(new FieldChange(at, newAt, before, after));
    }
  }

  private void keyed(ListKeys keys, String at, JsonArray before, String newAt, JsonArray after) {
    TreeSet<String> names = new TreeSet<>(keys.before().keySet());
    names.addAll(keys.after().keySet());
    for (String name : names) {
      int old = keys.before().getOrDefault(name, -1);
      int now = keys.after().getOrDefault(name, -1);
      values(at + "/" + old, item(before, old), newAt + "/" + now, item(after, now));
    }
  }

  /// What is left when equals are taken away. One on each side is one that changed.
  private void unordered(String at, JsonArray before, String newAt, JsonArray after) {
    List<Integer> old = indexes(before);
    List<Integer> now = indexes(after);
    old.removeIf(
        i -> {
          for (Integer j : now) {
            if (Objects.equals(before.get(i), after.get(j))) {
              now.remove(j);
              return true;
            }
          }
          return false;
        });
    if (old.size() == 1 && now.size() == 1) {
      int i = old.getFirst();
      int j = now.getFirst();
      values(at + "/" + i, before.get(i), newAt + "/" + j, after.get(j));
      return;
    }
    old.forEach(i -> changes.add(new FieldChange(at + "/" + i, "", before.get(i), null)));
    now.forEach(j -> changes.add(new FieldChange("", newAt + "/" + j, null, after.get(j))));
  }

  private static List<Integer> indexes(JsonArray array) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      indexes.add(i);
    }
    indexes.sort(Comparator.comparing(i -> CanonicalJson.text(array.get(i))));
    return indexes;
  }

  private static @Nullable Object item(JsonArray array, int index) {
    return index < 0 || index >= array.size() ? null : array.get(index);
  }
}
