package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is written in a box about those it stands for.
final class NodeText {
  private static final int MOST_NAMES = 3;
  private static final int MOST_PARTS = 10;

  /// What fits in a box without being cut off.
  private static final int NAMES_LETTERS = 60;

  private static final int PARTS_LETTERS = 90;

  private final Map<ResourceRef, ScopeEntry> entries = new TreeMap<>();

  private final Zoning zoning;
  private final Controls controls;
  private final DeclaredPorts ports;

  NodeText(Scope scope, Zoning zoning, Controls controls, DeclaredPorts ports) {
    scope.entries().forEach(e -> entries.put(e.workload(), e));
    this.zoning = zoning;
    this.controls = controls;
    this.ports = ports;
  }

  /// The name first.
  ///
  /// @param members sorted; at least one
  /// @param offPage whether another sheet says the rest
  List<String> lines(Place place, Collection<Endpoint> members, boolean offPage) {
    List<Endpoint> sorted = members.stream().sorted().toList();
    Endpoint first = sorted.getFirst();
    List<String> lines = new ArrayList<>();
    lines.add(place.name());
    switch (place.form()) {
      case SINGLE -> single(place, first, lines);
      case STACK -> {
        lines.add(names(sorted));
        lines.add("same connections");
        List<String> declared =
            sorted.stream()
                .map(m -> ports.of(m.ref()))
                .filter(p -> !p.isEmpty())
                .distinct()
                .toList();
        lines.addAll(declared.size() == 1 ? declared : List.of());
      }
      case NAMESPACE -> {
        lines.add(count(sorted.size(), "workload") + ": " + names(sorted));
        what(place.zone(), sorted, offPage, lines);
        alsoIn(place, lines);
      }
      case NAMESPACES -> {
        lines.add(some(namespaces(sorted)));
        lines.add("same connections; a loop is inside of each");
        lines.add(counted(sorted));
        what(place.zone(), sorted, offPage, lines);
      }
      case ENTRIES -> lines.add(count(sorted.size(), "entry point") + ": " + names(sorted));
      case NODES -> lines.add(count(sorted.size(), "node") + ": " + names(sorted));
      case ZONE -> {
        lines.add(counted(sorted));
        if (!namespaces(sorted).isEmpty()) {
          lines.add("in " + some(namespaces(sorted)));
        }
        what(place.zone(), sorted, offPage, lines);
      }
      case HUB -> lines.add("lines that " + sorted.size() + " workloads share");
      case ANYONE -> anyone(sorted, lines);
      case NETWORKS -> lines.add(some(internetFirst(sorted)));
      case RANGES -> ranges(sorted, lines);
    }
    return lines;
  }

  /// Who it is, and who of them has no business there.
  private void anyone(List<Endpoint> members, List<String> lines) {
    lines.add(counted(members));
    lines.add(some(members.stream().map(Endpoint::namespace).distinct().toList()));
    List<String> outside =
        members.stream()
            .filter(m -> scopeOf(m) == ScopeClass.OUT_OF_SCOPE)
            .map(Endpoint::namespace)
            .distinct()
            .toList();
    if (!outside.isEmpty()) {
      lines.add("declared out of scope: " + some(outside));
    }
  }

  private ScopeClass scopeOf(Endpoint workload) {
    ScopeEntry entry = entries.get(workload.ref());
    return entry == null ? ScopeClass.UNDECIDED : entry.effective();
  }

  private void single(Place place, Endpoint side, List<String> lines) {
    if (!side.isObject()) {
      return;
    }
    lines.add(
        place.group().isEmpty() && !side.namespace().isEmpty()
            ? side.kind() + " in " + side.namespace()
            : side.kind());
    ScopeEntry entry = entries.get(side.ref());
    if (entry != null && place.zone() == ZoneKind.CDE && entry.dataRole() != DataRole.NONE) {
      lines.add(entry.dataRole().word() + " account data");
    }
    if (place.zone() == ZoneKind.CDE && !ports.of(side.ref()).isEmpty()) {
      lines.add(ports.of(side.ref()));
    }
    if (entry != null && place.zone() == ZoneKind.DMZ) {
      lines.add(entry.effective().word());
    }
  }

  /// What workloads of one box do and what restricts them.
  private void what(
      ZoneKind zone, Collection<Endpoint> members, boolean offPage, List<String> lines) {
    List<ResourceRef> workloads =
        members.stream()
            .filter(m -> m.type() == Endpoint.Type.WORKLOAD)
            .map(Endpoint::ref)
            .toList();
    if (zone == ZoneKind.CDE) {
      roles(workloads, lines);
    } else {
      scopes(members, lines);
    }
    if (zone != ZoneKind.OUT && !offPage && !workloads.isEmpty()) {
      lines.add(controls.summary(workloads));
    }
  }

