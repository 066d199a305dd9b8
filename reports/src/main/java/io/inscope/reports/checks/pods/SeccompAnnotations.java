package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.stream.Stream;

/// The annotations with which seccomp was set before there were fields (1.19), honoured until 1.26.
///
/// Source: [seccomp in
/// Kubernetes](https://kubernetes.io/docs/reference/node/seccomp/#specifying-a-seccomp-profile-for-a-container).
final class SeccompAnnotations {
  private static final String POD = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
  private static final int IGNORED_SINCE = 27;

  private SeccompAnnotations() {}

  /// Not known to be ignored: enough for a failure.
  static boolean mayCount(Audit audit) {
    return !audit.version().isAtLeast(IGNORED_SINCE);
  }

  /// Known to be honoured: needed for a pass.
  static boolean surelyCount(Audit audit) {
    return audit.version().isOlderThan(IGNORED_SINCE);
  }

  static Stream<Field> of(Workload workload) {
    return workload
        .podMetadata()
        .at("annotations")
        .members()
        .filter(a -> a.key().equals(POD) || a.key().startsWith(CONTAINER));
  }

  /// Whether the container's annotation, else the pod's, names a profile.
  static boolean confine(Workload workload, Field container) {
    Field annotations = workload.podMetadata().at("annotations");
    Field own = annotations.at(CONTAINER + container.at("name").text(""));
    String profile = own.isPresent() ? own.text("") : annotations.at(POD).text("");
    return profile.equals("runtime/default")
        || profile.equals("docker/default")
        || profile.startsWith("localhost/");
  }
}
