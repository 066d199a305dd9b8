package io.inscope.reports.checks.pods;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.stream.Stream;

/// The annotation with which a container's AppArmor profile was set before there was a field.
///
/// Source: [AppArmor in Kubernetes](https://kubernetes.io/docs/tutorials/security/apparmor/).
final class AppArmor {
  private static final String CONTAINER = "container.apparmor.security.beta.kubernetes.io/";

  private AppArmor() {}

  static Stream<Field> annotations(Workload workload) {
    return workload
        .podMetadata()
        .at("annotations")
        .members()
        .filter(annotation -> annotation.key().startsWith(CONTAINER));
  }

  /// Whether the container's annotation names a profile.
  static boolean isNamed(Workload workload, Field container) {
    String profile =
        workload
            .podMetadata()
            .at("annotations", CONTAINER + container.at("name").text(""))
            .text("");
    return profile.equals("runtime/default") || profile.startsWith("localhost/");
  }
}
