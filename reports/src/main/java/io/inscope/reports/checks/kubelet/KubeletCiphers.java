package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.platform.CipherSuites;
import java.util.stream.Stream;

/// *Read:* `tlsMinVersion` (default VersionTLS12) and `tlsCipherSuites`.
///
/// *Allowed:* TLS 1.3 alone, or a list of suites that are all strong ([CipherSuites]). Without a
/// list Go decides, and it also takes suites that are not.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class KubeletCiphers implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-ciphers",
          "Kubelets only speak strong TLS",
          Severity.MEDIUM,
          Kubelets.READS,
          "Old versions and ciphers of TLS can be broken or give no forward secrecy.",
          "Set tlsMinVersion: VersionTLS12 or higher and tlsCipherSuites to AEAD suites "
              + "with ECDHE.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit, "has kubelets that speak TLS that is too weak", KubeletCiphers::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    String least = kubelet.value(Option.LOWEST_VERSION);
    if (least.equals("VersionTLS13")) {
      return Stream.empty();
    }
    String suites = kubelet.value(Option.SUITES);
    boolean weak =
        suites.isEmpty()
            || Stream.of(suites.split(",", -1)).anyMatch(suite -> !CipherSuites.isStrong(suite));
    return Stream.concat(
        CipherSuites.isOld(least)
            ? Stream.of(kubelet.evidence(Option.LOWEST_VERSION))
            : Stream.empty(),
        weak ? Stream.of(kubelet.evidence(Option.SUITES)) : Stream.empty());
  }
}
