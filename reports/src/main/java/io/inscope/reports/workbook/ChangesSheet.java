package io.inscope.reports.workbook;

import io.inscope.reports.change.Changes;
import io.inscope.reports.change.Critical;
import io.inscope.reports.table.ChangesTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.diff.Noise;
import io.inscope.snapshot.diff.ObjectChange;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What changed since the snapshot before: connections, scope, findings, and the objects that are
/// critical to card data.
final class ChangesSheet implements TableSheet {
  @Override
  public String name() {
    return "Changes";
  }

  @Override
  public Table table(WorkbookInput input) {
    return input
        .changes()
        .map(changes -> ChangesTable.of(changes, critical(input, changes)))
        .orElseGet(ChangesTable::none);
  }

  @Override
  public String intro(WorkbookInput input) {
    return input
        .changes()
        .map(changes -> intro(input, changes))
        .orElse(
            "No earlier snapshot of this cluster is in the project, so nothing can be said about"
                + " changes. Import the next hand-over into the same project.");
  }

  private static String intro(WorkbookInput input, Changes changes) {
    List<ObjectChange> all = changes.objects().changes();
    long left = all.stream().filter(critical(input, changes).negate()).count();
    String others =
        left == 0 ? "" : " %d other objects changed: 'inscope diff' lists them.".formatted(left);
    String gone =
        changes.connections().isEmpty()
                && changes.findings().isEmpty()
                && changes.scope().isEmpty()
                && all.size() == left
            ? " Nothing of this kind changed."
            : "";
    return Stream.of(
            Stream.of(
                "Compared with %s. Each change is a question: was it ordered and approved? What changed and was changed back in between is not seen. Of objects: rights, policies, admission, Services and entries, namespaces, nodes, Secrets without their values, and the workloads of the CDE."
                        .formatted(spoken(changes.before()))
                    + gone
                    + others),
            changes.objects().notes().stream(),
            Noise.SAID.stream())
        .flatMap(sentences -> sentences)
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static String spoken(SnapshotInfo snapshot) {
    return "snapshot %d \"%s\" of %s"
        .formatted(snapshot.id(), snapshot.name(), snapshot.takenAt().toString().substring(0, 10));
  }

  private static Predicate<ObjectChange> critical(WorkbookInput input, Changes changes) {
    return change -> Critical.is(change, ref -> scope(ref, input, changes));
  }

  private static ScopeClass scope(ResourceRef ref, WorkbookInput input, Changes changes) {
    return input
        .scope()
        .entry(ref)
        .or(() -> gone(ref, changes))
        .map(ScopeEntry::effective)
        .orElse(ScopeClass.UNDECIDED);
  }

  private static Optional<ScopeEntry> gone(ResourceRef ref, Changes changes) {
    return changes.scope().stream()
        .filter(change -> change.ref().equals(ref))
        .findFirst()
        .flatMap(change -> change.before());
  }
}
