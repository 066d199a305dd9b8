package io.inscope.reports.workbook;

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
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
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
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import io.inscope.snapshot.store.Decision;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/// An invented bank, with something of everything that the workbook has to show.
final class SampleInput {
  static final String SEAL = "9f2c41d07be85a3364c1f0be27d9a8e5b61c3d4f7a80925e1d6b3c8f4a7e9012";
  static final String HASH = "3b7e0c52a9d4f1867e2b5c90d3a8f6417b5e2c9d0f8a3461e7c2b9d5f0a86314";

  private static final SnapshotInfo INFO =
      new SnapshotInfo(
          3,
          "handover-2026-11.zip",
          Instant.parse("2026-11-18T09:41:07Z"),
          "prod-eu-1",
          "6c1f0a52-6f0e-4f2b-9a53-0d1c2b7e8f90",
          "v1.33.2",
          SEAL);
  private static final ClusterSnapshot CLUSTER = new InMemorySnapshot(INFO, policies(), Map.of());

  private SampleInput() {}

  static WorkbookInput bank() {
    return with(connections(), findings());
  }

  static WorkbookInput with(List<Connection> connections, List<Finding> findings) {
    return new WorkbookInput(
        "Harbour & Vale Bank, card platform",
        INFO,
        CLUSTER,
        Optional.empty(),
        ConnectivityEngine.of(CLUSTER, Zones.NONE, Assumptions.NONE),
        AccessEngine.of(CLUSTER),
        Engagement.NONE,
        List.of(),
        List.of(),
        scope(),
        connections,
        List.of(),
        register(),
        List.of(
            "CiliumNetworkPolicy: 2 objects were read but are not evaluated; what they forbid is"
                + " shown as UNKNOWN."),
        new Assessment(results(findings), findings, requirements(findings)),
        checks(),
        coverage(),
        entries(),
        problems(),
        List.of(new Picture("PCI network diagram: overview", png(1600, 900))),
        Instant.parse("2026-11-20T14:05:00Z"),
        "Inscope 0.1.0",
        "");
  }

  /// The bank, but of another snapshot.
  static WorkbookInput of(ClusterSnapshot cluster) {
    WorkbookInput bank = bank();
    return new WorkbookInput(
        bank.project(),
        cluster.info(),
        cluster,
        bank.changes(),
        bank.connectivity(),
        bank.access(),
        bank.engagement(),
        bank.custody(),
        bank.decisions(),
        bank.scope(),
        bank.connections(),
        bank.exposures(),
        bank.register(),
        bank.limits(),
        bank.assessment(),
        bank.checks(),
        bank.coverage(),
        bank.entries(),
        bank.problems(),
        bank.diagrams(),
        bank.now(),
        bank.tool(),
        bank.decisionMark());
  }

  /// One justified, one overdue with an entry that was replaced, one of a connection that is gone.
  static ConnectionRegister register() {
    String overdue =
        """
        {"entries":[
        {"id":"c-77b2c3","connection":"payments/gateway -> payments/card-vault TCP 5432 (pod)",
        "justification":"The gateway stores tokens.","approver":"M. Vale","approved_on":"2026-03-02"},
        {"id":"c-2b6f00","connection":"batch/export -> payments/card-vault TCP 5432 (pod)",
        "justification":"Monthly export.","owner":"Batch","approver":"M. Vale",
        "approved_on":"2026-03-02","review_date":"2026-09-02"}]}
        """;
    String current =
        """
        {"entries":[
        {"id":"c-4e1a90","connection":"storefront/web -> payments/gateway TCP 8443 (pod)",
        "justification":"=Cardholders pay in the shop.","owner":"Shop","approver":"M. Vale, CISO",
        "approved_on":"2026-10-05","review_date":"2027-04-05","note":"CHG-1042"},
        {"id":"c-77b2c3","connection":"payments/gateway -> payments/card-vault TCP 5432 (pod)",
        "justification":"The gateway stores tokens.","owner":"Vault team","approver":"M. Vale",
        "approved_on":"2026-03-02"}]}
        """;
    return ConnectionRegister.of(
        List.of(
            new Decision(
                1,
                Instant.parse("2026-03-02T10:00:00Z"),
                "a.harbour",
                ConnectionRegister.KIND,
                overdue),
            new Decision(
                2,
                Instant.parse("2026-10-05T10:00:00Z"),
                "a.harbour",
                ConnectionRegister.KIND,
                current)));
  }

