package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import java.util.List;
import java.util.Set;

/// How the kubelets are configured. Sorted by id.
public final class KubeletChecks {
  public static final List<Check> ALL =
      List.of(
          new AnonymousRequests(),
          new KubeletAuthorization(),
          new KubeletCiphers(),
          new KubeletClientCa(),
          new KubeletDrift(),
          new EventRate(),
          new HostnameOverride(),
          addressFilter(),
          new IptablesChains(),
          new ProtectKernelDefaults(),
          new ReadOnlyPort(),
          new RotateClientCertificate(),
          new RotateServerCertificate(),
          new SeccompDefault(),
          new IdleTimeout(),
          new ServingCertificate(),
          new PidsLimit());

  private KubeletChecks() {}

  private static Check addressFilter() {
    return new Unanswerable(
        new CheckInfo(
            "kubelet-ip-deny",
            "The service manager of the node lets only known addresses reach the kubelet",
            Severity.INFO,
            Set.of(),
            "Whoever reaches the network of the nodes can talk to their kubelets.",
            "Set IPAddressDeny=any and IPAddressAllow= for the unit of the kubelet.",
            ""),
        Unanswerable.Lack.NOT_POSSIBLE,
        "the unit of the kubelet stands on the nodes: ask for 'systemctl cat kubelet' of a sample");
  }
}
