package io.inscope.reports.diagram;

import static io.inscope.reports.diagram.World.addresses;
import static io.inscope.reports.diagram.World.ingressOf;
import static io.inscope.reports.diagram.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Overlaps;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagramBuilderTest {
  private static World twoWorkloads() {
    return new World()
        .isolated(ScopeClass.CDE, DataRole.STORES, "pay/api", "pay/db")
        .isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ops/metrics", "ops/logs");
  }

  private static Diagram.Node node(Diagram diagram, String id) {
    return diagram.nodes().stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theDiagramAndTheTableHaveTheSameConnections() {
    Stream<World> worlds =
        Stream.concat(
            Stream.of(Worlds.bank(), Worlds.open(), Worlds.empty()),
            IntStream.range(0, 20).mapToObj(seed -> RandomWorlds.of(seed)));
    worlds.forEach(
        world -> {
          Diagram diagram = world.overview();
          assertThat(diagram.edges().stream().flatMap(e -> e.rows().stream()).sorted())
              .containsExactlyElementsOf(
                  IntStream.rangeClosed(1, world.table().size()).boxed().toList());
          assertThat(diagram.edges())
              .allMatch(e -> e.number() == e.rows().getFirst())
              .isSortedAccordingTo(java.util.Comparator.comparingInt(Diagram.Edge::number));
          assertThat(diagram.nodes())
              .extracting(Diagram.Node::id)
              .doesNotHaveDuplicates()
              .containsAll(
                  diagram.edges().stream()
                      .flatMap(e -> Stream.of(e.from(), e.to()))
                      .distinct()
                      .toList());
        });
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
                "cde/pay/Deployment.apps/api",
                1,
                List.of(1, 3),
                "TCP 9100, 9200 C",
                Diagram.Edge.Style.CLEAR),
            new Diagram.Edge(
                "connected/ops",
                "cde/pay/Deployment.apps/api",
                2,
                List.of(2),
                "TCP 443 T",
                Diagram.Edge.Style.PROTECTED),
            new Diagram.Edge(
                "cde/pay/Deployment.apps/api",
                "cde/pay/Deployment.apps/db",
                4,
                List.of(4),
                "TCP 5432 M",
                Diagram.Edge.Style.PROTECTED));
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
  void inTheCdeWorkloadsAreBoxesInTheFrameOfTheirNamespaceElsewhereNamespacesAre() {
    Diagram diagram =
        twoWorkloads()
            .row("ops/metrics", "pay/api", "TCP 9100")
            .row("ops/logs", "pay/api", "TCP 9100")
            .overview();

    assertThat(diagram.nodes())
        .containsExactly(
            new Diagram.Node(
                "cde/pay/Deployment.apps/api",
                "cde",
                "namespace/pay",
                List.of("api", "Deployment", "stores account data"),
                List.of(),
                Diagram.Node.Kind.WORKLOAD),
            new Diagram.Node(
                "cde/pay/Deployment.apps/db",
                "cde",
                "namespace/pay",
                List.of("db", "Deployment", "stores account data"),
                List.of(),
                Diagram.Node.Kind.WORKLOAD),
            new Diagram.Node(
                "connected/ops",
                "connected",
                "",
                List.of("ops", "logs, metrics", "connected-to"),
                List.of(),
                Diagram.Node.Kind.NAMESPACE));
    assertThat(diagram.groups())
        .containsExactly(
            new Diagram.Group(
                "namespace/pay",
                "cde",
                "namespace pay",
                "default-deny both ways, enforced by Calico v3.29.1",
                true));
  }

  @Test
  void theControlOnTheBoundaryIsTheWeakestThatIsThere() {
    World half = twoWorkloads();
    half.put("pay/web", ScopeClass.CDE, DataRole.NONE, Isolation.State.NO, Isolation.State.UNKNOWN);
    World open = new World().open(ScopeClass.CDE, DataRole.NONE, "pay/api");

    assertThat(half.overview().zones().get(2).boundary())
        .isEqualTo(
            "CDE boundary: ingress default-deny for 2, open for 1 of 3 workloads; egress"
                + " default-deny for 2, not known for 1 of 3 workloads, enforced by Calico"
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
        .isEqualTo("CDE boundary: default-deny both ways, NOT enforced (network plugin: flannel)");
    assertThat(node(world.overview(), "cde/pay/Deployment.apps/api").cues())
        .containsExactly("ingress not enforced", "egress not enforced");
    assertThat(world.overview().notes())
        .contains("Policies are not enforced: the network plugin is flannel. Evidence: x.");
    assertThat(unknown.overview().zones().get(2).boundary())
        .isEqualTo("CDE boundary: default-deny both ways, enforcement not proven");
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

    assertThat(node(diagram, "cde/pay/Deployment.apps/api").cues())
        .containsExactly("unrestricted ingress", "unrestricted egress", "reachable from any pod");
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
            org.assertj.core.groups.Tuple.tuple(
                "connected/~any", "cde/pay/Deployment.apps/api", 30),
            org.assertj.core.groups.Tuple.tuple("connected/ops", "cde/pay/Deployment.apps/api", 1));
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
                Diagram.Node.Kind.ENTRY));
    assertThat(node(diagram, "dmz/ingress/Deployment.apps/nginx").lines())
        .containsExactly("nginx", "Deployment in ingress", "connected-to");
    assertThat(node(diagram, "untrusted/Internet").lines())
        .containsExactly("Internet", "any IPv4 address");
    assertThat(node(diagram, "untrusted/Acquirer").lines())
        .containsExactly("Acquirer", "203.0.113.0/24");
  }

  @Test
  void whatHasNoConnectionIsCounted() {
    Diagram diagram = Worlds.bank().overview();

    assertThat(node(diagram, "out/~rest").lines())
        .containsExactly(
            "+ 1 workload without a connection to the CDE", "1 out-of-scope", "in dev");
    assertThat(node(diagram, "connected/~rest").lines())
        .containsExactly(
            "+ 1 workload without a connection to the CDE", "1 connected-to", "in monitoring");
  }

  @Test
  void tooMuchForASheetIsDrawnCoarser() {
    World world = new World();
    for (int i = 0; i < 60; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay-" + i % 3 + "/app-" + i);
    }
    for (int i = 0; i < 59; i++) {
      world.row("pay-" + i % 3 + "/app-" + i, "pay-" + (i + 1) % 3 + "/app-" + (i + 1), "TCP 1");
    }
    Diagram diagram = world.overview();

    assertThat(diagram.nodes())
        .extracting(Diagram.Node::id)
        .containsExactly("cde/pay-0", "cde/pay-1", "cde/pay-2");
    assertThat(diagram.notes()).contains("To fit on one sheet: a box in the CDE is a namespace.");
  }

  @Test
  void workloadsWithTheSameConnectionsShareABoxBeforeTheirNamespaceBecomesOne() {
    World world = twoWorkloads();
    for (int i = 0; i < 60; i++) {
      world.isolated(ScopeClass.CDE, DataRole.STORES, "pay/app-" + i);
      world.row("pay/app-" + i, "pay/db", "TCP 5432 tls");
    }
    Diagram diagram = world.overview();

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

    assertThat(diagram.edges()).hasSizeLessThanOrEqualTo(45);
    assertThat(diagram.nodes()).hasSizeLessThanOrEqualTo(30);
    assertThat(diagram.edges().stream().flatMap(e -> e.rows().stream()).sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, world.table().size()).boxed().toList());
    assertThat(diagram.edges())
        .filteredOn(e -> e.from().equals("connected/~any"))
        .containsExactly(
            new Diagram.Edge(
                "connected/~any",
                "cde/namespace/payments/~all",
                byThePolicy.getFirst(),
                byThePolicy,
                "all ports ?",
                Diagram.Edge.Style.CLEAR));
    assertThat(node(diagram, "cde/namespace/payments/~all"))
        .isEqualTo(
            new Diagram.Node(
                "cde/namespace/payments/~all",
                "cde",
                "namespace/payments",
                List.of("Workloads of payments", "lines that 6 workloads share"),
                List.of("reachable from any pod"),
                Diagram.Node.Kind.NAMESPACE));
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
            org.assertj.core.groups.Tuple.tuple(
                "cde/fraud/Deployment.apps/scoring", "untrusted/~any", "all ports ?"),
            org.assertj.core.groups.Tuple.tuple(
                "cde/payments/Deployment.apps/gateway", "untrusted/Acquirer", "TCP 443 ?"));
    assertThat(node(diagram, "untrusted/~any").lines())
        .containsExactly("Any external address", "Internet, Acquirer, Corporate, HSM");
    assertThat(diagram.edges())
        .filteredOn(e -> e.to().equals("connected/~anywhere"))
        .extracting(Diagram.Edge::from, e -> e.rows().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cde/fraud/Deployment.apps/scoring", 3 * 8));
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
    Diagram page = Worlds.openToAll().builder().pages().get("payments");

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
            "out/web");
  }

  @Test
  void whatALineLeavesOutIsSaid() {
    World world = twoWorkloads();
    for (int i = 0; i < 5; i++) {
      world.isolated(ScopeClass.CDE, DataRole.NONE, "pay/app-" + i);
      world.row("pay/app-" + i, "ops/logs", "TCP 514");
    }
    world.row("pay/api", "ops/logs", "TCP 514");
    Diagram diagram = world.overview();

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
  void theTitleBlockNamesTheSnapshotAndItsSeal() {
    assertThat(Worlds.bank().overview().title())
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
                "1 of 4"));
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
    Diagram diagram = world.overview();

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
        .containsExactly(
            "payments",
            "detokenizer",
            "key-manager",
            "token-vault",
            "vault-db",
            "+ 5 workloads without a connection to namespace vault");
    assertThat(Overlaps.in(new LaneLayout().place(vault))).isEmpty();
  }

  @Test
  void theRowsOfAPageAreThoseOfTheTableThatTouchItsNamespace() {
    World world = Worlds.bank();
    Diagram page = world.builder().pages().get("vault");
    List<Integer> touching = new java.util.ArrayList<>();
    for (int i = 0; i < world.table().size(); i++) {
      if (world.table().get(i).from().namespace().equals("vault")
          || world.table().get(i).to().namespace().equals("vault")) {
        touching.add(i + 1);
      }
    }

    assertThat(page.edges().stream().flatMap(e -> e.rows().stream()).sorted())
        .containsExactlyElementsOf(touching);
  }

  @Test
  void aPageOfANamespaceOutsideOfTheCdeIsRefused() {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> Worlds.bank().builder().pages().get("blog"))
        .withMessage(
            "no workload of namespace 'blog' is in the CDE; its namespaces are: cards-db, payments,"
                + " vault");
  }
}
