package io.inscope.reports.table;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.sidepath.Actor;
import io.inscope.snapshot.sidepath.SidePath;
import io.inscope.snapshot.sidepath.Target;
import java.util.List;

/// Ways to a workload or its data that no network policy controls, one a row.
///
/// `from_type` is `User`, `Group`, `ServiceAccount`, `workload` or `other`; `run_by` says which
/// workloads act as the subject. `to_type` is `workload`, `namespace`, `node` or `cluster`. Scopes
/// are given of workloads only.
public final class PathsTable {
  private static final int SHOWN = 3;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("family", "Through", 14),
          new Column("kind", "Kind", 18),
          new Column("verdict", "Verdict", 10),
          new Column("from_type", "From type", 14),
          new Column("from_namespace", "From namespace", 16),
          new Column("from_name", "From name", 28),
          new Column("run_by", "Run by", 30),
          new Column("from_scope", "From scope", 18),
          new Column("to_type", "To type", 10),
          new Column("to_namespace", "To namespace", 16),
          new Column("to_name", "To name", 24),
          new Column("to_scope", "To scope", 18),
          new Column("how", "How", 60),
          new Column("evidence", "Shown by", 50));

  private PathsTable() {}

  /// One row for each path.
  ///
  /// @param paths in the order in which they are to be listed
  public static Table of(List<SidePath> paths, Scope scope) {
    return new Table(
        "paths", "Other paths", COLUMNS, paths.stream().map(path -> row(path, scope)).toList());
  }

  private static List<Cell> row(SidePath path, Scope scope) {
    From from = from(path.from());
    To to = to(path.to());
    return List.of(
        new Cell.Status(path.kind().family().word()),
        new Cell.Status(path.kind().word()),
        new Cell.Status(path.verdict().name()),
        new Cell.Status(from.type()),
        Cell.of(from.namespace()),
        Cell.of(from.name()),
        Cell.of(runBy(path.from())),
        path.from() instanceof Actor.OfWorkload one ? scopeOf(one.workload(), scope) : Cell.BLANK,
        new Cell.Status(to.type()),
        Cell.of(to.namespace()),
        Cell.of(to.name()),
        path.to() instanceof Target.OfWorkload one ? scopeOf(one.workload(), scope) : Cell.BLANK,
        Cell.of(path.how()),
        Cell.of(path.evidence()));
  }

  private record From(String type, String namespace, String name) {}

  private static From from(Actor actor) {
    return switch (actor) {
      case Actor.OfSubject one ->
          new From(one.subject().kind(), one.subject().namespace(), one.subject().name());
      case Actor.OfWorkload one ->
          new From("workload", one.workload().namespace(), one.workload().name());
      case Actor.Elsewhere one -> new From("other", "", one.what());
    };
  }

  private record To(String type, String namespace, String name) {}

  private static To to(Target target) {
    return switch (target) {
      case Target.OfWorkload one ->
          new To("workload", one.workload().namespace(), one.workload().name());
      case Target.OfNamespace one -> new To("namespace", one.namespace(), "");
      case Target.OfNode one -> new To("node", "", one.node());
      case Target.Everything _ -> new To("cluster", "", "");
    };
  }

  /// `ops/deployer, ops/runner and 4 more`.
  private static String runBy(Actor actor) {
    if (!(actor instanceof Actor.OfSubject subject)) {
      return "";
    }
    List<ResourceRef> all = subject.runBy();
    String shown =
        String.join(
            ", ",
            all.stream().limit(SHOWN).map(ref -> ref.namespace() + "/" + ref.name()).toList());
    return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
  }

  private static Cell scopeOf(ResourceRef workload, Scope scope) {
    return new Cell.Status(scope.of(workload).word());
  }
}