  static ResourceRef workload(String namespace, String name) {
    return ResourceRef.of(Kinds.DEPLOYMENT, namespace, name);
  }

  private static Scope scope() {
    return new Scope(
        List.of(
            entry(
                "payments",
                "gateway",
                ScopeClass.CDE,
                DataRole.TRANSMITS,
                true,
                "Receives card numbers from the storefront (interview of 12 November)."),
            entry(
                "payments",
                "card-vault",
                ScopeClass.CDE,
                DataRole.STORES,
                true,
                "Stores card numbers, tokenised for everybody else."),
            entry(
                "storefront",
                "web",
                ScopeClass.CONNECTED_TO,
                DataRole.NONE,
                false,
                "connection TCP 8443 to payments/gateway"),
            entry(
                "monitoring",
                "prometheus",
                ScopeClass.CONNECTED_TO,
                DataRole.NONE,
                false,
                "connection TCP 9090 to payments/gateway"),
            entry(
                "cert-manager",
                "cert-manager",
                ScopeClass.SECURITY_IMPACTING,
                DataRole.NONE,
                true,
                "Issues the certificates of the CDE."),
            entry("batch", "statements", ScopeClass.UNDECIDED, DataRole.NONE, false, ""),
            entry(
                "intranet",
                "wiki",
                ScopeClass.OUT_OF_SCOPE,
                DataRole.NONE,
                true,
                "No connection either way; own nodes.")));
  }

  private static ScopeEntry entry(
      String namespace,
      String name,
      ScopeClass effective,
      DataRole role,
      boolean declared,
      String because) {
    return new ScopeEntry(
        workload(namespace, name),
        declared ? Optional.of(effective) : Optional.empty(),
        effective == ScopeClass.CDE ? ScopeClass.CONNECTED_TO : effective,
        effective,
        role,
        because);
  }

