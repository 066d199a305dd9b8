package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.MetadataPage.Metadata;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.Relisted.Change;
import io.inscope.snapshot.record.Relisted.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The difference between what was seen of a kind and what a later list shows of it.
final class Changes {
  private Changes() {}

  /// The identities of both are those under which objects are filed when they come.
  ///
  /// @param before by namespace and name
  static List<Change> between(
      GroupKind offered, Map<String, Map<String, Seen.State>> before, List<Metadata> after) {
    GroupKind kind = Namespacing.canonical(offered);
    List<Change> changes = new ArrayList<>();
    Map<String, Set<String>> there = new HashMap<>();
    for (Metadata now : after) {
      String namespace = Namespacing.effective(kind, now.namespace());
      boolean again = !there.computeIfAbsent(namespace, _ -> new HashSet<>()).add(now.name());
      Seen.State then = before.getOrDefault(namespace, Map.of()).get(now.name());
      if (!again && (then == null || !then.version().equals(now.state().version()))) {
        changes.add(change(ResourceRef.of(kind, namespace, now.name()), then, now.state()));
      }
    }
    before.forEach(
        (namespace, names) ->
            names.forEach(
                (name, then) -> {
                  if (!there.getOrDefault(namespace, Set.of()).contains(name)) {
                    ResourceRef ref = ResourceRef.of(kind, namespace, name);
                    changes.add(Change.removed(ref, then.version()));
                  }
                }));
    return changes;
  }

  private static Change change(ResourceRef ref, Seen.@Nullable State then, Seen.State now) {
    return then == null
        ? Change.added(ref, now.version())
        : new Change(ref, then.version(), now.version(), what(then, now));
  }

  private static What what(Seen.State then, Seen.State now) {
    if (then.uid() != 0 && now.uid() != 0 && then.uid() != now.uid()) {
      return What.REPLACED;
    }
    if (then.generation() == 0 || now.generation() == 0) {
      return What.UNKNOWN;
    }
    return then.generation() == now.generation() ? What.REST : What.SPEC;
  }
}
