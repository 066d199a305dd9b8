package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.network.Answer;
import java.util.Comparator;

/// A way to a workload or its data that no network policy controls.
///
/// @param verdict ALLOWED when the snapshot shows it, UNKNOWN when it cannot be ruled out; never
///   DENIED
/// @param how what `from` does or may do, to be read after its name: `may run commands in pods of
///   namespace payments`, `shares node n1 with payments/vault`
/// @param evidence what shows it, with file and line: `ClusterRoleBinding ops at rbac.yaml:3`
public record SidePath(
    SidePathKind kind, Actor from, Target to, Answer verdict, String how, String evidence)
    implements Comparable<SidePath> {
  private static final Comparator<SidePath> ORDER =
      Comparator.comparing(SidePath::kind)
          .thenComparing(SidePath::to)
          .thenComparing(SidePath::from)
          .thenComparing(SidePath::verdict)
          .thenComparing(SidePath::how)
          .thenComparing(SidePath::evidence);

  @Override
  public int compareTo(SidePath other) {
    return ORDER.compare(this, other);
  }

  /// `Group ops may run commands in pods of namespace payments (ClusterRoleBinding ops at
  /// rbac.yaml:3)`
  @Override
  public String toString() {
    return "%s %s%s".formatted(from.spoken(), how, evidence.isEmpty() ? "" : " (" + evidence + ")");
  }
}
