package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.checks.identity.ApiToken;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.address.AddressRange;
import java.util.Optional;
import java.util.Set;

/// *Read:* the connections that policies permit each workload to open to the API server, where its
/// address is known, and whether its pods have a token for it.
///
/// *Allowed:* for a workload that is not out of scope and has no token: none, and something
/// enforces the policies that forbid it. Who has a token may need it: not applicable. Where the
/// address of the API server is not known, only whether everything is open: not assessed otherwise.
///
/// Source: [controlling access](https://kubernetes.io/docs/concepts/security/controlling-access/).
public final class ApiServerEgress implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-apiserver-egress",
          "Only workloads with a token may reach the API server",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY, Kinds.SERVICE_ACCOUNT),
          "A stolen token, or a hole in the API server, is of use from there.",
          "Allow egress to the API server to those who need it only.",
          "The API server is known by the endpoints of Service default/kubernetes; other "
              + "ways to it are not.");

  private static final ResourceRef API_SERVER =
      ResourceRef.of(Kinds.SERVICE, "default", "kubernetes");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return InScope.unless(workload, audit)
        .or(() -> onNode(workload))
        .or(
            () ->
                ApiToken.of(workload, audit)
                    .map(_ -> new Outcome.NotApplicable("it has a token for the API server")))
        .orElseGet(() -> withoutToken(workload, audit));
  }

  private static Optional<Outcome> onNode(Workload workload) {
    return workload.podSpec().at("hostNetwork").isTrue()
        ? Optional.of(
            new Outcome.NotApplicable("it uses the network of its node, which no policy holds"))
        : Optional.empty();
  }

  private static Outcome withoutToken(Workload workload, Audit audit) {
    boolean known = !Serving.of(audit).endpoints(API_SERVER).isEmpty();
    Outcome outcome =
        Outbound.check(
            workload,
            audit,
            row -> known ? isApiServer(row.to()) : isEverywhere(row),
            "may reach the API server and has no token for it");
    return known || !(outcome instanceof Outcome.Pass)
        ? outcome
        : new Outcome.NotAssessed(
            "where the API server answers is not known: endpoints of Service default/kubernetes"
                + " were not handed over");
  }

  private static boolean isApiServer(Endpoint to) {
    return to.type() == Endpoint.Type.NODE && to.name().equals("Kubernetes API server");
  }

  private static boolean isEverywhere(Connection row) {
    return row.ports().isAll()
        && PublicAddresses.range(row.to()).filter(AddressRange.ALL_V4::equals).isPresent();
  }
}
