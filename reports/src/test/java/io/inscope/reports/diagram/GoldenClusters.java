package io.inscope.reports.diagram;

import static io.inscope.reports.diagram.World.addresses;
import static io.inscope.reports.diagram.World.ingressOf;
import static io.inscope.reports.diagram.World.workload;
import static io.inscope.reports.diagram.Worlds.INTERNET;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Four invented clusters whose pages are kept as they look.
public final class GoldenClusters {
  private GoldenClusters() {}

  /// All sheets of each, the overview first.
  public static Map<String, List<Diagram>> sheets() {
    Map<String, List<Diagram>> sheets = new TreeMap<>();
    sheets.put("bank", Worlds.bank().builder().sheets());
    sheets.put("flat", flat().builder().sheets());
    sheets.put("hub", hub().builder().sheets());
    sheets.put("shop", shop().builder().sheets());
    return sheets;
  }

  /// A small shop: a chain from the Internet to the vault.
  private static World shop() {
    World w = new World();
    w.isolated(ScopeClass.CDE, DataRole.TRANSMITS, "pay/checkout");
    w.isolated(ScopeClass.CDE, DataRole.STORES, "pay/vault");
    w.open(ScopeClass.CDE, DataRole.PROCESSES, "pay/receipts");
    w.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "web/shop", "ops/prometheus");
    w.open(ScopeClass.OUT_OF_SCOPE, DataRole.NONE, "blog/wordpress");
    Endpoint entry = ingressOf("web/shop");
    w.row(INTERNET, entry, "TCP 443 tls", "Ingress web/shop", Answer.ALLOWED);
    w.row(entry, workload("web/shop"), "TCP 8080", "Ingress web/shop", Answer.ALLOWED);
    w.row("web/shop", "pay/checkout", "TCP 8443 mtls");
    w.row("pay/checkout", "pay/vault", "TCP 8200 tls");
    w.row("pay/checkout", "pay/receipts", "TCP 8025");
    w.row(workload("pay/checkout"), addresses("Acquirer", "203.0.113.0-203.0.113.255"), "TCP 443");
    w.row("ops/prometheus", "pay/vault", "TCP 9100 unknown");
    return w;
  }

  /// One namespace in which everything may reach everything.
  private static World flat() {
    World w = new World();
    List<String> all = List.of("default/web", "default/api", "default/db", "default/worker");
    w.open(ScopeClass.CDE, DataRole.PROCESSES, all.toArray(String[]::new));
    w.open(ScopeClass.CDE, DataRole.NONE, "default/idle-1", "default/idle-2");
    for (String from : all) {
      for (String to : all) {
        if (!from.equals(to)) {
          w.row(from, to, "TCP all unknown");
        }
      }
    }
    w.row(INTERNET, workload("default/web"), "TCP 80", "NodePort default/web", Answer.ALLOWED);
    return w;
  }

  /// A broker that everybody talks to.
  private static World hub() {
    World w = new World();
    w.isolated(ScopeClass.CDE, DataRole.TRANSMITS, "bus/broker");
    w.isolated(ScopeClass.CDE, DataRole.STORES, "cards/ledger");
    for (int i = 1; i <= 8; i++) {
      String spoke = "team-%d/client".formatted(i);
      w.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, spoke);
      if (i % 2 == 0) {
        w.row(spoke, "bus/broker", "TCP 9093 mtls");
      } else {
        w.row("bus/broker", spoke, "TCP %d tls".formatted(9000 + i));
      }
    }
    w.row("bus/broker", "cards/ledger", "TCP 5432 tls");
    w.row("cards/ledger", "bus/broker", "TCP 9093 mtls");
    return w;
  }
}
