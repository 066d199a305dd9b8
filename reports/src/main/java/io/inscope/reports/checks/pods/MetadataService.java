package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.checks.network.UnseenPolicies;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.providerID` of nodes, `spec.hostNetwork`, and what network policies say of
/// connections to the address of the metadata service.
///
/// *Allowed:* policies that are enforced and deny it. A pod on the network of its node always
/// reaches it. Not applicable where no node is of a cloud that has such a service.
///
/// Source: [cloud metadata
/// API](https://kubernetes.io/docs/tasks/administer-cluster/securing-a-cluster/#restricting-cloud-metadata-api-access).
public final class MetadataService implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-imds-reachable",
          "No pod reaches the metadata service of its cloud",
          Severity.MEDIUM,
          Set.of(Kinds.NETWORK_POLICY, Kinds.NODE, Kinds.POD),
          "The service hands out the credentials of the node to whoever asks from "
              + "it, and with them its rights in the cloud.",
          "Forbid egress to 169.254.169.254/32 and fd00:ec2::254/128, and let nodes "
              + "answer only themselves (hop limit 1, metadata proxy).",
          "What the node or the cloud does to keep pods away is not visible in the "
              + "API, so what policies allow is a question.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    CloudNodes nodes = audit.view(CloudNodes.class, CloudNodes::of);
    if (nodes.inCloud().isEmpty()) {
      if (nodes.all() == 0) {
        return new Outcome.NotAssessed("no node was handed over that would tell who provides it");
      }
      return nodes.unknown() > 0
          ? new Outcome.NotAssessed(
              "no node tells who provides it, so whether there is a metadata service is not known")
          : new Outcome.NotApplicable("no node is of a cloud with a metadata service");
    }
    Field hostNetwork = workload.podSpec().at("hostNetwork");
    if (hostNetwork.isTrue()) {
      return new Outcome.Fail(
          "reaches the metadata service of the cloud over its node's network",
          List.of(Evidence.of(workload.template(), hostNetwork)));
    }
    List<String> open = new ArrayList<>();
    for (String address : nodes.addresses()) {
      Explanation answer = explain(workload, address, audit);
      switch (answer.verdict()) {
        case ALLOWED -> open.add(address);
        case UNKNOWN -> {
          return new Outcome.NotAssessed(answer.because());
        }
        case DENIED -> {}
      }
    }
    return open.isEmpty()
        ? UnseenPolicies.orPass(audit)
        : new Outcome.Manual(
            "may send to the metadata service of the cloud at %s as far as policies say: does its node keep it away?"
                .formatted(String.join(" and ", open)),
            nodes.evidence());
  }

  private static Explanation explain(Workload workload, String address, Audit audit) {
    return audit
        .connectivity()
        .explain(new Peer.OfObject(workload.ref()), new Peer.OfAddress(address), Protocol.TCP, 80);
  }
}
