package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.PassedOn;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Namespacing;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What went into a sink of some kinds, as far as it takes to notice later that it was changed:
/// about 150 bytes an object.
final class Seen extends PassedOn {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final Predicate<GroupKind> kinds;
  private final Map<GroupKind, Map<String, Map<String, State>>> states = new HashMap<>();

  Seen(Sink sink, Predicate<GroupKind> kinds) {
    super(sink);
    this.kinds = kinds;
  }

  /// The state in which an object was seen.
  ///
  /// @param number its resourceVersion if that is a number, as those of etcd are
  /// @param other its resourceVersion if not; else empty
  /// @param uid a hash of it; 0 when there is none
  /// @param generation how often the spec was written; 0 where that is not known or not counted
  record State(long number, String other, int uid, int generation) {
    static State of(String version, String uid, long generation) {
      boolean isNumber = NUMBER.matcher(version).matches();
      return new State(
          isNumber ? Long.parseLong(version) : 0,
          isNumber ? "" : version,
          uid.hashCode(),
          (int) generation);
    }

    String version() {
      return number > 0 ? Long.toString(number) : other;
    }
  }

  /// The objects of a kind in a namespace, by name; in the whole cluster, by namespace and name.
  Map<String, Map<String, State>> of(GroupKind kind, String namespace) {
    Map<String, Map<String, State>> all =
        states.getOrDefault(Namespacing.canonical(kind), Map.of());
    return namespace.isEmpty() ? all : Map.of(namespace, all.getOrDefault(namespace, Map.of()));
  }

  @Override
  public void resource(Resource resource) {
    if (kinds.test(resource.ref().groupKind())) {
      put(resource.ref(), state(resource.root()));
    }
    super.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    GroupKind kind = ref.groupKind();
    if (kinds.test(kind)) {
      // Pods are too many for a tree each, and next to nothing in their spec can be changed.
      put(
          ref,
          kind.equals(Kinds.POD)
              ? State.of(object.resourceVersion(), object.uid(), 0)
              : state(Field.root(object.tree())));
    }
    super.compact(object, ref, origin);
  }

  private void put(ResourceRef ref, State state) {
    states
        .computeIfAbsent(ref.groupKind(), _ -> new HashMap<>())
        .computeIfAbsent(ref.namespace(), _ -> new HashMap<>())
        .put(ref.name(), state);
  }

  private static State state(Field object) {
    try {
      return MetadataPage.Metadata.of(object).state();
    } catch (WrongShape _) {
      return State.of("?", "", 0); // differs from whatever comes later
    }
  }
}