  static List<Connection> connections() {
    Endpoint gateway = Endpoint.of(Endpoint.Type.WORKLOAD, workload("payments", "gateway"));
    Endpoint vault = Endpoint.of(Endpoint.Type.WORKLOAD, workload("payments", "card-vault"));
    Endpoint web = Endpoint.of(Endpoint.Type.WORKLOAD, workload("storefront", "web"));
    Endpoint prometheus = Endpoint.of(Endpoint.Type.WORKLOAD, workload("monitoring", "prometheus"));
    Endpoint acquirer = Endpoint.ofAddresses("Acquirer", "203.0.113.0-203.0.113.255");
    Endpoint internet = Endpoint.ofAddresses("Internet", "0.0.0.0-9.255.255.255");
    return List.of(
        connection(
            "c-4e1a90",
            web,
            gateway,
            tcp(8443),
            Answer.ALLOWED,
            Enforcement.YES,
            "Service payments/gateway 443->8443",
            Protection.MTLS,
            "PeerAuthentication payments/default STRICT",
            "no policy isolates storefront/web for egress",
            "NetworkPolicy payments/allow-gateway ingress[0] at netpol.yaml:12",
            ""),
        connection(
            "c-77b2c3",
            gateway,
            vault,
            tcp(5432),
            Answer.ALLOWED,
            Enforcement.YES,
            "Service payments/card-vault 5432",
            Protection.CLEAR,
            "",
            "NetworkPolicy payments/gateway-out egress[0] at netpol.yaml:41",
            "NetworkPolicy payments/vault ingress[0] at netpol.yaml:63",
            ""),
        connection(
            "c-0a9d11",
            gateway,
            acquirer,
            tcp(443),
            Answer.ALLOWED,
            Enforcement.YES,
            "pod",
            Protection.UNKNOWN,
            "",
            "NetworkPolicy payments/gateway-out egress[1] at netpol.yaml:48",
            "",
            ""),
        connection(
            "c-5f00e8",
            prometheus,
            gateway,
            tcp(9090),
            Answer.ALLOWED,
            Enforcement.YES,
            "pod",
            Protection.CLEAR,
            "",
            "no policy isolates monitoring/prometheus for egress",
            "NetworkPolicy payments/allow-metrics ingress[0] at netpol.yaml:77",
            ""),
        connection(
            "c-b3417d",
            vault,
            internet,
            new PortRange(Protocol.TCP, 1, 65535),
            Answer.UNKNOWN,
            Enforcement.UNKNOWN,
            "pod",
            Protection.UNKNOWN,
            "",
            "no NetworkPolicy isolates payments/card-vault for egress",
            "",
            "CiliumNetworkPolicy payments/vault-egress may forbid it and is not evaluated"),
        connection(
            "c-c0ffee",
            internet,
            web,
            tcp(443),
            Answer.ALLOWED,
            Enforcement.YES,
            "Ingress storefront/shop",
            Protection.TLS,
            "Ingress storefront/shop tls[0]",
            "",
            "no policy isolates storefront/web for ingress",
            ""));
  }

  private static PortRange tcp(int port) {
    return new PortRange(Protocol.TCP, port, port);
  }

  private static Connection connection(
      String id,
      Endpoint from,
      Endpoint to,
      PortRange ports,
      Answer verdict,
      Enforcement enforced,
      String via,
      Protection protection,
      String evidence,
      String egress,
      String ingress,
      String unknown) {
    return new Connection(
        id,
        from,
        to,
        ports,
        verdict,
        enforced,
        via,
        protection,
        evidence,
        egress,
        ingress,
        unknown);
  }

  private static List<CheckInfo> checks() {
    return List.of(
        check(
            "pod-privileged-container",
            "No container runs privileged",
            Severity.CRITICAL,
            "A privileged container can take over its node.",
            "Set securityContext.privileged to false and grant single capabilities instead.",
            "Does not see privileges that a runtime class adds."),
        check(
            "net-default-deny-missing",
            "Each workload is isolated in both directions",
            Severity.HIGH,
            "Without a policy everything may talk to the workload.",
            "Add a policy that selects all pods of the namespace and allows nothing.",
            ""),
        check(
            "img-tag-latest",
            "Images are named by digest or by a fixed tag",
            Severity.LOW,
            "A moving tag cannot be tied to what was tested.",
            "Name the image by its digest.",
            "Does not ask the registry."),
        check(
            "api-audit-log",
            "The API server writes an audit log",
            Severity.MEDIUM,
            "Without it nobody can tell who changed what.",
            "Set --audit-log-path.",
            "Managed control planes do not show their arguments."),
        check(
            "rbac-secrets-read",
            "Few subjects may read secrets",
            Severity.MEDIUM,
            "Keys and passwords are in secrets.",
            "Remove get, list and watch on secrets.",
            ""));
  }

  private static CheckInfo check(
      String id, String title, Severity severity, String why, String remedy, String limits) {
    return new CheckInfo(id, title, severity, Set.of(Kinds.POD), why, remedy, limits);
  }

