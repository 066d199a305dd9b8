package io.inscope.reports.diagram;

import static io.inscope.reports.diagram.World.addresses;
import static io.inscope.reports.diagram.World.ingressOf;
import static io.inscope.reports.diagram.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Overlaps;
import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagramBuilderTest {
  private static final Engagement STATED =
      new Engagement(
          new TreeMap<>(
              Map.of(
                  Engagement.Item.ENTITY, "Example Bank",
                  Engagement.Item.PREPARED_BY, "A. Assessor",
                  Engagement.Item.APPROVED_ON, "2026-11-21",
                  Engagement.Item.WIRELESS, "None at this site.")));

  private static World twoWorkloads() {
    return new World()
        .isolated(ScopeClass.CDE, DataRole.STORES, "pay/api", "pay/db")
        .isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ops/metrics", "ops/logs");
  }

  private static Diagram.Node node(Diagram diagram, String id) {
    return diagram.nodes().stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everyOverviewFitsASheetAndIsClean() {
    Stream.concat(
            Stream.of(Worlds.bank(), Worlds.open(), Worlds.empty(), Worlds.large(7)),
            IntStream.range(0, 20).mapToObj(seed -> RandomWorlds.of(seed).touchingCde()))
        .forEach(
            world -> {
              Diagram diagram = world.overview();
              LaidOut picture = new LaneLayout().place(diagram);
              assertThat(diagram.nodes()).hasSizeLessThanOrEqualTo(40);
              assertThat(diagram.edges()).hasSizeLessThanOrEqualTo(80);
              assertThat(Overlaps.in(picture)).isEmpty();
            });
  }

  @Test
  void theSameInputGivesTheSameDiagram() {
    assertThat(Worlds.bank().overview()).isEqualTo(Worlds.bank().overview());
  }

  @Test
  void zonesRunFromUntrustedToOutOfScope() {
    assertThat(Worlds.bank().overview().zones())
        .extracting(Diagram.Zone::id)
        .containsExactly("untrusted", "dmz", "cde", "connected", "out");
  }

  @Test
  void rowsBetweenTheSameBoxesWithTheSameProtectionShareALine() {
    Diagram diagram =
        twoWorkloads()
            .row("ops/metrics", "pay/api", "TCP 9100")
            .row("ops/logs", "pay/api", "TCP 9200")
            .row("ops/metrics", "pay/api", "TCP 443 tls")
            .row("pay/api", "pay/db", "TCP 5432 mtls")
            .overview();

    assertThat(diagram.edges())
        .containsExactly(
            new Diagram.Edge(
                "connected/ops",
                "cde/pay",
                1,
                List.of(1, 3),
                "TCP 9100, 9200 C",
                Diagram.Edge.Style.CLEAR_INTO_CDE,
                List.of("c2", "c1"),
                List.of()),
            new Diagram.Edge(
                "connected/ops",
                "cde/pay",
                2,
                List.of(2),
                "TCP 443 T",
                Diagram.Edge.Style.PROTECTED,
                List.of("c3"),
                List.of()),
            new Diagram.Edge(
                "cde/pay",
                "cde/pay",
                4,
                List.of(4),
                "TCP 5432 M",
                Diagram.Edge.Style.PROTECTED,
                List.of("c4"),
                List.of()));
  }

  @Test
  void aVerdictThatIsNotKnownIsALineOfItsOwn() {
    Diagram diagram =
        twoWorkloads()
            .row("ops/metrics", "pay/api", "TCP 1 tls")
            .row(workload("ops/metrics"), workload("pay/api"), "TCP 2 tls", "pod", Answer.UNKNOWN)
            .overview();

    assertThat(diagram.edges())
        .extracting(Diagram.Edge::style)
        .containsExactly(Diagram.Edge.Style.PROTECTED, Diagram.Edge.Style.UNKNOWN);
  }

  @Test
  void onTheOverviewNamespacesAreBoxesWithTheirControlAndTheirSheet() {
    Diagram diagram =
        twoWorkloads()
            .row("ops/metrics", "pay/api", "TCP 9100")
            .row("ops/logs", "pay/api", "TCP 9100")
            .overview();

    assertThat(diagram.nodes())
        .containsExactly(
            new Diagram.Node(
                "cde/pay",
                "cde",
                "",
                List.of(
                    "pay",
                    "2 workloads: api, db",
                    "stores account data",
                    "NetworkPolicy default-deny both ways, enforced by Calico v3.29.1",
                    "detail: sheet 2"),
                List.of(),
                Diagram.Node.Kind.NAMESPACE,
                2,
                List.of("pay/Deployment.apps/api", "pay/Deployment.apps/db")),
            new Diagram.Node(
                "connected/ops",
                "connected",
                "",
                List.of(
                    "ops",
                    "2 workloads: logs, metrics",
                    "connected-to",
                    "NetworkPolicy default-deny both ways, enforced by Calico v3.29.1"),
                List.of(),
                Diagram.Node.Kind.NAMESPACE,
                0,
                List.of("ops/Deployment.apps/logs", "ops/Deployment.apps/metrics")));
    assertThat(diagram.groups()).isEmpty();
  }

  @Test
  void onItsPageANamespaceIsAFrameOfWorkloadsWithPortsAndTheRestIsOffPage() {
    Diagram page =
        twoWorkloads()
            .isolated(ScopeClass.CDE, DataRole.PROCESSES, "fraud/scoring")
            .ports("pay/api", new PortRange(Protocol.TCP, 8443, 8443))
            .ports("pay/db")
            .row("ops/metrics", "pay/api", "TCP 9100")
            .row("pay/api", "fraud/scoring", "TCP 8080 tls")
            .page("pay");

    assertThat(page.nodes())
        .containsExactly(
            new Diagram.Node(
                "cde/fraud",
                "cde",
                "",
                List.of("fraud", "1 workload: scoring", "processes account data", "sheet 2"),
                List.of(),
                Diagram.Node.Kind.OFF_PAGE,
                2,
                List.of("fraud/Deployment.apps/scoring")),
            new Diagram.Node(
                "cde/pay/Deployment.apps/api",
                "cde",
                "namespace/pay",
                List.of("api", "Deployment", "stores account data", "declares TCP 8443"),
                List.of(),
                Diagram.Node.Kind.WORKLOAD,
                0,
                List.of("pay/Deployment.apps/api")),
            new Diagram.Node(
                "cde/pay/Deployment.apps/db",
                "cde",
                "namespace/pay",
                List.of("db", "Deployment", "stores account data", "declares no port"),
                List.of(),
                Diagram.Node.Kind.WORKLOAD,
                0,
                List.of("pay/Deployment.apps/db")),
            new Diagram.Node(
                "connected/ops",
                "connected",
                "",
                List.of("ops", "1 workload: metrics", "connected-to", "sheet 1"),
                List.of(),
                Diagram.Node.Kind.OFF_PAGE,
                1,
                List.of("ops/Deployment.apps/metrics")));
    assertThat(page.groups())
        .containsExactly(
            new Diagram.Group(
                "namespace/pay",
                "cde",
                "namespace pay",
                "NetworkPolicy default-deny both ways, enforced by Calico v3.29.1",
                true));
    assertThat(page.notes())
        .contains(
            "Policies that isolate workloads of namespace pay: NetworkPolicy pay/egress,"
                + " NetworkPolicy pay/ingress.",
            "Not on this sheet: 1 workload without a connection to namespace pay (1 connected-to);"
                + " see sheet 1.");
  }

  @Test
  void aNamespaceIsABoxInEachZoneItHasWorkloadsInAndSaysSo() {
    Diagram diagram =
        twoWorkloads()
            .isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "pay/cache")
            .row("pay/cache", "pay/api", "TCP 1")
            .overview();

    assertThat(node(diagram, "cde/pay").lines()).contains("other workloads: connected-to");
    assertThat(node(diagram, "connected/pay").lines()).contains("other workloads: CDE");
  }

  @Test
  void whatComesIntoTheCdeUnprotectedLooksDifferent() {
    Diagram diagram =
        twoWorkloads()
            .row("ops/metrics", "pay/api", "TCP 1")
            .row("ops/metrics", "pay/api", "TCP 2 tls")
            .row("ops/metrics", "pay/api", "TCP 3 unknown")
            .row("pay/api", "ops/metrics", "TCP 4")
            .row("pay/api", "pay/db", "TCP 5")
            .overview();

    assertThat(diagram.edges())
        .extracting(Diagram.Edge::label, Diagram.Edge::style)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("TCP 1 C", Diagram.Edge.Style.CLEAR_INTO_CDE),
            org.assertj.core.groups.Tuple.tuple("TCP 2 T", Diagram.Edge.Style.PROTECTED),
            org.assertj.core.groups.Tuple.tuple("TCP 3 ?", Diagram.Edge.Style.CLEAR_INTO_CDE),
            org.assertj.core.groups.Tuple.tuple("TCP 4 C", Diagram.Edge.Style.CLEAR),
            org.assertj.core.groups.Tuple.tuple("TCP 5 C", Diagram.Edge.Style.CLEAR));
  }

  @Test
  void theControlOnTheBoundaryIsTheWeakestThatIsThere() {
    World half = twoWorkloads();
    half.put("pay/web", ScopeClass.CDE, DataRole.NONE, Isolation.State.NO, Isolation.State.UNKNOWN);
    World open = new World().open(ScopeClass.CDE, DataRole.NONE, "pay/api");

    assertThat(half.overview().zones().get(2).boundary())
        .isEqualTo(
            "CDE boundary: NetworkPolicy ingress default-deny for 2, open for 1 of 3 workloads;"
                + " egress default-deny for 2, not known for 1 of 3 workloads, enforced by Calico"
                + " v3.29.1");
    assertThat(open.overview().zones().get(2).boundary())
        .isEqualTo("CDE boundary: no policy: open both ways");
  }

  @Test
  void policiesThatNothingEnforcesAreNoControl() {
    World world =
        twoWorkloads()
            .plugin(
                new PluginFacts(
                    "flannel", "", Enforcement.NO, Tristate.UNKNOWN, Tristate.UNKNOWN, "x"));
    World unknown =
        twoWorkloads()
            .plugin(
                new PluginFacts(
                    "unknown", "", Enforcement.UNKNOWN, Tristate.UNKNOWN, Tristate.UNKNOWN, ""));

    assertThat(world.overview().zones().get(2).boundary())
        .isEqualTo(
            "CDE boundary: NetworkPolicy default-deny both ways, NOT enforced (network plugin:"
                + " flannel)");
    assertThat(node(world.overview(), "cde/pay").cues())
        .containsExactly("ingress not enforced", "egress not enforced");
    assertThat(node(world.page("pay"), "cde/pay/Deployment.apps/api").cues())
        .containsExactly("ingress not enforced", "egress not enforced");
    assertThat(world.overview().notes())
        .contains("Policies are not enforced: the network plugin is flannel. Evidence: x.");
    assertThat(unknown.overview().zones().get(2).boundary())
        .isEqualTo("CDE boundary: NetworkPolicy default-deny both ways, enforcement not proven");
    assertThat(unknown.overview().notes())
        .contains("Policy enforcement is not proven: the network plugin is unknown.");
  }

  @Test
  void whatMostNamespacesMayReachIsACueAndOneLineFromAnyPod() {
    World world = new World();
    world.open(ScopeClass.CDE, DataRole.STORES, "pay/api");
    world.isolated(ScopeClass.CDE, DataRole.STORES, "pay/db");
    world.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ops/backup");
    for (int i = 0; i < 30; i++) {
      world.open(ScopeClass.CONNECTED_TO, DataRole.NONE, "team-" + i + "/app");
      world.row("team-" + i + "/app", "pay/api", "TCP all unknown");
    }
    world.row("ops/backup", "pay/api", "TCP 5432 tls");
    Diagram diagram = world.overview();

    assertThat(node(diagram, "cde/pay").cues())
        .containsExactly("ingress open 1/2", "egress open 1/2", "from any pod 1/2");
    assertThat(node(diagram, "connected/~any").lines())
        .containsExactly(
            "Any pod in the cluster",
            "30 workloads in 30 namespaces",
            "team-0, team-1, team-10, team-11, team-12, team-13, team-14, team-15, team-16,"
                + " team-17 +20",
            "not: ops");
    assertThat(diagram.edges())
        .extracting(Diagram.Edge::from, Diagram.Edge::to, e -> e.rows().size())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("connected/~any", "cde/pay", 30),
            org.assertj.core.groups.Tuple.tuple("connected/ops", "cde/pay", 1));
  }

  @Test
  void whatTrafficFromOutsideEntersByStandsInTheDmz() {
    World world = twoWorkloads();
    world.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ingress/nginx");
    world.row(
        Worlds.INTERNET, ingressOf("pay/shop"), "TCP 443 tls", "Ingress pay/shop", Answer.ALLOWED);
    world.row(
        workload("ingress/nginx"),
        workload("pay/api"),
        "TCP 80",
        "Ingress pay/shop",
        Answer.ALLOWED);
    world.row(workload("pay/api"), addresses("Acquirer", "203.0.113.0-203.0.113.255"), "TCP 443");
    Diagram diagram = world.overview();

    assertThat(node(diagram, "dmz/pay/Ingress.networking.k8s.io/shop"))
        .isEqualTo(
            new Diagram.Node(
                "dmz/pay/Ingress.networking.k8s.io/shop",
                "dmz",
                "",
                List.of("shop", "Ingress in pay"),
                List.of(),
                Diagram.Node.Kind.ENTRY,
                0,
                List.of("pay/Ingress.networking.k8s.io/shop")));
    assertThat(node(diagram, "dmz/ingress").lines())
        .containsExactly(
            "ingress",
            "1 workload: nginx",
            "connected-to",
            "NetworkPolicy default-deny both ways, enforced by Calico v3.29.1");
    assertThat(node(diagram, "untrusted/Internet").lines())
        .containsExactly("Internet", "any IPv4 address");
    assertThat(node(diagram, "untrusted/Acquirer").lines())
        .containsExactly("Acquirer", "203.0.113.0/24");
  }

  @Test
  void whatHasNoConnectionIsCountedAndWhatIsOutOfScopeIsOneBox() {
    Diagram diagram = Worlds.bank().overview();

    assertThat(node(diagram, "out").lines())
        .containsExactly(
            "Out of scope and undecided",
            "5 workloads in 3 namespaces",
            "undecided 2, out-of-scope 3",
            "4 connected with the CDE: blog, marketing",
            "1 not: dev");
    assertThat(diagram.nodes()).filteredOn(n -> n.zone().equals("out")).hasSize(1);
    assertThat(node(diagram, "connected/~rest"))
        .isEqualTo(
            new Diagram.Node(
                "connected/~rest",
                "connected",
                "",
                List.of(
                    "+ 1 workload without a connection to the CDE",
                    "1 connected-to",
                    "in monitoring"),
                List.of(),
                Diagram.Node.Kind.COUNT,
                0,
                List.of("monitoring/Deployment.apps/grafana-agent")));
  }

  @Test
  void namespacesWithTheSameConnectionsShareABoxBeforeTheCdeBecomesOne() {
    World world = new World();
    for (int i = 0; i < 300; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay-%03d/db".formatted(i));
      world.row("pay-%03d/db".formatted(i), i < 200 ? "ops/logs" : "ops/metrics", "TCP 514");
    }
    world.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ops/logs", "backup/agent");
    world.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ops/metrics");
    world.row("backup/agent", "pay-299/db", "TCP 22 tls");
    List<Diagram> sheets = world.builder().sheets();
    Diagram diagram = sheets.getFirst();

    assertThat(sheets).hasSize(301);
    assertThat(diagram.nodes())
        .extracting(Diagram.Node::id)
        .containsExactly("cde/pay-000~", "cde/pay-299", "connected/backup", "connected/ops");
    assertThat(node(diagram, "cde/pay-000~").lines())
        .containsExactly(
            "299 namespaces",
            "pay-000, pay-001, pay-002, pay-003, pay-004, pay-005, pay-006, pay-007, pay-008,"
                + " pay-009 +289",
            "same connections; a loop is inside of each",
            "299 workloads in 299 namespaces",
            "stores account data",
            "NetworkPolicy default-deny both ways, enforced by Calico v3.29.1",
            "detail: sheets 2–300");
    assertThat(diagram.notes())
        .contains(
            "To fit on one sheet: namespaces of the CDE with the same connections share a box; the"
                + " entry points of a namespace are one box.");
  }

  @Test
  void aCdeOfManyUnlikeNamespacesIsOneBoxThatNamesTheSheets() {
    World world = new World();
    for (int i = 0; i < 300; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay-%03d/db".formatted(i));
      world.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ops/app-" + i);
      world.row("ops/app-" + i, "pay-%03d/db".formatted(i), "TCP " + (1000 + 2 * i));
    }
    Diagram diagram = world.overview();

    assertThat(diagram.nodes()).extracting(Diagram.Node::id).containsExactly("cde", "connected");
    assertThat(node(diagram, "cde").lines())
        .startsWith("Cardholder data environment (CDE)", "300 workloads in 300 namespaces")
        .endsWith("detail: sheets 2–301");
    assertThat(diagram.notes())
        .contains("To fit on one sheet: the CDE is one box; every other zone is one box.");
  }

  @Test
  void aNamespaceThatDoesNotFitHasSeveralSheets() {
    World world = new World();
    for (int i = 0; i < 300; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay/app-%03d".formatted(i));
      world.row(
          "pay/app-%03d".formatted(i),
          "pay/app-%03d".formatted((i + 1) % 300),
          "TCP " + (1000 + i));
    }
    SequencedMap<String, Diagram> pages = world.builder().pages();
    Diagram first = Objects.requireNonNull(pages.get("pay.1"));

    assertThat(pages.sequencedKeySet())
        .hasSize(9)
        .startsWith("overview", "pay.1", "pay.2")
        .endsWith("pay.8");
    assertThat(first.title().title())
        .isEqualTo("CDE network diagram: bank-prod, namespace pay, part 1 of 8");
    assertThat(first.nodes()).hasSize(39);
    assertThat(node(first, "cde/pay").lines())
        .containsExactly(
            "Rest of pay", "2 workloads: app-038, app-299", "stores account data", "sheets 3, 9");
    assertThat(node(Objects.requireNonNull(pages.get("overview")), "cde/pay").lines())
        .contains("detail: sheets 2–9");
  }

  @Test
  void workloadsWithTheSameConnectionsShareABoxBeforeTheirNamespaceHasTwoSheets() {
    World world = twoWorkloads();
    for (int i = 0; i < 60; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay/app-" + i);
      world.row("pay/app-" + i, "pay/db", "TCP 5432 tls");
    }
    Diagram diagram = world.page("pay");

    assertThat(node(diagram, "cde/pay/Deployment.apps/app-0~").lines())
        .containsExactly("60 workloads", "app-0, app-1, app-10 +57", "same connections");
    assertThat(diagram.edges()).hasSize(1);
  }

  @Test
  void aPolicyOpenToAllIsOneLineAndTheOverviewStaysReadable() {
    World world = Worlds.openToAll();
    Diagram diagram = world.overview();
    List<Integer> byThePolicy = new java.util.ArrayList<>();
    for (int i = 0; i < world.table().size(); i++) {
      var row = world.table().get(i);
      if (row.to().namespace().equals("payments")
          && !row.from().namespace().equals("payments")
          && row.from().isObject()
          && row.ports().isAll()) {
        byThePolicy.add(i + 1);
      }
    }

    assertThat(diagram.edges()).hasSizeLessThanOrEqualTo(20);
    assertThat(diagram.nodes()).hasSizeLessThanOrEqualTo(15);
    assertThat(diagram.edges())
        .filteredOn(e -> e.from().equals("connected/~any"))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ids", "because")
        .containsExactly(
            new Diagram.Edge(
                "connected/~any",
                "cde/payments",
                byThePolicy.getFirst(),
                byThePolicy,
                "all ports ?",
                Diagram.Edge.Style.CLEAR_INTO_CDE));
    assertThat(node(diagram, "cde/payments").cues()).containsExactly("reachable from any pod");
    assertThat(node(diagram, "connected/~any").lines())
        .containsExactly(
            "Any pod in the cluster",
            "9 workloads in 9 namespaces",
            "ci, fraud, kube-system, logging, monitoring, ops, orders, shop, web",
            "declared out of scope: web",
            "not: reporting");
    assertThat(Overlaps.in(new LaneLayout().place(diagram))).isEmpty();
  }

  @Test
  void anOpenWayOutIsALineToAnyAddressAndWhatSomebodyMeantKeepsItsOwn() {
    Diagram diagram = Worlds.openToAll().overview();

    assertThat(diagram.edges())
        .filteredOn(e -> e.to().startsWith("untrusted/"))
        .extracting(Diagram.Edge::from, Diagram.Edge::to, Diagram.Edge::label)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("cde/fraud", "untrusted/~any", "all ports ?"),
            org.assertj.core.groups.Tuple.tuple("cde/payments", "untrusted/Acquirer", "TCP 443 ?"));
    assertThat(node(diagram, "untrusted/~any").lines())
        .containsExactly("Any external address", "Internet, Acquirer, Corporate, HSM");
    assertThat(diagram.edges())
        .filteredOn(e -> e.to().equals("connected/~anywhere"))
        .extracting(Diagram.Edge::from, e -> e.rows().size())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("cde/fraud", 3 * 8));
    assertThat(node(diagram, "connected/~anywhere").lines())
        .containsExactly(
            "Anywhere in the cluster",
            "14 workloads in 9 namespaces",
            "ci, kube-system, logging, monitoring, ops, orders, payments, shop, web",
            "declared out of scope: web",
            "not: reporting");
  }

  @Test
  void thePageOfANamespaceNamesWhoAnyPodIs() {
    Diagram page = Worlds.openToAll().page("payments");

    assertThat(page.edges())
        .filteredOn(e -> e.to().equals("cde/namespace/payments/~all"))
        .extracting(Diagram.Edge::from)
        .containsExactlyInAnyOrder(
            "cde/fraud",
            "connected/ci",
            "connected/kube-system",
            "connected/logging",
            "connected/monitoring",
            "connected/ops",
            "connected/orders",
            "connected/shop",
            "out");
  }

  @Test
  void whatALineLeavesOutIsSaid() {
    World world = twoWorkloads();
    for (int i = 0; i < 5; i++) {
      world.isolated(ScopeClass.CDE, DataRole.NONE, "pay/app-" + i);
      world.row("pay/app-" + i, "ops/logs", "TCP 514");
    }
    world.row("pay/api", "ops/logs", "TCP 514");
    Diagram diagram = world.page("pay");

    assertThat(diagram.edges())
        .extracting(Diagram.Edge::from, Diagram.Edge::rows)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "cde/namespace/pay/~all", List.of(1, 2, 3, 4, 5, 6)));
    assertThat(diagram.notes()).contains("Line 1 leaves out db.");
  }

  @Test
  void anEmptyCdeSaysSoAndWhatToDo() {
    Diagram diagram = Worlds.empty().overview();

    assertThat(node(diagram, "cde/~none").lines())
        .containsExactly(
            "No workload is declared as CDE", "declare it with `inscope scope --apply`");
    assertThat(diagram.notes())
        .first()
        .isEqualTo("No workload is declared as CDE: declare it with `inscope scope --apply`.");
    assertThat(diagram.zones().get(2).boundary()).isEqualTo("CDE boundary: none declared");
  }

  @Test
  void theNotesNameWhatNoSnapshotCanShow() {
    assertThat(Worlds.bank().overview().notes())
        .containsExactly(
            "Policies are enforced by Calico v3.29.1. Evidence: DaemonSet kube-system/calico-node,"
                + " image docker.io/calico/node:v3.29.1.",
            "1 AdminNetworkPolicy was not evaluated: its priority equals that of another.",
            "A box for any pod, anywhere or any address stands for those it names; the connection"
                + " table and the sheets of the namespaces show each.",
            "No wireless networks are visible in this snapshot; state them here:"
                + " ______________________________",
            "Load balancers and nodes may rewrite source addresses: behind them, the source shown"
                + " may not be the true one.");
  }

  @Test
  void theTitleBlockNamesTheSnapshotAndItsSealAndWhatWasStated() {
    Diagram.TitleBlock title = Worlds.bank().states(STATED).overview().title();

    assertThat(title)
        .isEqualTo(
            new Diagram.TitleBlock(
                "CDE network diagram: bank-prod",
                "bank-prod",
                "2f0c6a5e-6f0d-4d0e-9f39-5c1c8f1a7b60",
                "3, quarter-4 export",
                "2026-11-20 14:03 UTC",
                "9b74c9897bac770ffc029102a200c5de11f7cbd4e1c1a7a2b4f6d6c2a4fb0e57",
                "PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)",
                "Inscope 0.1.0",
                "1 of 4",
                "Example Bank",
                "imported from 2 files: kubectl-yaml 2",
                title.version(),
                "A. Assessor",
                "",
                "2026-11-21"));
    assertThat(title.version()).matches("snapshot 3, [0-9a-f]{8}");
  }

  @Test
  void theVersionChangesWithWhatIsDrawnAndNotWithWhoApprovesIt() {
    String version = twoWorkloads().row("ops/logs", "pay/db", "TCP 1").overview().title().version();

    assertThat(
            twoWorkloads()
                .row("ops/logs", "pay/db", "TCP 1")
                .states(STATED)
                .page("pay")
                .title()
                .version())
        .isEqualTo(version);
    assertThat(twoWorkloads().row("ops/logs", "pay/db", "TCP 1 tls").overview().title().version())
        .isNotEqualTo(version);
    assertThat(
            twoWorkloads()
                .row("ops/logs", "pay/db", "TCP 1")
                .isolated(ScopeClass.CDE, DataRole.NONE, "ops/metrics")
                .overview()
                .title()
                .version())
        .isNotEqualTo(version);
  }

  @Test
  void wirelessNetworksArePrintedAsStated() {
    assertThat(Worlds.bank().states(STATED).overview().notes())
        .contains("Wireless networks, which no snapshot shows, as stated: None at this site.")
        .noneMatch(note -> note.contains("state them here"));
  }

  @Test
  void anEmptySnapshotSaysSo() {
    List<Diagram> sheets = new World().builder().sheets();

    assertThat(sheets).hasSize(1);
    assertThat(sheets.getFirst().nodes())
        .containsExactly(
            new Diagram.Node(
                "cde/~none",
                "cde",
                "",
                List.of("No workload is in this snapshot", "there is nothing to draw"),
                List.of(),
                Diagram.Node.Kind.COUNT));
    assertThat(sheets.getFirst().notes())
        .first()
        .isEqualTo("No workload is in this snapshot: there is nothing to draw.");
  }

  @Test
  void aClusterOfOneWorkloadHasTwoSheetsAndSaysThatNothingIsConnected() {
    List<Diagram> sheets =
        new World().isolated(ScopeClass.CDE, DataRole.STORES, "pay/db").builder().sheets();

    assertThat(sheets)
        .extracting(s -> s.nodes().size(), s -> s.edges().size(), s -> s.notes().getFirst())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1, 0, "Nothing that was read permits a connection of the CDE."),
            org.assertj.core.groups.Tuple.tuple(
                1, 0, "Nothing that was read permits a connection of namespace pay."));
  }

  @Test
  void aNamespaceNamedOverviewDoesNotTakeTheNameOfTheOverview() {
    assertThat(
            new World()
                .isolated(ScopeClass.CDE, DataRole.STORES, "overview/db")
                .builder()
                .pages()
                .keySet())
        .containsExactly("overview", "namespace.overview");
  }

  @Test
  void theControlsOfEveryZoneAreNamed() {
    assertThat(Worlds.bank().overview().zones())
        .extracting(Diagram.Zone::boundary)
        .containsExactly(
            "Controls outside of the cluster are not in the snapshot",
            "NetworkPolicy default-deny both ways, enforced by Calico v3.29.1",
            "CDE boundary: NetworkPolicy ingress default-deny for 11, open for 1 of 12 workloads;"
                + " egress default-deny, enforced by Calico v3.29.1",
            "NetworkPolicy restricts ingress of 2, egress of 2 of 7 workloads, enforced by Calico"
                + " v3.29.1",
            "no policy: open both ways");
  }

  @Test
  void linesWithDifferentProtectionAreSharedBeforeAnythingIsLost() {
    World world = new World();
    for (int i = 0; i < 20; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay/app-" + i);
    }
    for (int i = 0; i < 400; i++) {
      String[] protections = {"tls", "mtls", "plugin", "clear"};
      int from = i % 20;
      int to = (from + 1 + i / 100) % 20;
      world.row("pay/app-" + from, "pay/app-" + to, "TCP 443 " + protections[i / 20 % 4]);
    }
    Diagram diagram = world.page("pay");

    assertThat(diagram.nodes()).hasSize(20);
    assertThat(diagram.edges())
        .extracting(Diagram.Edge::label, Diagram.Edge::style)
        .contains(org.assertj.core.groups.Tuple.tuple("TCP 443 C/T/M/P", Diagram.Edge.Style.CLEAR));
    assertThat(diagram.notes())
        .contains(
            "To fit on one sheet: connections with different protection share a line, which is"
                + " drawn as the weakest.");
  }

  @Test
  void aPageShowsOneNamespaceOfTheCdeInFullAndTheOthersAsBoxes() {
    List<Diagram> sheets = Worlds.bank().builder().sheets();
    Diagram vault = sheets.get(3);

    assertThat(sheets)
        .extracting(s -> s.title().title() + ", " + s.title().sheet())
        .containsExactly(
            "CDE network diagram: bank-prod, 1 of 4",
            "CDE network diagram: bank-prod, namespace cards-db, 2 of 4",
            "CDE network diagram: bank-prod, namespace payments, 3 of 4",
            "CDE network diagram: bank-prod, namespace vault, 4 of 4");
    assertThat(vault.nodes())
        .filteredOn(n -> n.zone().equals("cde"))
        .extracting(n -> n.lines().getFirst())
        .containsExactly("payments", "detokenizer", "key-manager", "token-vault", "vault-db");
    assertThat(Overlaps.in(new LaneLayout().place(vault))).isEmpty();
  }
}
