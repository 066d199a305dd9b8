package io.inscope.app.ui;

import io.inscope.app.Analysis;
import io.inscope.app.Facts;
import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PolicyReview;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.sidepath.SidePaths;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An analysis small enough to know by heart: a gateway and a vault in the CDE, a shop that reaches
/// both, the Internet.
public final class SmallBank {
  public static final SnapshotInfo INFO =
      new SnapshotInfo(
          1,
          "March hand-over",
          Instant.parse("2026-03-10T09:40:00Z"),
          "bank-prod",
          "6a7b",
          "v1.33.7",
          "3f2a9c1d77e0b4a65d1c0f8e9b2a4c6d8e0f1a2b3c4d5e6f708192a3b4c5d6e7");

  public static final ResourceRef GATEWAY = deployment("payments", "gateway");
  public static final ResourceRef VAULT =
      new ResourceRef("apps", "StatefulSet", "payments", "card-vault");
  public static final ResourceRef SHOP = deployment("storefront", "shop-web");

  public static final Connection INTERNET_TO_GATEWAY =
      connection(
          "c-1",
          Endpoint.ofAddresses("Internet", "0.0.0.0-255.255.255.255"),
          Endpoint.of(Endpoint.Type.WORKLOAD, GATEWAY),
          8443,
          Protection.TLS,
          "the source is outside the cluster",
          "NetworkPolicy payments/gateway-ingress ingress[0] at netpol.yaml:12");
  public static final Connection SHOP_TO_GATEWAY =
      connection(
          "c-2",
          Endpoint.of(Endpoint.Type.WORKLOAD, SHOP),
          Endpoint.of(Endpoint.Type.WORKLOAD, GATEWAY),
          8443,
          Protection.TLS,
          "no policy isolates storefront/shop-web for egress",
          "NetworkPolicy payments/allow-monitoring ingress[0] at netpol.yaml:40");
  public static final Connection SHOP_TO_VAULT =
      connection(
          "c-3",
          Endpoint.of(Endpoint.Type.WORKLOAD, SHOP),
          Endpoint.of(Endpoint.Type.WORKLOAD, VAULT),
          5432,
          Protection.UNKNOWN,
          "no policy isolates storefront/shop-web for egress",
          "NetworkPolicy payments/allow-monitoring ingress[0] at netpol.yaml:40");
  public static final Connection GATEWAY_TO_VAULT =
      connection(
          "c-4",
          Endpoint.of(Endpoint.Type.WORKLOAD, GATEWAY),
          Endpoint.of(Endpoint.Type.WORKLOAD, VAULT),
          5432,
          Protection.CLEAR,
          "NetworkPolicy payments/gateway-egress egress[1] at netpol.yaml:70",
          "NetworkPolicy payments/allow-to-card-vault ingress[0] at netpol.yaml:90");

  public static final CheckInfo PRIVILEGED =
      new CheckInfo(
          "pod-privileged-container",
          "No container runs privileged",
          Severity.HIGH,
          Set.of(),
          "A privileged container can take over its node.",
          "Set securityContext.privileged to false.",
          "Does not see privileges that a runtime class adds.");
  public static final CheckInfo DIRECT =
      new CheckInfo(
          "cde-direct-database",
          "Only the CDE reaches the card database",
          Severity.HIGH,
          Set.of(),
          "Whoever reaches the database can read card numbers.",
          "Narrow the ingress rule.",
          "");

  public static final Finding PRIVILEGED_SHOP =
      finding(
          "F-1001",
          PRIVILEGED,
          SHOP,
          Severity.HIGH,
          ScopeClass.CONNECTED_TO,
          "runs privileged containers",
          new Evidence.Value(
              SHOP,
              "/spec/template/spec/containers/0/securityContext/privileged",
              true,
              "cluster.yaml:112",
              "web"));
  public static final Finding REACHED_VAULT =
      finding(
          "F-1002",
          DIRECT,
          VAULT,
          Severity.CRITICAL,
          ScopeClass.CDE,
          "can be reached from outside the CDE",
          new Evidence.Reach(SHOP_TO_VAULT));

