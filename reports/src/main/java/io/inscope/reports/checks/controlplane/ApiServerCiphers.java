package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.platform.CipherSuites;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// *Read:* `--tls-min-version` (default VersionTLS12) and `--tls-cipher-suites` of kube-apiserver.
///
/// *Allowed:* TLS 1.3 alone, whose suites cannot be chosen; or TLS 1.2 with a list of suites that
/// are all strong ([CipherSuites]). Without a list Go decides, and it also takes suites that are
/// not.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ApiServerCiphers implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-tls-ciphers",
          "The API server only speaks strong TLS",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Old versions and ciphers of TLS can be broken or give no forward secrecy.",
          "Set --tls-min-version=VersionTLS12 or higher and --tls-cipher-suites to AEAD "
              + "suites with ECDHE.",
          "OpenShift writes what its security profile says into these flags.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.API_SERVER, "speaks TLS that is too weak", ApiServerCiphers::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    Optional<CommandLine.Flag> version = line.text("tls-min-version");
    String least = version.map(CommandLine.Flag::value).orElse("");
    if (least.equals("VersionTLS13")) {
      return Stream.empty();
    }
    List<CommandLine.Flag> suites = line.items("tls-cipher-suites");
    return Stream.concat(
        version.filter(v -> CipherSuites.isOld(v.value())).stream().map(CommandLine.Flag::evidence),
        suites.isEmpty()
            ? Stream.of(line.absence("--tls-cipher-suites"))
            : suites.stream()
                .filter(suite -> !CipherSuites.isStrong(suite.value()))
                .map(CommandLine.Flag::evidence));
  }
}
