package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;

/// What layouts say once a source is read. Where parts of the source could not be read, nobody
/// knows what was in them, so nothing counts as listed.
final class AfterEntries extends PassedOn {
  private final boolean damaged;
  private int problems;
  private int affected;
  private int notes;

  AfterEntries(boolean damaged, Sink sink) {
    super(sink);
    this.damaged = damaged;
  }

  int problems() {
    return problems;
  }

  int affected() {
    return affected;
  }

  int notes() {
    return notes;
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    super.coverage(
        kind,
        namespace,
        damaged && coverage instanceof Coverage.Read
            ? new Coverage.Failed("parts of the source could not be read, see the problems")
            : coverage);
  }

  @Override
  public void problem(Problem problem) {
    problems++;
    notes += problem.severity() == Problem.Severity.INFO ? 1 : 0;
    affected += problem.objectsAffected();
    super.problem(problem);
  }
}