  static List<Finding> findings() {
    ResourceRef vault = workload("payments", "card-vault");
    return List.of(
        finding(
            "F-8K2M4Q",
            0,
            vault,
            Severity.CRITICAL,
            ScopeClass.CDE,
            "runs privileged containers",
            List.of(
                new Evidence.Value(
                    vault,
                    "/spec/template/spec/containers/0/securityContext/privileged",
                    true,
                    "workloads.yaml:212",
                    "vault"),
                new Evidence.Value(
                    vault,
                    "/spec/template/spec/initContainers/0/securityContext/privileged",
                    true,
                    "workloads.yaml:187",
                    "migrate"))),
        finding(
            "F-3T9XWA",
            1,
            workload("storefront", "web"),
            Severity.HIGH,
            ScopeClass.CONNECTED_TO,
            "is not isolated for egress",
            List.of(
                new Evidence.Absence("no NetworkPolicy selects it for egress"),
                new Evidence.Reach(connections().get(0)))),
        finding(
            "F-R7C0PD",
            4,
            ResourceRef.of(Kinds.SERVICE_ACCOUNT, "ci", "deployer"),
            Severity.HIGH,
            ScopeClass.UNDECIDED,
            "may read secrets of the CDE",
            List.of(
                new Evidence.Grant(
                    "ServiceAccount ci/deployer",
                    ResourceRef.of(Kinds.CLUSTER_ROLE_BINDING, "", "ci-deployer"),
                    ResourceRef.of(Kinds.CLUSTER_ROLE, "", "deployer"),
                    "get, list secrets in every namespace",
                    "rbac.yaml:88"))),
        finding(
            "F-1HJ5ZB",
            2,
            workload("batch", "statements"),
            Severity.LOW,
            ScopeClass.UNDECIDED,
            "uses an image by a moving tag",
            List.of(
                new Evidence.Value(
                    workload("batch", "statements"),
                    "/spec/template/spec/containers/0/image",
                    "registry.example/batch/statements:latest",
                    "workloads.yaml:301",
                    "main"))));
  }

  static Finding finding(
      String id,
      int check,
      ResourceRef ref,
      Severity severity,
      ScopeClass scope,
      String message,
      List<Evidence> evidence) {
    Outcome.Fail fail = new Outcome.Fail(message, evidence);
    CheckInfo info = checks().get(check);
    return new Finding(
        id,
        info,
        new CheckResult(info.id(), new Subject.Of(ref), severity, fail),
        fail,
        scope,
        new Standing.Open());
  }

  private static List<CheckResult> results(List<Finding> findings) {
    List<CheckResult> results = new ArrayList<>(findings.stream().map(Finding::result).toList());
    for (String name : List.of("gateway", "ledger")) {
      results.add(
          new CheckResult(
              "pod-privileged-container",
              new Subject.Of(workload("payments", name)),
              Severity.CRITICAL,
              Outcome.pass()));
    }
    results.add(
        new CheckResult(
            "api-audit-log",
            new Subject.Cluster(),
            Severity.MEDIUM,
            new Outcome.NotAssessed(
                "the arguments of the API server are not part of what was handed over")));
    return results;
  }

