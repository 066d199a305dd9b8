package io.inscope.app.cli;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.capture.KubeConfigs;
import java.util.List;

/// The contexts of kubeconfigs, in their order.
final class ContextTable {
  private ContextTable() {}

  static Table of(KubeConfigs configs) {
    return new Table(
        "contexts",
        "Contexts",
        List.of(
            new Column("context", "Context", 40),
            new Column("current", "Current", 8),
            new Column("cluster", "Cluster", 40),
            new Column("user", "User", 40),
            new Column("namespace", "Namespace", 20),
            new Column("file", "File", 60)),
        configs.contexts().stream()
            .map(
                choice ->
                    List.of(
                        Cell.of(choice.name()),
                        Cell.of(choice.current() ? "yes" : ""),
                        Cell.of(choice.cluster()),
                        Cell.of(choice.user()),
                        Cell.of(choice.namespace()),
                        Cell.of(choice.file().toString())))
            .toList());
  }
}
