package io.inscope.snapshot.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample bank against what its authors planned; see `sample-bank/EXPECTED.md` of the app.
class SampleBankTest {
  private static final Path BANK = Path.of("../app/src/main/resources/io/inscope/app/sample-bank");

  private static ClusterSnapshot snapshot;
  private static Connectivity connectivity;
  private static Scope scope;

  @BeforeAll
  static void read() throws Exception {
    Collector collector = new Collector();
    for (String file : List.of("cluster.yaml", "networkpolicies.yaml", "ingresses.yaml")) {
      add(collector, file);
    }
    snapshot = collector.snapshot();
    ScopeDecisions decisions = ScopeDecisions.parse(Files.readString(BANK.resolve("scope.yaml")));
    assertThat(decisions.problems()).isEmpty();
    assertThat(decisions.against(snapshot)).isEmpty();
    connectivity = ConnectivityEngine.of(snapshot, Zones.of(decisions.zones()), Assumptions.NONE);
    scope =
        ScopeEngine.derive(
            snapshot,
            connectivity,
            SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin()),
            decisions,
            LocalDate.of(2026, 11, 21));
  }

  private static void add(Collector collector, String file) throws Exception {
    for (Object document :
        YamlTree.parse(Files.readString(BANK.resolve(file)), 1, Duplicates.IGNORED)) {
      if (document instanceof JsonObject object && object.get("items") instanceof JsonArray items) {
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i) instanceof JsonObject item) {
            Resource.of(item, new Origin(file, 1)).ifPresent(collector::resource);
          }
        }
      } else if (document instanceof JsonObject object) {
        Resource.of(object, new Origin(file, 1)).ifPresent(collector::resource);
      } else {
        throw new IOException(file + " holds something else");
      }
    }
  }

  private static Peer peer(String text) {
    if (text.matches("[0-9.]+")) {
      return new Peer.OfAddress(text);
    }
    return snapshot.workloads().stream()
        .map(Workload::ref)
        .filter(ref -> (ref.namespace() + "/" + ref.name()).equals(text))
        .findFirst()
        .map(Peer.OfObject::new)
        .orElseThrow(() -> new AssertionError("no workload " + text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          storefront/shop-web      | payments/card-vault    | 5432 | ALLOWED
          orders/debug-shell       | payments/card-vault    | 5432 | ALLOWED
          logging/fluent-bit       | payments/card-vault    | 5432 | ALLOWED
          monitoring/prometheus    | payments/card-vault    | 5432 | ALLOWED
          default/node-tools       | payments/card-vault    | 5432 | ALLOWED
          ingress-nginx/ingress-nginx-controller | payments/card-vault | 5432 | ALLOWED
          fraud/model-cache        | payments/card-vault    | 5432 | ALLOWED
          fraud/fraud-scoring      | payments/card-vault    | 5432 | ALLOWED
          kube-system/coredns      | payments/card-vault    | 5432 | ALLOWED
          reporting/metabase       | payments/card-vault    | 5432 | DENIED
          reporting/report-builder | payments/gateway       | 8443 | DENIED
          payments/gateway         | reporting/metabase     | 3000 | DENIED
          storefront/shop-web      | reporting/metabase     | 3000 | DENIED
          orders/orders-api        | reporting/metabase     | 3000 | DENIED
          payments/gateway         | payments/tokenizer     | 8443 | ALLOWED
          payments/gateway         | payments/card-vault    | 5432 | DENIED
          payments/tokenizer       | payments/card-vault    | 5432 | ALLOWED
          payments/settlement      | payments/card-vault    | 5432 | ALLOWED
          payments/tokenizer       | payments/hsm-proxy     | 9443 | ALLOWED
          payments/gateway         | fraud/fraud-scoring    | 8080 | ALLOWED
          payments/gateway         | 203.0.113.10           | 443  | ALLOWED
          payments/gateway         | 203.0.113.200          | 443  | DENIED
          payments/settlement      | 203.0.113.10           | 443  | ALLOWED
          payments/settlement      | 203.0.113.200          | 443  | ALLOWED
          payments/threeds-server  | 192.0.2.9              | 443  | ALLOWED
          payments/hsm-proxy       | 10.20.40.17            | 1500 | ALLOWED
          payments/gateway         | 8.8.8.8                | 443  | DENIED
          payments/tokenizer       | 8.8.8.8                | 443  | DENIED
          payments/card-vault      | 8.8.8.8                | 443  | DENIED
          fraud/fraud-scoring      | 8.8.8.8                | 443  | ALLOWED
          storefront/shop-web      | fraud/fraud-scoring    | 8080 | DENIED
          8.8.8.8                  | payments/gateway       | 8443 | DENIED
          8.8.8.8                  | ingress-nginx/ingress-nginx-controller | 443   | ALLOWED
          8.8.8.8                  | ingress-nginx/ingress-nginx-controller | 80    | ALLOWED
          8.8.8.8                  | ingress-nginx/ingress-nginx-controller | 10254 | DENIED
          ingress-nginx/ingress-nginx-controller | payments/gateway      | 8443 | ALLOWED
          ingress-nginx/ingress-nginx-controller | storefront/shop-web   | 8080 | ALLOWED
          ingress-nginx/ingress-nginx-controller | monitoring/prometheus | 9090 | ALLOWED
          storefront/shop-web      | orders/orders-api      | 8080 | ALLOWED
          storefront/shop-web      | orders/orders-api      | 8081 | DENIED
          10.80.3.4                | orders/orders-api      | 8081 | ALLOWED
          10.80.3.4                | reporting/metabase     | 3000 | ALLOWED
          orders/orders-api        | payments/gateway       | 8443 | ALLOWED
          """)
  void answers_as_planned(String from, String to, int port, Answer answer) {
    assertThat(connectivity.explain(peer(from), peer(to), Protocol.TCP, port).verdict())
        .isEqualTo(answer);
  }

  @Test
  void enforcement_is_known() {
    assertThat(connectivity.plugin().name()).isEqualTo("Calico");
    assertThat(connectivity.plugin().enforcesNetworkPolicy()).isEqualTo(Enforcement.YES);
  }

  @ParameterizedTest
  @CsvSource({
    "payments/StatefulSet.apps/card-vault, CDE, CDE, STORES",
    "payments/CronJob.batch/settlement, CDE, CDE, TRANSMITS",
    "payments/Deployment.apps/gateway, CDE, CDE, PROCESSES",
    "fraud/Deployment.apps/fraud-scoring, CDE, CDE, PROCESSES",
    "fraud/Deployment.apps/model-cache, CONNECTED_TO, CONNECTED_TO, NONE",
    "orders/Deployment.apps/orders-api, CONNECTED_TO, CONNECTED_TO, NONE",
    "monitoring/StatefulSet.apps/alertmanager, CONNECTED_TO, CONNECTED_TO, NONE",
    "logging/DaemonSet.apps/fluent-bit, CONNECTED_TO, SECURITY_IMPACTING, NONE",
    "storefront/Deployment.apps/shop-web, CONNECTED_TO, OUT_OF_SCOPE, NONE",
    "reporting/Deployment.apps/metabase, SECURITY_IMPACTING, OUT_OF_SCOPE, NONE",
  })
  void scope_is_as_planned(String ref, ScopeClass derived, ScopeClass effective, DataRole role) {
    ResourceRef workload = ResourceRef.parse(ref).orElseThrow();
    ScopeEntry entry =
        scope.entries().stream()
            .filter(e -> e.workload().equals(workload))
            .findFirst()
            .orElseThrow();
    assertThat(List.of(entry.derived(), entry.effective(), entry.dataRole()))
        .isEqualTo(List.of(derived, effective, role));
  }

  @Test
  void the_connection_from_the_admins_network_may_come_from_a_node() {
    assertThat(
            connectivity
                .touching(
                    Set.of(ResourceRef.parse("orders/Deployment.apps/orders-api").orElseThrow()))
                .stream()
                .filter(row -> row.via().startsWith("NodePort"))
                .map(row -> row.from().spoken() + " " + row.verdict()))
        .containsExactly("Corporate network 10.80.0.0-10.80.255.255 UNKNOWN");
  }
}
