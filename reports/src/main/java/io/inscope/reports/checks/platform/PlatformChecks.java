package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import java.util.List;
import java.util.Set;

/// Nodes, versions and the components that keep the cluster. Sorted by id.
public final class PlatformChecks {
  /// Not in the Kubernetes API: the provider's own interface tells.
  private static final Unanswerable PROVIDER_CONTROLS =
      new Unanswerable(
          new CheckInfo(
              "cloud-provider-controls",
              "The provider's side of the cluster is set up safely",
              Severity.INFO,
              Set.of(),
              "Rights to the registry, private endpoints, subnets and the certificates of load"
                  + " balancers are decided outside the cluster.",
              "Hand over the provider's own export of the cluster's settings.",
              ""),
          Unanswerable.Lack.WAITING_FOR_DATA,
          "it is not in the Kubernetes API, and exports of cloud providers are not read yet: ask"
              + " for the settings of registry, endpoint, subnets, accounts and load balancers");

  private static final Unanswerable OTHER_ROLES =
      new Unanswerable(
          new CheckInfo(
              "node-mixed-nonk8s",
              "No node does anything besides running containers",
              Severity.MEDIUM,
              Set.of(),
              "Services outside of containers share the kernel with those inside, and no policy of"
                  + " the cluster holds for them.",
              "Move such services off the nodes.",
              ""),
          Unanswerable.Lack.NOT_POSSIBLE,
          "what runs on a node outside of containers is not in the Kubernetes API: ask for the list"
              + " of services of a node of each kind");

  public static final List<Check> ALL =
      List.of(
          new AntiMalware(),
          new LogShipper(),
          new SecurityAgent(),
          new TimeSync(),
          new AlertReceivers(),
          PROVIDER_CONTROLS,
          new AddonVersions(),
          new RemovedApiUse(),
          new CloudMetadata(),
          new DefinitionInventory(),
          new PublicEndpoint(),
          new CdePool(),
          new ControlPlaneWorkloads(),
          new NodePublicAddress(),
          new NodeInventory(),
          new NodeVulnerabilities(),
          new KubeletSupport(),
          OTHER_ROLES,
          new NodeHealth(),
          new NodeOperatingSystem(),
          new SingleControlPlane(),
          new UnusedTaint(),
          new VersionSkew());

  private PlatformChecks() {}
}
