package io.inscope.reports.request;

import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.importing.request.RequestedKind.Presence;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a client is asked for.
///
/// @param about the snapshot in which it is missing; empty when nothing was handed over yet
/// @param items in the order of [RequestedKind#ALL]; empty when nothing is missing
public record Request(Optional<SnapshotInfo> about, List<Item> items) {
  /// One kind.
  ///
  /// @param gap why it is missing, in words; empty when nothing was handed over yet
  public record Item(RequestedKind wanted, String gap) {}

  public Request {
    items = List.copyOf(items);
  }

  /// Everything, from a client who has not handed over anything.
  public static Request everything() {
    return new Request(
        Optional.empty(), RequestedKind.ALL.stream().map(one -> new Item(one, "")).toList());
  }

  /// What a snapshot does not hold as a whole. Kinds of add-ons are only missing where something in
  /// the snapshot shows that the add-on is there.
  public static Request missingIn(ClusterSnapshot snapshot) {
    Set<String> defined = definitions(snapshot);
    Set<String> groups = groups(snapshot, defined);
    return new Request(
        Optional.of(snapshot.info()),
        RequestedKind.ALL.stream()
            .filter(
                one ->
                    switch (one.presence()) {
                      case ALWAYS, BY_VERSION -> true;
                      case ADD_ON, OPENSHIFT -> served(one, snapshot, defined, groups);
                    })
            .filter(one -> !(snapshot.coverage(one.kind(), "") instanceof Coverage.Read))
            .map(one -> new Item(one, snapshot.coverage(one.kind(), "").gap()))
            .toList());
  }

  /// The names of the definitions of custom resources: `<plural>.<group>`.
  private static Set<String> definitions(ClusterSnapshot snapshot) {
    try (Stream<Resource> all = snapshot.all(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      return all.map(definition -> definition.ref().name()).collect(Collectors.toSet());
    }
  }

  /// The API groups of which there is an object or a definition.
  private static Set<String> groups(ClusterSnapshot snapshot, Set<String> defined) {
    Set<String> groups = new HashSet<>();
    snapshot.kinds().forEach(kind -> groups.add(kind.group()));
    defined.forEach(name -> groups.add(name.substring(name.indexOf('.') + 1)));
    return groups;
  }

  /// Whether the cluster has the kind, as far as known. Where the definitions were read, they tell
  /// it exactly, but for the kinds that OpenShift serves without any.
  private static boolean served(
      RequestedKind kind, ClusterSnapshot snapshot, Set<String> defined, Set<String> groups) {
    boolean exact =
        kind.presence() == Presence.ADD_ON
            && snapshot.coverage(Kinds.CUSTOM_RESOURCE_DEFINITION, "") instanceof Coverage.Read;
    return exact
        ? defined.contains(kind.name()) || snapshot.kinds().contains(kind.kind())
        : groups.contains(kind.kind().group());
  }

  /// The checks that cannot be assessed, or not everywhere, until the answer is there.
  public List<String> checks() {
    return Needed.checks(
        items.stream().map(item -> item.wanted().kind()).collect(Collectors.toSet()));
  }

  /// Those that wait for one kind.
  List<String> checks(GroupKind kind) {
    return Needed.checks(Set.of(kind));
  }

  /// Without the kinds that only OpenShift has.
  Request withoutOpenShift() {
    return new Request(
        about,
        items.stream().filter(item -> item.wanted().presence() != Presence.OPENSHIFT).toList());
  }
}
