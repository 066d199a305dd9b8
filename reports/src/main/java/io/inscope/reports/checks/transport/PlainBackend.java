package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// *Read:* the connections by which ingresses, gateways and routes lead to workloads of the CDE,
/// and what protects them.
///
/// *Allowed:* TLS, mutual TLS, or encryption by the network plugin. Clear text is a question for a
/// person. Not applicable outside the CDE, and where no entry leads to.
///
/// Source: [backend
/// protocol](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol).
public final class PlainBackend implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "tls-backend-plain",
          "TLS does not end before the CDE",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.SERVICE, Kinds.INGRESS),
          "Card data crosses the network of the cluster in clear, where every node and whoever gets"
              + " onto one can read it.",
          "Let the entry talk TLS to its backends, or encrypt between pods with a mesh or the"
              + " network plugin.",
          "PCI DSS demands encryption over open, public networks; whether the network of the"
              + " cluster is private enough is a decision to put on record.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Pattern ENTRY =
      Pattern.compile(
          "(^|, )(Ingress|Route|HTTPRoute|GRPCRoute|TCPRoute|TLSRoute|VirtualService|HTTPProxy"
              + "|IngressRoute|IngressRouteTCP) .*");

  /// The connections by which entries lead to each workload of the CDE.
  private record ByEntry(Map<ResourceRef, List<Connection>> to) {
    static ByEntry of(Audit audit) {
      return new ByEntry(
          audit.scope().connections().stream()
              .filter(one -> one.to().type() == Endpoint.Type.WORKLOAD)
              .filter(one -> ENTRY.matcher(one.via()).find())
              .collect(Collectors.groupingBy(one -> one.to().ref())));
    }
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
      return new Outcome.NotApplicable("it is not in the CDE");
    }
    List<Connection> all =
        audit.view(ByEntry.class, ByEntry::of).to().getOrDefault(workload.ref(), List.of());
    if (all.isEmpty()) {
      return new Outcome.NotApplicable("no ingress, gateway or route leads to it");
    }
    List<Evidence> clear = reach(all, Protection.CLEAR);
    if (!clear.isEmpty()) {
      return new Outcome.Manual("Is it decided that requests reach it in clear?", clear);
    }
    return reach(all, Protection.UNKNOWN).isEmpty()
        ? new Outcome.Pass(all.stream().map(one -> (Evidence) new Evidence.Reach(one)).toList())
        : new Outcome.NotAssessed("how requests are protected on their way to it is not known");
  }

  private static List<Evidence> reach(List<Connection> all, Protection protection) {
    return all.stream()
        .filter(one -> one.protection() == protection)
        .<Evidence>map(Evidence.Reach::new)
        .toList();
  }
}
