package io.inscope.reports.table;

import io.inscope.snapshot.exposure.Example;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.Scope;
import java.util.List;

/// Pods that do not exist yet and would get into a workload, or would be reached by it, one rule a
/// row.
///
/// `direction` is `ingress` where the pods get in, `egress` where they are reached. `namespaces`
/// lists the first of those that exist in which such a pod counts; `new_namespace` says whether one
/// that somebody creates may be one too.
public final class ExposureTable {
  private static final int SHOWN = 3;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("namespace", "Namespace", 13),
          new Column("kind", "Kind", 12),
          new Column("name", "Name", 20),
          new Column("scope", "Scope", 15),
          new Column("direction", "Direction", 9),
          new Column("verdict", "Verdict", 10),
          new Column("who", "Who", 34),
          new Column("namespaces", "Namespaces", 22),
          new Column("new_namespace", "New namespace", 11),
          new Column("ports", "Ports", 14),
          new Column("enforced", "Enforced", 9),
          new Column("exists_today", "Exists today", 22),
          new Column("rule", "Permitted by", 28),
          new Column("place", "At", 18),
          new Column("other_side", "Its own policies", 18),
          new Column("example", "For example", 22),
          new Column("who_may", "Who may make one", 42),
          new Column("reason", "Why unknown", 26));

  private ExposureTable() {}

  /// One row for each exposure.
  ///
  /// @param exposures in the order in which they are to be listed
  public static Table of(List<Exposure> exposures, Scope scope) {
    return new Table(
        "exposure",
        "Exposure",
        COLUMNS,
        exposures.stream().map(exposure -> row(exposure, scope)).toList());
  }

  private static List<Cell> row(Exposure one, Scope scope) {
    ResourceRef workload = one.workload();
    return List.of(
        Cell.of(workload.namespace()),
        Cell.of(workload.kind()),
        Cell.of(workload.name()),
        new Cell.Status(scope.of(workload).word()),
        new Cell.Status(one.direction().word()),
        new Cell.Status(one.verdict().name()),
        Cell.of(one.who()),
        Cell.of(some(one.namespaces())),
        Cell.of(one.newNamespaces() ? "yes" : "no"),
        Cell.of(one.portsInWords()),
        new Cell.Status(one.enforced().word()),
        Cell.of(one.today().isEmpty() ? "no" : one.today()),
        Cell.of(one.rule()),
        Cell.of(one.place()),
        Cell.of(one.otherSide()),
        Cell.of(one.example().map(Example::toString).orElse("")),
        Cell.of(one.whoMay().toString()),
        Cell.of(one.reason()));
  }

  /// `ops, shop, web and 4 more`
  private static String some(List<String> all) {
    String shown = String.join(", ", all.stream().limit(SHOWN).toList());
    return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
  }
}
