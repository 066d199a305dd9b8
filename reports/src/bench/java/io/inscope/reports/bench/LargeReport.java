package io.inscope.reports.bench;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a workbook is made of, with as many made-up findings and connections as wanted, on a small
/// cluster.
final class LargeReport {
  private LargeReport() {}

  static WorkbookInput of(ClusterSnapshot cluster, int findings, int connections) {
    List<CheckInfo> checks = CheckLibrary.ALL.stream().map(check -> check.info()).toList();
    return new WorkbookInput(
        "bench",
        cluster.info(),
        cluster,
        Optional.empty(),
        ConnectivityEngine.of(cluster, Zones.NONE, Assumptions.NONE),
        AccessEngine.of(cluster),
        Engagement.NONE,
        List.of(),
        List.of(),
        new Scope(List.of()),
        IntStream.range(0, connections).mapToObj(LargeReport::connection).toList(),
        List.of(),
        ConnectionRegister.EMPTY,
        List.of(),
        new Assessment(
            List.of(),
            IntStream.range(0, findings).mapToObj(i -> finding(i, checks)).toList(),
            Map.of()),
        checks,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Instant.parse("2026-11-21T12:00:00Z"),
        "Inscope bench",
        "");
  }

  private static Finding finding(int i, List<CheckInfo> checks) {
    CheckInfo check = checks.get(i % checks.size());
    ResourceRef ref = workload(i);
    Outcome.Fail fail =
        new Outcome.Fail(
            "container main of " + ref.name() + " may write to its root file system",
            List.of(
                new Evidence.Value(
                    ref,
                    "/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem",
                    "false",
                    "namespaces/" + ref.namespace() + "/deployments.yaml:" + (i * 37 % 90_000),
                    "main")));
    return new Finding(
        "F-%06X".formatted(i * 2_654_435 & 0xFFFFFF) + i % 10,
        check,
        new CheckResult(check.id(), new Subject.Of(ref), Severity.values()[i % 5], fail),
        fail,
        ScopeClass.values()[i / 7 % ScopeClass.values().length],
        new Standing.Open());
  }

  private static Connection connection(int i) {
    ResourceRef from = workload(i);
    ResourceRef to = workload(i * 31 + 7);
    int port = 1024 + i % 9000;
    return new Connection(
        "c-%06x%d".formatted(i * 2_654_435 & 0xFFFFFF, i % 10),
        Endpoint.of(Endpoint.Type.WORKLOAD, from),
        Endpoint.of(Endpoint.Type.WORKLOAD, to),
        new PortRange(Protocol.TCP, port, port),
        Answer.ALLOWED,
        Enforcement.YES,
        "Service " + to.namespace() + "/" + to.name() + " " + port,
        i % 3 == 0 ? Protection.MTLS : Protection.CLEAR,
        i % 3 == 0 ? "PeerAuthentication " + to.namespace() + "/default STRICT" : "",
        "NetworkPolicy " + from.namespace() + "/out egress[" + i % 5 + "] at policies.yaml:" + i,
        "NetworkPolicy " + to.namespace() + "/in ingress[" + i % 4 + "] at policies.yaml:" + i * 3,
        "");
  }

  private static ResourceRef workload(int i) {
    return ResourceRef.of(
        Kinds.DEPLOYMENT, "cards-" + i / 40 % 900, "service-" + Integer.toString(i & 0xFFFF, 36));
  }
}
