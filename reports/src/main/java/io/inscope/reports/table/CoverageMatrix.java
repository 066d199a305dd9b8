package io.inscope.reports.table;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Namespacing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Kinds by namespaces: what was read, and where what was not. The one model of it for the command
/// line, the workbook, the request to the client and the screen.
///
/// @param namespaces all that are known, sorted
/// @param lines a line for each kind that came, of which a source spoke, or which is needed; sorted
public record CoverageMatrix(List<String> namespaces, List<Line> lines) {
  /// The states in the order in which they are shown.
  public static final List<String> STATES =
      List.of("read", "zero", "refused", "failed", "not_asked");

  /// One kind.
  ///
  /// @param cluster what is known of the cluster as a whole
  /// @param cells what is known of each namespace; empty for a kind that lives in none, or of which
  ///   nothing at all is known
  /// @param needed whether a check or an engine reads it
  public record Line(
      GroupKind kind, CoverageRow cluster, SortedMap<String, CoverageRow> cells, boolean needed) {
    public Line {
      cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /// Whether all of the cluster was read.
    public boolean isComplete() {
      return cluster.coverage() instanceof Coverage.Read;
    }

    /// How many namespaces are in each state.
    public Map<String, Long> totals() {
      return cells.values().stream()
          .collect(Collectors.groupingBy(CoverageRow::state, TreeMap::new, Collectors.counting()));
    }
  }

  public CoverageMatrix {
    namespaces = List.copyOf(namespaces);
    lines = List.copyOf(lines);
  }

  /// @param known the rows of which the snapshot itself knows
  /// @param needed the kinds that something reads
  public static CoverageMatrix of(
      ClusterSnapshot snapshot, Collection<CoverageRow> known, Set<GroupKind> needed) {
    SortedSet<String> namespaces =
        known.stream().map(CoverageRow::namespace).collect(Collectors.toCollection(TreeSet::new));
    snapshot.all(Kinds.NAMESPACE).forEach(namespace -> namespaces.add(namespace.ref().name()));
    namespaces.remove("");
    SortedSet<GroupKind> namespaced =
        known.stream()
            .filter(row -> !row.namespace().isEmpty() || livesInNamespaces(row.kind()))
            .map(CoverageRow::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    SortedSet<GroupKind> kinds = new TreeSet<>(needed);
    known.forEach(row -> kinds.add(row.kind()));
    List<Line> lines = new ArrayList<>();
    for (GroupKind kind : kinds) {
      SortedMap<String, CoverageRow> cells = new TreeMap<>();
      if (namespaced.contains(kind)) {
        namespaces.forEach(n -> cells.put(n, new CoverageRow(kind, n, snapshot.coverage(kind, n))));
      }
      CoverageRow cluster = new CoverageRow(kind, "", snapshot.coverage(kind, ""));
      lines.add(new Line(kind, cluster, cells, needed.contains(kind)));
    }
    return new CoverageMatrix(List.copyOf(namespaces), lines);
  }

  private static boolean livesInNamespaces(GroupKind kind) {
    return !Namespacing.effective(kind, "").isEmpty();
  }

  /// A row for each kind and the cluster, and for each kind and namespace.
  public List<CoverageRow> rows() {
    List<CoverageRow> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(line.cluster());
      rows.addAll(line.cells().values());
    }
    return List.copyOf(rows);
  }

  /// The rows without those of namespaces that only repeat the row of the cluster: none of a kind
  /// that was read everywhere, or the same gap.
  public List<CoverageRow> brief() {
    List<CoverageRow> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(line.cluster());
      line.cells().values().stream().filter(cell -> !repeats(cell, line)).forEach(rows::add);
    }
    return List.copyOf(rows);
  }

  private static boolean repeats(CoverageRow cell, Line line) {
    return switch (cell.coverage()) {
      case Coverage.Read read -> read.count() == 0 && line.isComplete();
      case Coverage gap -> gap.equals(line.cluster().coverage());
    };
  }

  /// How many kinds are in each state, for the cluster as a whole; every state is there.
  public Map<String, Long> totals() {
    Map<String, Long> totals = new LinkedHashMap<>();
    STATES.forEach(
        state ->
            totals.put(
                state, lines.stream().filter(l -> l.cluster().state().equals(state)).count()));
    return totals;
  }

  /// A line a kind, a column a state, for reading.
  public Table table() {
    List<Column> columns = new ArrayList<>(List.of(new Column("kind", "Kind", 44)));
    columns.add(new Column("cluster", "Cluster", 10));
    columns.add(new Column("objects", "Objects", 8));
    STATES.forEach(s -> columns.add(new Column("in_" + s, s.replace('_', ' '), 10)));
    columns.add(new Column("reason", "Reason", 80));
    return new Table(
        "coverage-matrix", "Coverage by kind", columns, lines.stream().map(this::cells).toList());
  }

  private List<Cell> cells(Line line) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(line.kind().toString()));
    cells.add(new Cell.Status(line.cluster().state()));
    cells.add(
        line.cluster().coverage() instanceof Coverage.Read read
            ? Cell.of(read.count())
            : Cell.BLANK);
    for (String state : STATES) {
      long count = line.totals().getOrDefault(state, 0L);
      cells.add(count == 0 ? Cell.BLANK : Cell.of(count));
    }
    cells.add(Cell.of(line.cluster().coverage().gap()));
    return cells;
  }
}
