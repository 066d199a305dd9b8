package io.inscope.reports.inventory;

import io.inscope.reports.checks.images.HelmReleases;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.List;

/// The releases that Helm keeps in the cluster, the newest revision of each.
final class HelmInventory implements Inventory {
  @Override
  public String name() {
    return "Inventory Helm releases";
  }

  @Override
  public String about() {
    return "Every release of Helm, by its newest revision. Values are never kept.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.SECRET, Kinds.CONFIG_MAP);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-helm",
            name(),
            new Column("release", "Release", 36),
            new Column("chart", "Chart", 28),
            new Column("version", "Chart version", 16),
            new Column("app_version", "Application version", 18),
            new Column("revision", "Revision", 10),
            new Column("status", "Status", 14),
            new Column("place", "Place", 28));
    HelmReleases.newest(estate.cluster())
        .forEach(
            (name, release) ->
                lines.add(
                    Cell.of(name),
                    Cell.of(release.isKnown() ? release.fact("chart", "name") : "not known"),
                    Cell.of(release.fact("chart", "version")),
                    Cell.of(release.fact("chart", "appVersion")),
                    Cell.of(release.revision()),
                    Cell.of(release.status()),
                    Lines.place(release.object())));
    return lines.table();
  }
}
