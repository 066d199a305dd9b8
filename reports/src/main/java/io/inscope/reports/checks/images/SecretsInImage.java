package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Optional;
import java.util.Set;

/// *Read:* the rules by which trivy-operator found secrets in the images that run; never what it
/// found.
///
/// *Allowed:* none.
///
/// Source:
/// [trivy-operator](https://aquasecurity.github.io/trivy-operator/latest/docs/crds/exposedsecret-report/).
public final class SecretsInImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-secrets-in-image",
          "Images hold no secrets",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Whoever can pull the image, or read a node's disk, has the secret.",
          "Change the secret, remove it from the image and its history, and give it to the pod as a"
              + " Secret.",
          "Only reports that scanners keep as objects of the cluster, and files of Trivy and Grype,"
              + " are seen; test keys are reported too.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Optional<Outcome> ofAll(Audit audit) {
    return ScannedImages.none(audit, ScanTopic.SECRETS);
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ScannedImages.of(workload, audit, ScanTopic.SECRETS)
        .failIf("runs images that hold secrets", scan -> scan.findings().stream());
  }
}
