package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--encryption-provider-config` of kube-apiserver.
///
/// *Allowed:* a value.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class EncryptionProviderFlag implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-etcd-encryption-flag",
          "Secrets are encrypted before they are stored",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Whoever reads the files of etcd, or a backup of it, reads every secret.",
          "Set --encryption-provider-config to a configuration whose first provider encrypts.",
          "The first provider in the file may be identity, which encrypts nothing; the "
              + "file is not visible. A cloud provider may encrypt by other means.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "stores secrets as they are",
        line -> line.missing("encryption-provider-config"));
  }
}