  /// `stores 1, processes 4 account data`.
  private void roles(Collection<ResourceRef> workloads, List<String> lines) {
    Map<DataRole, Long> counts = new TreeMap<>();
    for (ResourceRef workload : workloads) {
      ScopeEntry entry = entries.get(workload);
      if (entry != null && entry.dataRole() != DataRole.NONE) {
        counts.merge(entry.dataRole(), 1L, Long::sum);
      }
    }
    if (counts.size() == 1 && counts.containsValue((long) workloads.size())) {
      lines.add(counts.keySet().iterator().next().word() + " account data");
    } else if (!counts.isEmpty()) {
      lines.add(
          "account data: "
              + counts.entrySet().stream()
                  .map(e -> e.getKey().word() + " " + e.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  /// A namespace is a box in each zone it has workloads in.
  private void alsoIn(Place place, List<String> lines) {
    String others =
        zoning.ofNamespace(place.name()).stream()
            .filter(z -> z != place.zone())
            .map(z -> z.word)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      lines.add("other workloads: " + others);
    }
  }

  /// The one box of what is out of scope or undecided.
  ///
  /// @param connected those that a row of the table mentions
  /// @param rest the others
  List<String> outOfScope(Collection<Endpoint> connected, Collection<Endpoint> rest) {
    List<Endpoint> all = Stream.concat(connected.stream(), rest.stream()).sorted().toList();
    List<String> lines = new ArrayList<>();
    lines.add(ZoneKind.OUT.title);
    lines.add(counted(all));
    scopes(all, lines);
    if (connected.isEmpty()) {
      lines.add("none connected with the CDE: " + some(namespaces(all)));
    } else {
      lines.add(connected.size() + " connected with the CDE: " + some(namespaces(connected)));
      if (!rest.isEmpty()) {
        lines.add(rest.size() + " not: " + some(namespaces(rest)));
      }
    }
    return lines;
  }

  private static List<String> namespaces(Collection<Endpoint> members) {
    return members.stream()
        .map(Endpoint::namespace)
        .filter(namespace -> !namespace.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /// `connected-to`, or `connected-to 2, undecided 1`.
  private void scopes(Collection<Endpoint> members, List<String> lines) {
    Map<ScopeClass, Long> counts =
        members.stream()
            .filter(m -> m.type() == Endpoint.Type.WORKLOAD)
            .map(this::scopeOf)
            .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
    if (counts.size() == 1) {
      lines.add(counts.keySet().iterator().next().word());
    } else if (!counts.isEmpty()) {
      lines.add(
          counts.entrySet().stream()
              .map(e -> e.getKey().word() + " " + e.getValue())
              .collect(Collectors.joining(", ")));
    }
  }

  private static void ranges(List<Endpoint> members, List<String> lines) {
    String title = lines.getFirst();
    List<String> texts = new ArrayList<>();
    for (Endpoint member : members) {
      String addresses = AddressText.of(member.addresses());
      boolean named = title.equals(member.name()) || title.equals(member.spoken());
      String text = named ? addresses : (member.name() + " " + addresses).strip();
      if (!text.isEmpty() && !text.equals(title)) {
        texts.add(text);
      }
    }
    texts.stream().limit(MOST_NAMES).forEach(lines::add);
    if (texts.size() > MOST_NAMES) {
      lines.add("+ " + (texts.size() - MOST_NAMES) + " more");
    }
  }

  private static List<String> internetFirst(List<Endpoint> members) {
    return members.stream()
        .map(Endpoint::name)
        .distinct()
        .sorted(Comparator.comparing(name -> !name.equals(MergeRules.INTERNET)))
        .toList();
  }

  /// `default, fraud, logging +5`.
  static String some(List<String> names) {
    return some(names, MOST_PARTS, PARTS_LETTERS);
  }

  /// `prometheus, alertmanager +2`.
  private static String names(List<Endpoint> members) {
    return some(members.stream().map(Endpoint::name).toList(), MOST_NAMES, NAMES_LETTERS);
  }

  /// At least one, then as many as are wanted and find room; the others are counted.
  private static String some(List<String> names, int most, int letters) {
    StringBuilder some = new StringBuilder();
    int shown = 0;
    for (String name : names) {
      if (shown == most || (shown > 0 && some.length() + 2 + name.length() > letters)) {
        break;
      }
      some.append(shown == 0 ? "" : ", ").append(name);
      shown++;
    }
    return names.size() > shown ? some + " +" + (names.size() - shown) : some.toString();
  }

  private static String counted(Collection<Endpoint> members) {
    TreeSet<String> namespaces = new TreeSet<>();
    long workloads = 0;
    long others = 0;
    for (Endpoint member : members) {
      if (member.type() == Endpoint.Type.WORKLOAD) {
        workloads++;
        namespaces.add(member.namespace());
      } else {
        others++;
      }
    }
    List<String> parts = new ArrayList<>();
    if (workloads > 0) {
      parts.add(count(workloads, "workload") + " in " + count(namespaces.size(), "namespace"));
    }
    if (others > 0) {
      parts.add(count(others, "other endpoint"));
    }
    return String.join(", ", parts);
  }

  /// `12 out-of-scope, 2 undecided`.
  static String classes(Collection<ScopeEntry> entries) {
    return entries.stream()
        .collect(Collectors.groupingBy(ScopeEntry::effective, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey().word())
        .collect(Collectors.joining(", "));
  }

  static String count(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
