package io.inscope.snapshot.record;

import io.inscope.snapshot.model.Coverage;
import java.time.Instant;

/// How one list went.
///
/// @param namespace empty for the whole cluster
/// @param coverage what the snapshot says of it
/// @param objects how many objects came of it
/// @param resourceVersion the state of the cluster that the list shows; empty when there is none
/// @param consistent whether all of it shows that one state
public record ListedKind(
    ApiResource resource,
    String namespace,
    Coverage coverage,
    int objects,
    String resourceVersion,
    Instant start,
    Instant end,
    boolean consistent) {
  /// What is said of Secrets that were listed to the end: nobody asks for more of them. Their names
  /// and types are known all the same, see [io.inscope.snapshot.model.ClusterSnapshot#outlines].
  public static final Coverage.NotAsked WITHOUT_VALUES =
      new Coverage.NotAsked(
          "only names, types, labels and annotations of secrets were asked for; their keys and"
              + " values were not");

  /// Whether it was read to its end, so that a capture that goes on need not ask for it again.
  /// Secrets, whose values nobody asks for, count as not asked and are whole all the same; where
  /// their list broke off, it failed.
  public boolean isWhole() {
    return switch (coverage) {
      case Coverage.Read _ -> true;
      case Coverage.NotAsked _ -> resource.isCore("secrets") && coverage.equals(WITHOUT_VALUES);
      case Coverage.Refused _, Coverage.Failed _ -> false;
    };
  }
}
