package io.inscope.reports.checks.images;

import io.inscope.snapshot.model.GroupKind;
import java.util.List;

/// What scanners report on, and the kinds of objects in which they keep it.
///
/// Sources: [trivy-operator](https://aquasecurity.github.io/trivy-operator/latest/docs/crds/),
/// [Kubescape](https://kubescape.io/docs/operator/vulnerabilities/).
enum ScanTopic {
  VULNERABILITIES(
      "VulnerabilityReport of trivy-operator, VulnerabilityManifest of Kubescape",
      trivy("VulnerabilityReport"),
      trivy("ClusterVulnerabilityReport"),
      kubescape("VulnerabilityManifest"),
      Scan.FILE),
  CONTENTS(
      "SbomReport of trivy-operator, SBOMSyft of Kubescape",
      trivy("SbomReport"),
      trivy("ClusterSbomReport"),
      kubescape("SBOMSyft"),
      Scan.FILE),
  SECRETS("ExposedSecretReport of trivy-operator", trivy("ExposedSecretReport"), Scan.FILE);

  private final String words;
  private final List<GroupKind> kinds;

  ScanTopic(String words, GroupKind... kinds) {
    this.words = words;
    this.kinds = List.of(kinds);
  }

  List<GroupKind> kinds() {
    return kinds;
  }

  /// The kinds, as people ask for them.
  String words() {
    return words;
  }

  private static GroupKind trivy(String kind) {
    return new GroupKind("aquasecurity.github.io", kind);
  }

  private static GroupKind kubescape(String kind) {
    return new GroupKind("spdx.softwarecomposition.kubescape.io", kind);
  }
}
