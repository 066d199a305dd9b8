package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.EntryRows;
import io.inscope.snapshot.network.path.entry.EntryView;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.Target;
import io.inscope.snapshot.network.reach.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entries of a cluster, found by the workloads that stand behind them or serve them.
final class Entries {
  private final List<EntryView> all;
  private final Map<ResourceRef, Set<EntryView>> byWorkload = new HashMap<>();
  private final EntryRows rows;

  Entries(List<EntryView> all, EntryRows rows) {
    this.all = List.copyOf(all);
    this.rows = rows;
    for (EntryView view : this.all) {
      view.servers().forEach(server -> file(server, view));
      view.hops().stream()
          .flatMap(hop -> hop.targets().stream())
          .forEach(
              target -> {
                if (target instanceof Target.Pods pods) {
                  file(pods.member(), view);
                }
              });
    }
  }

  private void file(Member member, EntryView view) {
    byWorkload.computeIfAbsent(member.ref(), _ -> new LinkedHashSet<>()).add(view);
  }

  /// @param workloads null for all
  void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    Set<EntryView> views = new LinkedHashSet<>();
    if (workloads == null) {
      views.addAll(all);
    } else {
      workloads.forEach(w -> views.addAll(byWorkload.getOrDefault(w, Set.of())));
    }
    views.forEach(view -> add(found, view, workloads));
  }

  /// An Ingress without a backend is still a door; asked for some workloads, the doors that lead to
  /// them count.
  private void add(List<Connection> found, EntryView view, @Nullable Set<ResourceRef> workloads) {
    Set<Door> doors = new LinkedHashSet<>();
    boolean served =
        workloads == null || view.servers().stream().anyMatch(s -> workloads.contains(s.ref()));
    Set<Map.Entry<String, Target>> seen = new HashSet<>();
    for (Hop hop : view.hops()) {
      boolean touched = served;
      for (Target target : hop.targets()) {
        boolean wanted =
            served
                || (target instanceof Target.Pods pods
                    && workloads != null
                    && workloads.contains(pods.member().ref()));
        touched |= wanted;
        // Two services may lead to the same pods.
        if (wanted && seen.add(Map.entry(hop.via(), target))) {
          found.addAll(rows.toTarget(view, hop, target));
        }
      }
      if (touched) {
        doors.addAll(hop.doors());
      }
    }
    doors.forEach(door -> found.addAll(rows.toDoor(view, door)));
  }
}
