package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;

/// What is wrong with the database itself. What was lost by it cannot be told, so from the first
/// damage on nothing that is missing proves anything.
final class Damage {
  private final String source;
  private final Sink sink;
  private int found;
  private int revisions;

  Damage(String source, Sink sink) {
    this.source = source;
    this.sink = sink;
  }

  boolean isNone() {
    return found == 0;
  }

  /// Why what came cannot be relied on to be all; empty when it can.
  String gap() {
    return found == 0 ? "" : "the etcd snapshot is damaged, and nobody can tell what was lost";
  }

  void found(String what) {
    report(Problem.Severity.ERROR, "the database is damaged: " + what);
    found++;
  }

  /// An entry that should be a revision of a key, and is not.
  void lostRevision() {
    revisions++;
  }

  /// @param disordered how many revisions stand where they do not belong
  void endOfRevisions(long disordered) {
    if (revisions > 0) {
      found(
          "revisions of keys that cannot be read, so an older one may stand for them: "
              + revisions);
    }
    if (disordered > 0) {
      found("revisions of keys that are not in their order: " + disordered);
    }
  }

  void checksum(Checksum.State state) {
    switch (state) {
      case VERIFIED -> {}
      case ABSENT ->
          report(
              Problem.Severity.INFO,
              "it ends without the checksum that 'etcdctl snapshot save' writes, so nothing shows"
                  + " that it is as it was saved");
      case WRONG -> {
        report(
            Problem.Severity.ERROR,
            "its checksum does not fit: it is not as 'etcdctl snapshot save' wrote it; ask for"
                + " another copy");
        found++;
      }
    }
  }

  private void report(Problem.Severity severity, String message) {
    sink.problem(new Problem(source, 0, 0, severity, message, 0, ""));
  }
}
