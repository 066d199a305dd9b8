package io.inscope.reports.checks;

import io.inscope.reports.check.Check;
import io.inscope.reports.checks.access.AccessChecks;
import io.inscope.reports.checks.admission.AdmissionChecks;
import io.inscope.reports.checks.controlplane.ControlPlaneChecks;
import io.inscope.reports.checks.evidence.EvidenceChecks;
import io.inscope.reports.checks.identity.IdentityChecks;
import io.inscope.reports.checks.images.ImageChecks;
import io.inscope.reports.checks.kubelet.KubeletChecks;
import io.inscope.reports.checks.network.NetworkChecks;
import io.inscope.reports.checks.platform.PlatformChecks;
import io.inscope.reports.checks.pods.PodChecks;
import io.inscope.reports.checks.resources.ResourceChecks;
import io.inscope.reports.checks.scope.ScopeChecks;
import io.inscope.reports.checks.secrets.SecretChecks;
import io.inscope.reports.checks.storage.StorageChecks;
import io.inscope.reports.checks.transport.TransportChecks;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All checks, sorted by id. A check that is in none of these lists does not exist; a test compares
/// them with the source folders.
public final class CheckLibrary {
  public static final List<Check> ALL =
      Stream.of(
              AccessChecks.ALL,
              AdmissionChecks.ALL,
              ControlPlaneChecks.ALL,
              EvidenceChecks.ALL,
              IdentityChecks.ALL,
              ImageChecks.ALL,
              KubeletChecks.ALL,
              NetworkChecks.ALL,
              PlatformChecks.ALL,
              PodChecks.ALL,
              ResourceChecks.ALL,
              ScopeChecks.ALL,
              SecretChecks.ALL,
              StorageChecks.ALL,
              TransportChecks.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing((Check check) -> check.info().id()))
          .toList();

  private CheckLibrary() {}
}
