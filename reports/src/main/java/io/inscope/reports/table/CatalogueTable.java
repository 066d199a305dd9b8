package io.inscope.reports.table;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.framework.CheckCatalogue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The catalogue of checks: what each says, and whether it can say anything. `state` is
/// `implemented`, the word of an [Unanswerable.Lack], or `planned`; `why` is the reason of a lack,
/// else empty.
public final class CatalogueTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "Id", 34),
          new Column("title", "Title", 60),
          new Column("severity", "Severity", 10),
          new Column("group", "Group", 14),
          new Column("state", "State", 16),
          new Column("why", "Why not", 60));

  private CatalogueTable() {}

  public static Table of(CheckCatalogue catalogue, List<Check> checks) {
    Map<String, Check> built =
        checks.stream().collect(Collectors.toMap(check -> check.info().id(), Function.identity()));
    return new Table(
        "checks",
        "Checks",
        COLUMNS,
        catalogue.entries().stream().map(entry -> row(entry, built.get(entry.id()))).toList());
  }

  private static List<Cell> row(CheckCatalogue.Entry entry, @Nullable Check check) {
    return List.of(
        Cell.of(entry.id()),
        Cell.of(check == null ? "" : check.info().title()),
        new Cell.Status(entry.severity().word()),
        Cell.of(entry.group()),
        new Cell.Status(
            switch (check) {
              case null -> "planned";
              case Unanswerable unanswerable -> unanswerable.lack().word();
              default -> "implemented";
            }),
        Cell.of(check instanceof Unanswerable unanswerable ? unanswerable.why() : ""));
  }
}