  public static final Requirement NETWORK_DIAGRAM =
      new Requirement(
          "1.2.3",
          "A network diagram of all connections of the CDE is kept",
          List.of("PCI DSS 3.2.1 1.1.2"),
          List.of(),
          List.of("net-diagram-age"),
          Reach.PARTIAL,
          "The diagram is drawn from the snapshot; whether it is kept up to date is asked.",
          List.of("Who approves the diagram, and when was that last?"),
          "Approved network diagram");
  public static final Requirement CDE_TRAFFIC =
      new Requirement(
          "1.3.1",
          "Traffic into the CDE is restricted to what is needed",
          List.of("PCI DSS 3.2.1 1.2.1"),
          List.of("cde-direct-database"),
          List.of(),
          Reach.FULL,
          "Network policies show what is permitted.",
          List.of(),
          "");
  public static final Requirement HARDENING =
      new Requirement(
          "2.2.1",
          "Configuration standards are applied",
          List.of(),
          List.of("pod-privileged-container"),
          List.of(),
          Reach.PARTIAL,
          "Pod settings are seen, nodes are not.",
          List.of("Which standard is used?"),
          "");

  public static final Framework PCI =
      new Framework(
          "pci-dss-4.0.1", "PCI DSS 4.0.1", "", List.of(NETWORK_DIAGRAM, CDE_TRAFFIC, HARDENING));
  public static final Framework OLD_PCI =
      new Framework(
          "pci-dss-3.2.1", "PCI DSS 3.2.1", "retired on 31 March 2024", List.of(NETWORK_DIAGRAM));

  private SmallBank() {}

  public static Analysis analysis() {
    return new Analysis(
        facts(),
        List.of(INTERNET_TO_GATEWAY, SHOP_TO_GATEWAY, SHOP_TO_VAULT, GATEWAY_TO_VAULT),
        assessment(),
        List.of(),
        List.of(new Page("overview", diagram())));
  }

  private static Facts facts() {
    ClusterSnapshot snapshot = new InMemorySnapshot(INFO, List.of(), Map.of());
    Access access = new Access(List.of(), List.of());
    return new Facts(
        snapshot,
        new NoConnectivity(),
        access,
        SidePaths.of(snapshot, access, new NoConnectivity().plugin()),
        new Scope(List.of()),
        ConnectionRegister.EMPTY,
        Judgements.NONE,
        Optional.empty(),
        Engagement.NONE,
        List.of(),
        List.of(),
        "");
  }

  private static Assessment assessment() {
    List<CheckResult> results =
        List.of(
            REACHED_VAULT.result(),
            new CheckResult(
                DIRECT.id(), new Subject.Of(GATEWAY), Severity.CRITICAL, Outcome.pass()),
            new CheckResult(
                "node-kubelet-anonymous",
                new Subject.Cluster(),
                Severity.HIGH,
                new Outcome.NotAssessed("Node: it is not part of what was handed over")),
            PRIVILEGED_SHOP.result());
    Map<Framework, List<RequirementStatus>> requirements = new LinkedHashMap<>();
    requirements.put(
        PCI,
        List.of(
            new RequirementStatus(
                NETWORK_DIAGRAM,
                Status.MANUAL,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                "No check has run; the questions are open."),
            new RequirementStatus(
                CDE_TRAFFIC,
                Status.FAIL,
                1,
                1,
                0,
                0,
                0,
                List.of("F-1002"),
                "1 of 2 subjects failed."),
            new RequirementStatus(
                HARDENING,
                Status.FAIL,
                0,
                1,
                0,
                1,
                0,
                List.of("F-1001"),
                "1 of 1 subjects failed.")));
    requirements.put(
        OLD_PCI,
        List.of(
            new RequirementStatus(
                NETWORK_DIAGRAM,
                Status.NOT_ASSESSED,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                "No check has run.")));
    return new Assessment(results, List.of(REACHED_VAULT, PRIVILEGED_SHOP), requirements);
  }

