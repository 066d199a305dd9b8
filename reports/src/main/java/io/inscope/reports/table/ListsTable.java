package io.inscope.reports.table;

import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ListedKind;
import java.util.List;

/// How each list of a live capture went, in the order of asking. `namespace` is empty for the whole
/// cluster, `consistent` is `no` where the list shows more than one state of the cluster.
public final class ListsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("group", "API group", 24),
          new Column("version", "Version", 10),
          new Column("kind", "Kind", 28),
          new Column("namespace", "Namespace", 24),
          new Column("state", "State", 12),
          new Column("objects", "Objects", 10),
          new Column("resource_version", "resourceVersion", 16),
          new Column("start", "Begun", 23),
          new Column("end", "Ended", 23),
          new Column("consistent", "One state", 10),
          new Column("reason", "Reason", 50));

  private ListsTable() {}

  public static Table of(List<ListedKind> lists) {
    return new Table(
        "lists", "Lists of the capture", COLUMNS, lists.stream().map(ListsTable::row).toList());
  }

  private static List<Cell> row(ListedKind list) {
    GroupKind kind = list.resource().groupKind();
    CoverageRow coverage = new CoverageRow(kind, list.namespace(), list.coverage());
    return List.of(
        Cell.of(list.resource().group()),
        Cell.of(list.resource().version()),
        Cell.of(list.resource().kind()),
        Cell.of(list.namespace()),
        new Cell.Status(coverage.state()),
        Cell.of(list.objects()),
        Cell.of(list.resourceVersion()),
        new Cell.Date(list.start()),
        new Cell.Date(list.end()),
        Cell.of(list.consistent() ? "yes" : "no"),
        Cell.of(list.coverage().gap()));
  }
}
