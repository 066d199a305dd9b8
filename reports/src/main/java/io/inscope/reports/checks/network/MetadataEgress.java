package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.address.Address;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Machines of a cloud get credentials of their own from an address on their link. Pods on them can
/// ask too, unless a policy or a setting of the machine stops them.
///
/// *Read:* the connections that policies permit each workload to open to that address, and
/// `spec.providerID` of nodes, which tells the cloud.
///
/// *Allowed:* none, and something enforces the policies that forbid them. Not applicable where
/// every node is of a kind that has no such service; where no node tells its provider: not
/// assessed.
///
/// Sources:
/// [AWS](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html),
/// [Google Cloud](https://cloud.google.com/compute/docs/metadata/querying-metadata),
/// [Azure](https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service).
public final class MetadataEgress implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-imds-allowed",
          "No workload may reach the metadata service of the cloud",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY, Kinds.NODE),
          "A pod that is taken over gets the credentials of its machine, and with them "
              + "rights in the cloud.",
          "Deny egress to 169.254.169.254, or let the machine refuse pods.",
          "Settings of the machines (a hop limit, a metadata proxy) may stop pods as well "
              + "and are not visible.");

  private static final List<Address> SERVICES =
      Stream.of("169.254.169.254", "fd00:ec2::254", "fd20:ce::254")
          .flatMap(address -> Address.parse(address).stream())
          .toList();

  /// Machines that nobody gives credentials by an address.
  private static final Set<String> WITHOUT =
      Set.of("baremetalhost", "k3s", "kind", "metal3", "minikube", "rke2", "vsphere");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Providers providers = audit.view(Providers.class, Providers::of);
    if (providers.names().isEmpty()) {
      return new Outcome.NotAssessed("no node tells who provides it (spec.providerID)");
    }
    if (WITHOUT.containsAll(providers.names())) {
      return new Outcome.NotApplicable(
          "its nodes have no such service: " + String.join(", ", providers.names()));
    }
    return Outbound.check(
        workload,
        audit,
        row ->
            PublicAddresses.range(row.to())
                .filter(range -> SERVICES.stream().anyMatch(range::contains))
                .isPresent(),
        "may reach the metadata service of the cloud");
  }

  /// Who provides the nodes: what stands before the colon of `spec.providerID`.
  private record Providers(SortedSet<String> names) {
    static Providers of(Audit audit) {
      SortedSet<String> names = new TreeSet<>();
      try (Stream<Resource> nodes = audit.snapshot().all(Kinds.NODE)) {
        nodes
            .map(node -> node.root().at("spec"))
            .filter(Field::isObject)
            .map(spec -> spec.at("providerID").value())
            .forEach(
                id -> {
                  if (id instanceof String text && text.indexOf(':') > 0) {
                    names.add(text.substring(0, text.indexOf(':')));
                  }
                });
      }
      return new Providers(names);
    }
  }
}
