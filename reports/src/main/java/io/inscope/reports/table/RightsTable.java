package io.inscope.reports.table;

import io.inscope.snapshot.record.Rights;
import java.util.ArrayList;
import java.util.List;

/// What the server said the account of a live capture may do, one row for each rule and namespace.
/// Texts of a list are joined by blanks. `incomplete` is `yes` where the server says itself that
/// there is more than it could tell; a namespace of which nothing is known has one row with the
/// reason.
public final class RightsTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("namespace", "Namespace", 24),
          new Column("verbs", "Verbs", 24),
          new Column("api_groups", "API groups", 30),
          new Column("resources", "Resources", 40),
          new Column("resource_names", "Only these names", 24),
          new Column("paths", "Paths", 30),
          new Column("incomplete", "Incomplete", 10),
          new Column("note", "Note", 50));

  private RightsTable() {}

  public static Table of(List<Rights> all) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Rights rights : all) {
      if (rights.rules().isEmpty()) {
        rows.add(
            row(rights, new Rights.Rule(List.of(), List.of(), List.of(), List.of(), List.of())));
      }
      rights.rules().forEach(rule -> rows.add(row(rights, rule)));
    }
    return new Table("rights", "Rights of the account", COLUMNS, rows);
  }

  private static List<Cell> row(Rights rights, Rights.Rule rule) {
    return List.of(
        Cell.of(rights.namespace()),
        joined(rule.verbs()),
        joined(rule.apiGroups().stream().map(g -> g.isEmpty() ? "\"\"" : g).toList()),
        joined(rule.resources()),
        joined(rule.resourceNames()),
        joined(rule.paths()),
        Cell.of(rights.incomplete() ? "yes" : "no"),
        Cell.of(rights.note()));
  }

  private static Cell joined(List<String> texts) {
    return Cell.of(String.join(" ", texts));
  }
}
