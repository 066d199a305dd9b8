package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which sheets there are, what each is about and how finely it is drawn: the overview, then the
/// namespaces of the CDE, sorted. The finest [Detail] that fits is taken; a namespace that fits in
/// none has several sheets.
final class Plan {
  /// The most boxes of the overview that only count.
  private static final int COUNT_BOXES = 2;

  /// @param rows those of the connection table that are on it, by number
  record Sheet(
      Subject subject,
      SortedMap<Integer, Connection> rows,
      Detail detail,
      Composition composition) {
    /// The same with its place among the sheets of its namespace.
    private Sheet asPart(int part, int parts) {
      Subject numbered = new Subject(subject.namespace(), subject.workloads(), part, parts);
      return new Sheet(numbered, rows, detail, composition);
    }
  }

  private final Scope scope;
  private final Zoning zoning;
  private final Controls controls;
  private final List<Sheet> sheets = new ArrayList<>();

  /// 1-based, by workload of the CDE.
  private final Map<ResourceRef, Integer> sheetOf = new TreeMap<>();

  Plan(List<Connection> table, Scope scope, Zoning zoning, Controls controls) {
    this.scope = scope;
    this.zoning = zoning;
    this.controls = controls;
    SortedMap<Integer, Connection> rows = new TreeMap<>();
    for (Connection row : table) {
      rows.put(rows.size() + 1, row);
    }
    Subject overview = Subject.overview(scope.cde());
    sheets.add(
        fitting(Detail.ofOverview(), rows, overview)
            .orElseGet(() -> sheet(Detail.ofOverview().getLast(), rows, overview)));
    pages(rows);
    for (int i = 1; i < sheets.size(); i++) {
      int number = i + 1;
      sheets.get(i).subject().workloads().forEach(w -> sheetOf.put(w, number));
    }
  }

  private void pages(SortedMap<Integer, Connection> rows) {
    SortedMap<String, SortedSet<ResourceRef>> workloads = new TreeMap<>();
    scope.cde().forEach(w -> workloads.computeIfAbsent(w.namespace(), _ -> new TreeSet<>()).add(w));
    Map<String, SortedMap<Integer, Connection>> touching = new TreeMap<>();
    rows.forEach(
        (number, row) -> {
          for (Side side : Side.values()) {
            String namespace = side.of(row).namespace();
            if (workloads.containsKey(namespace)) {
              touching.computeIfAbsent(namespace, _ -> new TreeMap<>()).put(number, row);
            }
          }
        });
    workloads.forEach(
        (namespace, own) -> {
          SortedMap<Integer, Connection> near = touching.getOrDefault(namespace, new TreeMap<>());
          List<Sheet> parts = new ArrayList<>();
          split(namespace, List.copyOf(own), near, parts);
          for (int i = 0; i < parts.size(); i++) {
            sheets.add(parts.get(i).asPart(i + 1, parts.size()));
          }
        });
  }

  /// Halves the workloads until each half fits on a sheet.
  private void split(
      String namespace,
      List<ResourceRef> workloads,
      SortedMap<Integer, Connection> near,
      List<Sheet> parts) {
    Subject subject = new Subject(namespace, Set.copyOf(workloads), 1, 1);
    SortedMap<Integer, Connection> rows = of(subject, near);
    Optional<Sheet> fitting = fitting(Detail.ofPage(), rows, subject);
    if (fitting.isPresent() || workloads.size() == 1) {
      parts.add(fitting.orElseGet(() -> sheet(Detail.ofPage().getLast(), rows, subject)));
      return;
    }
    int half = (workloads.size() + 1) / 2;
    split(namespace, workloads.subList(0, half), rows, parts);
    split(namespace, workloads.subList(half, workloads.size()), rows, parts);
  }

  private static SortedMap<Integer, Connection> of(
      Subject subject, SortedMap<Integer, Connection> rows) {
    SortedMap<Integer, Connection> own = new TreeMap<>(rows);
    own.values()
        .removeIf(
            r ->
                !subject.workloads().contains(r.from().ref())
                    && !subject.workloads().contains(r.to().ref()));
    return own;
  }

  private Optional<Sheet> fitting(
      List<Detail> details, SortedMap<Integer, Connection> rows, Subject subject) {
    for (Detail detail : details) {
      if (detail.focus() == Detail.Grain.SINGLE && subject.workloads().size() > Detail.MOST_BOXES) {
        continue;
      }
      Sheet sheet = sheet(detail, rows, subject);
      if (sheet.composition().fits(subject.isOverview() ? COUNT_BOXES : 0)) {
        return Optional.of(sheet);
      }
    }
    return Optional.empty();
  }

  private Sheet sheet(Detail detail, SortedMap<Integer, Connection> rows, Subject subject) {
    return new Sheet(
        subject, rows, detail, Composition.of(rows, detail, subject, scope, zoning, controls));
  }

  /// The overview first.
  List<Sheet> sheets() {
    return sheets;
  }

  /// The sheet on which a workload of the CDE is drawn in full.
  int sheetOf(ResourceRef workload) {
    return Objects.requireNonNull(sheetOf.get(workload));
  }
}
