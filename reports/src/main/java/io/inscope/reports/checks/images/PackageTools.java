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

/// *Read:* the names of packages in the bills of materials of trivy-operator and Kubescape, about
/// the images that run: see [ScannedImages].
///
/// *Allowed:* none that loads, installs or connects: package managers, curl, wget, netcat, ssh and
/// their like.
///
/// Source: [NIST SP 800-190](https://csrc.nist.gov/pubs/sp/800/190/final), 4.1.2.
public final class PackageTools implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-pkg-tools",
          "Images hold no package managers and network tools",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Whoever breaks in finds the tools to load and to spread.",
          "Build the image from a base without them, or remove them in the last stage of the"
              + " build.",
          "Tools that were copied in without a package are not in the list; nor are those of"
              + " busybox.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Optional<Outcome> ofAll(Audit audit) {
    return ScannedImages.none(audit, ScanTopic.CONTENTS);
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ScannedImages.of(workload, audit, ScanTopic.CONTENTS)
        .failIf(
            "runs images with package managers or network tools", scan -> scan.findings().stream());
  }
}
