package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Locale;

/// How many objects there are of what an assessor samples. Here all of them are looked at, so the
/// population is printed instead of a selection.
final class Population {
  /// What assessments ask the population of, in the order in which the cover shows it.
  private static final List<String> KINDS =
      List.of(
          "Node",
          "Namespace",
          "Pod",
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "CronJob",
          "Job",
          "Service",
          "Ingress",
          "NetworkPolicy",
          "ServiceAccount",
          "Role",
          "ClusterRole",
          "RoleBinding",
          "ClusterRoleBinding",
          "Secret",
          "ConfigMap",
          "PersistentVolume");

  private Population() {}

  static void write(WorkbookInput input, Page page, Places places) {
    page.heading("Population: every object that was handed over was tested, none was sampled");
    page.paragraph(
        String.format(
            Locale.ROOT,
            "100 %% of %,d workloads and %,d nodes were tested by every check that speaks of them."
                + " What was not handed over is not tested, and stands on the sheet Coverage.",
            input.scope().workloads().size(),
            input.scope().entries().size() - input.scope().workloads().size()));
    page.countHeader(List.of("Kind", "objects", "state"));
    for (String kind : KINDS) {
      for (int i = 0; i < input.coverage().size(); i++) {
        CoverageRow row = input.coverage().get(i);
        if (row.kind().kind().equals(kind) && isOwn(row.kind()) && row.namespace().isEmpty()) {
          page.population(Cell.of(kind), count(row, i, places), new Cell.Status(row.state()));
        }
      }
    }
    page.skip();
  }

  /// Whether it is a kind of Kubernetes itself: Calico has a NetworkPolicy too, Knative a Service.
  private static boolean isOwn(GroupKind kind) {
    return !kind.group().contains(".") || kind.group().endsWith(".k8s.io");
  }

  /// The cell of the sheet Coverage, so that both say the same.
  private static Count count(CoverageRow row, int index, Places places) {
    long value = row.coverage() instanceof Coverage.Read read ? read.count() : 0;
    return new Count(
        places.table("coverage").map(Table::id).isPresent()
            ? "0+" + places.cell("coverage", index, "count")
            : "0",
        value);
  }
}