  private static Map<Framework, List<RequirementStatus>> requirements(List<Finding> findings) {
    Requirement diagram4 =
        requirement(
            "1.2.3",
            "Network diagram of all connections of the CDE",
            List.of("PCI DSS 3.2.1 1.1.2"),
            Reach.PARTIAL,
            List.of(
                "Which connections outside the cluster are missing from the diagram?",
                "Who keeps it up to date, and when was it last confirmed?"),
            "the current network diagram of the entity");
    Requirement deny4 =
        requirement(
            "1.3.1",
            "Inbound traffic to the CDE is restricted to what is needed",
            List.of("PCI DSS 3.2.1 1.2.1"),
            Reach.PARTIAL,
            List.of("Is each listed connection needed by the business?"),
            "");
    Requirement deny4out =
        requirement(
            "1.3.2",
            "Outbound traffic from the CDE is restricted to what is needed",
            List.of("PCI DSS 3.2.1 1.2.1", "PCI DSS 3.2.1 1.3.4"),
            Reach.PARTIAL,
            List.of("Is each listed connection needed by the business?"),
            "");
    Requirement hardening =
        requirement(
            "2.2.6",
            "System security parameters prevent misuse",
            List.of(),
            Reach.FULL,
            List.of(),
            "");
    Requirement audit =
        requirement(
            "10.2.1",
            "Audit logs are active for all components and account data",
            List.of("PCI DSS 3.2.1 10.2.5"),
            Reach.PARTIAL,
            List.of("Where do the audit logs go, and for how long are they kept?"),
            "a sample of the audit log");
    Framework v4 =
        new Framework(
            "pci-dss-4.0.1",
            "PCI DSS 4.0.1",
            "",
            List.of(diagram4, deny4, deny4out, hardening, audit));
    Requirement diagram3 =
        requirement(
            "1.1.2",
            "Network diagram of all connections of the CDE",
            List.of(),
            Reach.PARTIAL,
            diagram4.questions(),
            "the current network diagram of the entity");
    Requirement deny3 =
        requirement(
            "1.2.1",
            "Traffic is restricted to what the CDE needs",
            List.of(),
            Reach.PARTIAL,
            deny4.questions(),
            "");
    Framework v3 =
        new Framework(
            "pci-dss-3.2.1",
            "PCI DSS 3.2.1",
            "retired on 31 March 2024.",
            List.of(diagram3, deny3));
    Requirement segmentation =
        requirement(
            "4.3.3",
            "Traffic between containers is separated by sensitivity",
            List.of(),
            Reach.PARTIAL,
            List.of("Which levels of sensitivity are there?"),
            "");
    Framework nist = new Framework("nist-800-190", "NIST SP 800-190", "", List.of(segmentation));

    List<String> ids = findings.stream().map(Finding::id).toList();
    String isolated = "1 of 7 workloads is not isolated.";
    Map<Framework, List<RequirementStatus>> statuses = new LinkedHashMap<>();
    statuses.put(
        v4,
        List.of(
            status(
                diagram4,
                Status.MANUAL,
                0,
                0,
                1,
                0,
                List.of(),
                "The diagram is drawn; whether it is complete only people can tell."),
            status(deny4, Status.FAIL, 6, 1, 0, 0, ids, isolated),
            status(
                deny4out,
                Status.FAIL,
                6,
                1,
                0,
                0,
                ids.stream().skip(1).limit(1).toList(),
                isolated),
            status(
                hardening,
                Status.FAIL,
                2,
                1,
                0,
                0,
                ids.stream().limit(1).toList(),
                "1 of 3 workloads runs privileged containers."),
            status(
                audit,
                Status.NOT_ASSESSED,
                0,
                0,
                0,
                1,
                List.of(),
                "The arguments of the API server are not part of what was handed over.")));
    statuses.put(
        v3,
        List.of(
            status(
                diagram3,
                Status.MANUAL,
                0,
                0,
                1,
                0,
                List.of(),
                "The diagram is drawn; whether it is complete only people can tell."),
            status(
                deny3, Status.FAIL, 6, 1, 0, 0, ids.stream().skip(1).limit(1).toList(), isolated)));
    statuses.put(
        nist,
        List.of(
            status(
                segmentation,
                Status.FAIL,
                6,
                1,
                0,
                0,
                ids.stream().skip(1).limit(1).toList(),
                isolated)));
    return statuses;
  }

  private static Requirement requirement(
      String id,
      String title,
      List<String> crosswalk,
      Reach reach,
      List<String> questions,
      String artefact) {
    return new Requirement(
        id,
        title,
        crosswalk,
        List.of("net-default-deny-missing"),
        List.of(),
        reach,
        "What the policies of the cluster permit, not what flows; nothing outside of it.",
        questions,
        artefact);
  }

  private static RequirementStatus status(
      Requirement requirement,
      Status status,
      int pass,
      int fail,
      int manual,
      int notAssessed,
      List<String> findings,
      String because) {
    return new RequirementStatus(
        requirement, status, pass, fail, manual, notAssessed, 0, findings, because);
  }

