package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Kinds of which live objects came in entries of no layout, as from `kubectl get -o yaml`. Where
/// such a kind came alone, it counts as listed; a layout beside it that says that it did not ask
/// for the kind must not take that away, or nobody could hand over what was missing.
final class LooseKinds {
  private final SortedMap<GroupKind, Integer> live = new TreeMap<>();
  private final SortedSet<GroupKind> notAsked = new TreeSet<>();

  /// The same sink, while live objects are counted.
  Sink counting(Sink sink) {
    return new PassedOn(sink) {
      @Override
      public void resource(Resource resource) {
        if (resource.root().at("metadata").isObject()
            && resource.root().at("metadata", "uid").isPresent()) {
          count(resource.ref());
        }
        super.resource(resource);
      }

      @Override
      public void compact(CompactObject object, ResourceRef ref, Origin origin) {
        if (!object.uid().isEmpty()) {
          count(ref);
        }
        super.compact(object, ref, origin);
      }
    };
  }

  private void count(ResourceRef ref) {
    live.merge(Namespacing.canonical(ref.groupKind()), 1, Integer::sum);
  }

  void said(GroupKind kind, String namespace, Coverage coverage) {
    if (namespace.isEmpty() && coverage instanceof Coverage.NotAsked) {
      notAsked.add(kind);
    }
  }

  /// Takes in what another source had.
  void add(LooseKinds other) {
    other.live.forEach((kind, count) -> live.merge(kind, count, Integer::sum));
    notAsked.addAll(other.notAsked);
  }

  /// Parts of the source are missing, so nothing of it counts as listed.
  void doubt() {
    live.clear();
  }

  /// Ends the import.
  void end(Sink sink) {
    live.forEach(
        (kind, count) -> {
          if (notAsked.contains(kind)) {
            sink.coverage(kind, "", new Coverage.Read(count));
          }
        });
  }
}