  private static Diagram diagram() {
    return new Diagram(
        new Diagram.TitleBlock(
            "Network diagram",
            "bank-prod",
            "6a7b",
            "March hand-over",
            "2026-03-10 09:40 UTC",
            INFO.sha256(),
            "PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)",
            "Inscope 0.1.0",
            "1 of 1"),
        List.of(
            new Diagram.Zone("untrusted", "Untrusted networks"),
            new Diagram.Zone("cde", "CDE"),
            new Diagram.Zone("connected", "Connected-to")),
        List.of(new Diagram.Group("payments", "cde", "payments", "default deny", true)),
        List.of(
            new Diagram.Node(
                "internet",
                "untrusted",
                "",
                List.of("Internet"),
                List.of(),
                Diagram.Node.Kind.ADDRESS),
            new Diagram.Node(
                "gateway",
                "cde",
                "payments",
                List.of("gateway", "Deployment"),
                List.of(),
                Diagram.Node.Kind.WORKLOAD),
            new Diagram.Node(
                "card-vault",
                "cde",
                "payments",
                List.of("card-vault", "StatefulSet"),
                List.of("reached from outside"),
                Diagram.Node.Kind.WORKLOAD),
            new Diagram.Node(
                "shop-web",
                "connected",
                "",
                List.of("storefront/shop-web", "Deployment"),
                List.of("unrestricted egress"),
                Diagram.Node.Kind.WORKLOAD)),
        List.of(
            edge("internet", "gateway", List.of(1), "TCP 8443 T", Diagram.Edge.Style.PROTECTED),
            edge("shop-web", "gateway", List.of(2), "TCP 8443 T", Diagram.Edge.Style.PROTECTED),
            edge("shop-web", "card-vault", List.of(3), "TCP 5432", Diagram.Edge.Style.UNKNOWN),
            edge("gateway", "card-vault", List.of(4), "TCP 5432 C", Diagram.Edge.Style.CLEAR)),
        List.of("No wireless networks are visible in this snapshot."));
  }

  private static Diagram.Edge edge(
      String from, String to, List<Integer> rows, String label, Diagram.Edge.Style style) {
    return new Diagram.Edge(from, to, rows.getFirst(), rows, label, style);
  }

  private static ResourceRef deployment(String namespace, String name) {
    return new ResourceRef("apps", "Deployment", namespace, name);
  }

  private static Connection connection(
      String id,
      Endpoint from,
      Endpoint to,
      int port,
      Protection protection,
      String egress,
      String ingress) {
    return new Connection(
        id,
        from,
        to,
        new PortRange(Protocol.TCP, port, port),
        Answer.ALLOWED,
        Enforcement.YES,
        "pod",
        protection,
        "",
        egress,
        ingress,
        "");
  }

  private static Finding finding(
      String id,
      CheckInfo check,
      ResourceRef subject,
      Severity severity,
      ScopeClass scope,
      String message,
      Evidence evidence) {
    Outcome.Fail fail = new Outcome.Fail(message, List.of(evidence));
    return new Finding(
        id,
        check,
        new CheckResult(check.id(), new Subject.Of(subject), severity, fail),
        fail,
        scope,
        new Standing.Open());
  }

  /// The window never asks the engine; it shows what the analysis holds.
  private static final class NoConnectivity implements Connectivity {
    @Override
    public List<Connection> touching(Set<ResourceRef> workloads, Progress progress) {
      return List.of();
    }

    @Override
    public long pairs(Progress progress) {
      return 0;
    }

    @Override
    public List<Connection> all(boolean withSelf) {
      return List.of();
    }

    @Override
    public Isolation isolation(ResourceRef workload, Direction direction) {
      return new Isolation(Isolation.State.UNKNOWN, List.of(), Enforcement.UNKNOWN, "");
    }

    @Override
    public Enforced enforced(ResourceRef workload, Direction direction) {
      return new Enforced(Enforcement.UNKNOWN, "");
    }

    @Override
    public Isolation isolationByDefault(String namespace, Direction direction) {
      return new Isolation(Isolation.State.UNKNOWN, List.of(), Enforcement.UNKNOWN, "");
    }

    @Override
    public Explanation explain(Peer from, Peer to, Protocol protocol, int port) {
      throw new IllegalArgumentException("nothing is known of " + from);
    }

    @Override
    public List<PolicyReview> policies() {
      return List.of();
    }

    @Override
    public PluginFacts plugin() {
      return new PluginFacts(
          "unknown", "", Enforcement.UNKNOWN, Tristate.UNKNOWN, Tristate.UNKNOWN, "");
    }

    @Override
    public List<String> limits() {
      return List.of();
    }
  }
}