  private static List<CoverageRow> coverage() {
    return List.of(
        new CoverageRow(Kinds.NETWORK_POLICY, "", new Coverage.Read(6)),
        new CoverageRow(Kinds.POD, "", new Coverage.Read(148)),
        new CoverageRow(
            Kinds.SECRET,
            "payments",
            new Coverage.Refused("secrets is forbidden: User \"auditor\" cannot list resource")),
        new CoverageRow(new GroupKind("policy", "PodDisruptionBudget"), "", new Coverage.Read(0)),
        new CoverageRow(
            new GroupKind("security.istio.io", "PeerAuthentication"), "", new Coverage.NotAsked()));
  }

  private static List<Entry> entries() {
    return List.of(
        new Entry(
            "handover-2026-11.zip!/workloads.yaml",
            482_113,
            HASH,
            "kubernetes-yaml",
            Entry.Disposition.IMPORTED,
            212,
            ""),
        new Entry(
            "handover-2026-11.zip!/netpol.yaml",
            9_204,
            SEAL,
            "kubernetes-yaml",
            Entry.Disposition.IMPORTED,
            6,
            ""),
        new Entry(
            "handover-2026-11.zip!/rbac.yaml",
            61_870,
            HASH,
            "kubernetes-yaml",
            Entry.Disposition.DAMAGED,
            97,
            "one document could not be read, see Problems"),
        new Entry(
            "handover-2026-11.zip!/secrets.yaml",
            0,
            HASH,
            "",
            Entry.Disposition.EMPTY,
            0,
            "the file has no content"),
        new Entry(
            "handover-2026-11.zip!/README.pdf",
            220_418,
            SEAL,
            "pdf",
            Entry.Disposition.SKIPPED,
            0,
            "a document that holds no objects"));
  }

  private static List<Problem> problems() {
    return List.of(
        new Problem(
            "handover-2026-11.zip!/rbac.yaml",
            412,
            7,
            Problem.Severity.ERROR,
            "the mapping ends before its value",
            1,
            ""),
        new Problem(
            "handover-2026-11.zip!/workloads.yaml",
            0,
            0,
            Problem.Severity.WARNING,
            "the file begins with a byte order mark",
            0,
            "left out"));
  }

  private static List<Resource> policies() {
    return List.of(
        policy(
            "allow-gateway",
            """
            {"podSelector":{"matchLabels":{"app":"gateway"}},"ingress":[{"from":[
            {"namespaceSelector":{"matchLabels":{"name":"storefront"}},
            "podSelector":{"matchLabels":{"app":"web"}}}],"ports":[{"port":8443}]}]}\
            """),
        policy(
            "default-deny",
            """
            {"podSelector":{},"policyTypes":["Ingress","Egress"]}\
            """));
  }

  static Resource policy(String name, String spec) {
    String json =
        "{\"kind\":\"NetworkPolicy\",\"metadata\":{\"name\":\""
            + name
            + "\"},\"spec\":"
            + spec
            + "}";
    return new Resource(
        ResourceRef.of(Kinds.NETWORK_POLICY, "payments", name),
        "networking.k8s.io/v1",
        Field.root(JsonTree.parse(json.getBytes(StandardCharsets.UTF_8))),
        new Origin("handover-2026-11.zip!/netpol.yaml", 12));
  }

  /// Boxes and a line: no letters, so that it needs no fonts.
  static byte[] png(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setStroke(new BasicStroke(4));
    Color[] zones = {Color.GRAY, Color.ORANGE, Color.RED, Color.BLUE};
    for (int i = 0; i < zones.length; i++) {
      g.setColor(zones[i]);
      g.drawRect(20 + i * width / 4, 20, width / 4 - 40, height - 40);
      g.drawOval(60 + i * width / 4, 100, 200, 200);
    }
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
