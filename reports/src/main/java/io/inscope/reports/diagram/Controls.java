package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.PluginFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What restricts traffic at a boundary, and what is open on a workload, in words.
final class Controls {
  private final Connectivity connectivity;

  Controls(Connectivity connectivity) {
    this.connectivity = connectivity;
  }

  /// `NetworkPolicy default-deny both ways, enforced by Calico v3.29.1`. It is default-deny only
  /// where policies also isolate pods that are not there yet.
  ///
  /// @param workloads inside the boundary
  String boundary(Collection<ResourceRef> workloads) {
    if (workloads.isEmpty()) {
      return "";
    }
    String ingress = state(workloads, Direction.INGRESS);
    String egress = state(workloads, Direction.EGRESS);
    String both =
        ingress.equals(egress) ? bothWays(ingress) : "ingress " + ingress + "; egress " + egress;
    String kinds = kinds(workloads);
    return (kinds.isEmpty() ? "" : kinds + " ") + both + enforcement(workloads);
  }

  private static String bothWays(String state) {
    return switch (state) {
      case "open" -> "no policy: open both ways";
      case "not known" -> "not known whether policies restrict it";
      case "default-deny", "restricted" -> state + " both ways";
      default -> "ingress and egress " + state;
    };
  }

  /// The same for a boundary around much, in a few words.
  String summary(Collection<ResourceRef> workloads) {
    if (workloads.isEmpty()) {
      return "";
    }
    long ingress = count(workloads, Direction.INGRESS, Isolation.State.YES);
    long egress = count(workloads, Direction.EGRESS, Isolation.State.YES);
    int all = workloads.size();
    boolean simple = (ingress == 0 || ingress == all) && (egress == 0 || egress == all);
    return simple
        ? boundary(workloads)
        : "%s restricts ingress of %d, egress of %d of %d workloads%s"
            .formatted(kinds(workloads), ingress, egress, all, enforcement(workloads));
  }

  /// The kinds of the policies that isolate them: `NetworkPolicy`.
  private String kinds(Collection<ResourceRef> workloads) {
    return policies(workloads).stream()
        .map(ResourceRef::kind)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// The policies that isolate at least one of them, sorted.
  SortedSet<ResourceRef> policies(Collection<ResourceRef> workloads) {
    SortedSet<ResourceRef> policies = new TreeSet<>();
    for (ResourceRef workload : workloads) {
      for (Direction direction : Direction.values()) {
        Isolation isolation = connectivity.isolation(workload, direction);
        if (isolation.state() == Isolation.State.YES) {
          policies.addAll(isolation.policies());
        }
      }
    }
    return policies;
  }

  private String state(Collection<ResourceRef> workloads, Direction direction) {
    long open = count(workloads, direction, Isolation.State.NO);
    long unknown = count(workloads, direction, Isolation.State.UNKNOWN);
    int all = workloads.size();
    String restricted = isDefault(workloads, direction) ? "default-deny" : "restricted";
    if (open == 0 && unknown == 0) {
      return restricted;
    }
    if (open == all) {
      return "open";
    }
    if (unknown == all) {
      return "not known";
    }
    List<String> parts = new ArrayList<>();
    if (open + unknown < all) {
      parts.add(restricted + " for " + (all - open - unknown));
    }
    if (open > 0) {
      parts.add("open for " + open);
    }
    if (unknown > 0) {
      parts.add("not known for " + unknown);
    }
    return String.join(", ", parts) + " of " + all + " workloads";
  }

  /// Why policies that isolate a namespace are no default-deny, a sentence each direction.
  List<String> openings(String namespace) {
    List<String> openings = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Isolation isolation = connectivity.isolationByDefault(namespace, direction);
      if (isolation.state() != Isolation.State.YES && !isolation.reason().isEmpty()) {
        openings.add(
            "Not default-deny, %s of namespace %s: %s."
                .formatted(direction.word(), namespace, isolation.reason()));
      }
    }
    return openings;
  }

  private boolean isDefault(Collection<ResourceRef> workloads, Direction direction) {
    return workloads.stream()
        .map(ResourceRef::namespace)
        .distinct()
        .allMatch(
            n -> connectivity.isolationByDefault(n, direction).state() == Isolation.State.YES);
  }

  private String enforcement(Collection<ResourceRef> workloads) {
    boolean some = false;
    Enforcement worst = Enforcement.YES;
    for (ResourceRef workload : workloads) {
      for (Direction direction : Direction.values()) {
        Isolation isolation = connectivity.isolation(workload, direction);
        if (isolation.state() == Isolation.State.YES) {
          some = true;
          if (isolation.enforced() == Enforcement.NO || worst == Enforcement.YES) {
            worst = isolation.enforced();
          }
        }
      }
    }
    if (!some) {
      return "";
    }
    return switch (worst) {
      case YES -> ", enforced by " + plugin();
      case NO -> ", NOT enforced (network plugin: " + plugin() + ")";
      case UNKNOWN -> ", enforcement not proven";
    };
  }

  /// `Calico v3.29.1`.
  String plugin() {
    PluginFacts plugin = connectivity.plugin();
    return plugin.version().isEmpty() ? plugin.name() : plugin.name() + " " + plugin.version();
  }

  /// What to mark on a box: `unrestricted ingress`; where it holds for some of several workloads,
  /// in fewer letters with their count: `ingress open 2/8`.
  List<String> cues(Collection<ResourceRef> workloads) {
    List<String> cues = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      String word = direction.word();
      long open = count(workloads, direction, Isolation.State.NO);
      long unknown = count(workloads, direction, Isolation.State.UNKNOWN);
      long unenforced =
          workloads.stream()
              .map(w -> connectivity.isolation(w, direction))
              .filter(i -> i.state() == Isolation.State.YES && i.enforced() == Enforcement.NO)
              .count();
      add(cues, "unrestricted " + word, word + " open", open, workloads.size());
      add(cues, word + " not known", word + " unknown", unknown, workloads.size());
      add(cues, word + " not enforced", word + " unenforced", unenforced, workloads.size());
    }
    return cues;
  }

  /// Adds a cue unless it holds for none.
  ///
  /// @param ofSome what it is called where it does not hold for all
  static void add(List<String> cues, String ofAll, String ofSome, long count, int all) {
    if (count > 0) {
      cues.add(count == all ? ofAll : "%s %d/%d".formatted(ofSome, count, all));
    }
  }

  /// What two boxes must have alike to become one: of each cue whether it is of none, some or all.
  List<String> openness(Collection<ResourceRef> workloads) {
    return cues(workloads).stream().map(cue -> cue.replaceFirst(" [0-9]+/[0-9]+$", "")).toList();
  }

  boolean isOpen(ResourceRef workload, Direction direction) {
    return connectivity.isolation(workload, direction).state() == Isolation.State.NO;
  }

  private long count(
      Collection<ResourceRef> workloads, Direction direction, Isolation.State state) {
    return workloads.stream()
        .filter(w -> connectivity.isolation(w, direction).state() == state)
        .count();
  }
}
