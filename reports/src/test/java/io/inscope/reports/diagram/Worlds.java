package io.inscope.reports.diagram;

import static io.inscope.reports.diagram.World.addresses;
import static io.inscope.reports.diagram.World.ingressOf;
import static io.inscope.reports.diagram.World.workload;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;

/// Clusters to draw.
final class Worlds {
  private Worlds() {}

  static final Endpoint INTERNET = addresses("Internet", "0.0.0.0-255.255.255.255");

  /// A small bank: 12 workloads in the CDE, one of them open, and about 60 connections.
  static World bank() {
    World w = new World();
    w.isolated(ScopeClass.CDE, DataRole.TRANSMITS, "payments/gateway", "payments/checkout-api");
    w.isolated(
        ScopeClass.CDE,
        DataRole.PROCESSES,
        "payments/authorizer",
        "payments/settlement-batch",
        "payments/fraud-scoring",
        "payments/notifier");
    w.isolated(ScopeClass.CDE, DataRole.STORES, "vault/token-vault", "vault/vault-db");
    w.isolated(ScopeClass.CDE, DataRole.PROCESSES, "vault/key-manager", "vault/detokenizer");
    w.isolated(ScopeClass.CDE, DataRole.STORES, "cards-db/postgres-primary");
    w.put(
        "cards-db/postgres-replica",
        ScopeClass.CDE,
        DataRole.STORES,
        Isolation.State.NO,
        Isolation.State.YES);
    w.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "ingress-nginx/ingress-nginx-controller");
    w.open(ScopeClass.CONNECTED_TO, DataRole.NONE, "monitoring/prometheus", "monitoring/loki");
    w.open(ScopeClass.CONNECTED_TO, DataRole.NONE, "monitoring/grafana-agent");
    w.open(ScopeClass.CONNECTED_TO, DataRole.NONE, "kube-system/coredns");
    w.isolated(ScopeClass.CONNECTED_TO, DataRole.NONE, "backoffice/reports", "backoffice/disputes");
    w.open(ScopeClass.SECURITY_IMPACTING, DataRole.NONE, "argocd/argocd-server");
    w.open(ScopeClass.UNDECIDED, DataRole.NONE, "marketing/campaigns", "marketing/newsletter");
    w.open(ScopeClass.OUT_OF_SCOPE, DataRole.NONE, "blog/wordpress", "blog/mysql", "dev/sandbox");

    Endpoint controller = workload("ingress-nginx/ingress-nginx-controller");
    w.row(
        INTERNET,
        ingressOf("payments/shop"),
        "TCP 443 tls",
        "Ingress payments/shop",
        Answer.ALLOWED);
    w.row(
        ingressOf("payments/shop"),
        controller,
        "TCP 443 tls",
        "Ingress payments/shop",
        Answer.ALLOWED);
    w.row(
        controller,
        workload("payments/gateway"),
        "TCP 8443 tls",
        "Ingress payments/shop",
        Answer.ALLOWED);
    w.row(
        controller,
        workload("payments/checkout-api"),
        "TCP 8080",
        "Ingress payments/shop",
        Answer.ALLOWED);
    w.row("payments/gateway", "payments/checkout-api", "TCP 8443 mtls");
    w.row("payments/gateway", "payments/authorizer", "TCP 8443 mtls");
    w.row("payments/checkout-api", "payments/authorizer", "TCP 8443 mtls");
    w.row("payments/checkout-api", "payments/fraud-scoring", "TCP 9090");
    w.row("payments/authorizer", "payments/fraud-scoring", "TCP 9090");
    w.row("payments/authorizer", "vault/token-vault", "TCP 8200 tls");
    w.row("payments/authorizer", "payments/notifier", "TCP 8025");
    w.row("payments/settlement-batch", "cards-db/postgres-primary", "TCP 5432 tls");
    w.row("payments/settlement-batch", "vault/detokenizer", "TCP 8443 mtls");
    w.row("payments/checkout-api", "vault/token-vault", "TCP 8200 tls");
    w.row("vault/token-vault", "vault/vault-db", "TCP 5432 tls");
    w.row("vault/token-vault", "vault/key-manager", "TCP 8443 mtls");
    w.row("vault/detokenizer", "vault/token-vault", "TCP 8200 tls");
    w.row("vault/detokenizer", "vault/key-manager", "TCP 8443 mtls");
    w.row("cards-db/postgres-primary", "cards-db/postgres-replica", "TCP 5432");
    w.row("payments/fraud-scoring", "cards-db/postgres-replica", "TCP 5432");
    Endpoint acquirer = addresses("Acquirer", "203.0.113.0-203.0.113.255");
    Endpoint schemes = addresses("Card schemes", "198.51.100.16-198.51.100.31");
    w.row(workload("payments/authorizer"), acquirer, "TCP 443 tls");
    w.row(workload("payments/settlement-batch"), acquirer, "TCP 22");
    w.row(workload("payments/authorizer"), schemes, "TCP 9443 mtls");
    w.row(workload("payments/notifier"), INTERNET, "TCP 587 unknown");
    w.row(
        acquirer,
        workload("payments/gateway"),
        "TCP 8443 mtls",
        "LoadBalancer payments/acquirer-callback",
        Answer.ALLOWED);
    for (String path :
        List.of(
            "payments/gateway",
            "payments/checkout-api",
            "payments/authorizer",
            "payments/settlement-batch",
            "payments/fraud-scoring",
            "payments/notifier",
            "vault/token-vault",
            "vault/detokenizer")) {
      w.row(workload(path), workload("kube-system/coredns"), "UDP 53");
      w.row(workload(path), workload("kube-system/coredns"), "TCP 53");
      w.row(workload("monitoring/prometheus"), workload(path), "TCP 9100");
    }
    w.row("payments/gateway", "monitoring/loki", "TCP 3100 unknown");
    w.row("payments/authorizer", "monitoring/loki", "TCP 3100 unknown");
    w.row("backoffice/disputes", "vault/detokenizer", "TCP 8443 mtls");
    w.row("backoffice/reports", "cards-db/postgres-replica", "TCP 5432");
    w.row("argocd/argocd-server", "payments/gateway", "TCP 8081 unknown");
    w.row(
        workload("marketing/newsletter"),
        workload("payments/notifier"),
        "TCP 8025",
        "pod",
        Answer.UNKNOWN);
    w.row(
        workload("backoffice/reports"),
        workload("vault/vault-db"),
        "TCP 5432 unknown",
        "pod",
        Answer.UNKNOWN);
    for (String path :
        List.of(
            "monitoring/prometheus",
            "monitoring/loki",
            "kube-system/coredns",
            "argocd/argocd-server",
            "marketing/campaigns",
            "marketing/newsletter",
            "blog/wordpress",
            "blog/mysql")) {
      w.row(path, "cards-db/postgres-replica", "TCP all unknown");
    }
    w.row(
        Endpoint.of(Endpoint.Type.NODE, new ResourceRef("", "Node", "", "worker-1")),
        workload("payments/gateway"),
        "TCP 8081");
    w.limit("1 AdminNetworkPolicy was not evaluated: its priority equals that of another.");
    return w;
  }

  /// A cluster with hardly a policy: everything may reach everything.
  static World open() {
    World w = new World();
    List<String> cde = List.of("shop/web", "shop/api", "shop/db", "shop/worker", "shop/cache");
    List<String> others =
        List.of("monitoring/prometheus", "kube-system/coredns", "blog/wordpress", "ci/runner");
    w.open(ScopeClass.CDE, DataRole.PROCESSES, cde.toArray(String[]::new));
    w.open(ScopeClass.CONNECTED_TO, DataRole.NONE, others.toArray(String[]::new));
    w.open(ScopeClass.OUT_OF_SCOPE, DataRole.NONE, "dev/sandbox");
    for (String a : cde) {
      for (String b : cde) {
        if (!a.equals(b)) {
          w.row(a, b, "TCP all unknown");
          w.row(a, b, "UDP all unknown");
        }
      }
      for (String b : others) {
        w.row(a, b, "TCP all unknown");
        w.row(b, a, "TCP all unknown");
      }
      w.row(workload(a), INTERNET, "TCP all unknown");
    }
    w.row(INTERNET, workload("shop/web"), "TCP 8080", "NodePort shop/web 30080", Answer.ALLOWED);
    return w;
  }

  /// A policy of payments is open to all pods, and a workload of the CDE may go anywhere.
  static World openToAll() {
    World w = new World();
    String[] payments = {"gateway", "tokenizer", "vault", "batch", "proxy", "directory"};
    for (String name : payments) {
      w.isolated(ScopeClass.CDE, DataRole.PROCESSES, "payments/" + name);
    }
    w.put(
        "fraud/scoring",
        ScopeClass.CDE,
        DataRole.PROCESSES,
        Isolation.State.YES,
        Isolation.State.NO);
    List<String> others =
        List.of("ci", "kube-system", "logging", "monitoring", "ops", "orders", "shop", "web");
    for (String other : others) {
      w.open(
          other.equals("web") ? ScopeClass.OUT_OF_SCOPE : ScopeClass.CONNECTED_TO,
          DataRole.NONE,
          other + "/app");
    }
    w.isolated(ScopeClass.OUT_OF_SCOPE, DataRole.NONE, "reporting/app");
    Endpoint scoring = workload("fraud/scoring");
    Endpoint acquirer = addresses("Acquirer", "203.0.113.0-203.0.113.255");
    for (String protocol : List.of("TCP", "UDP", "SCTP")) {
      String all = protocol + " all unknown";
      for (String name : payments) {
        others.forEach(other -> w.row(other + "/app", "payments/" + name, all));
        w.row("fraud/scoring", "payments/" + name, all);
        w.row(
            workload("payments/" + name), workload("kube-system/app"), all, "pod", Answer.UNKNOWN);
      }
      others.forEach(other -> w.row("fraud/scoring", other + "/app", all));
      w.row(scoring, INTERNET, all);
      w.row(scoring, acquirer, all);
      w.row(scoring, addresses("Corporate", "10.80.0.0-10.80.255.255"), all);
      w.row(scoring, addresses("HSM", "10.20.40.16-10.20.40.31"), all);
    }
    w.row(workload("payments/gateway"), acquirer, "TCP 443 unknown");
    w.row("payments/gateway", "payments/tokenizer", "TCP 8443 mtls");
    w.row("payments/tokenizer", "payments/vault", "TCP 5432 tls");
    return w;
  }

  /// Nothing declared yet.
  static World empty() {
    World w = new World();
    w.open(ScopeClass.UNDECIDED, DataRole.NONE, "shop/web", "shop/api", "blog/wordpress");
    return w;
  }

  /// 40 boxes, give or take, and many lines; seeded, so always the same.
  static World large(long seed) {
    java.util.Random random = new java.util.Random(seed);
    World w = new World();
    java.util.ArrayList<String> cde = new java.util.ArrayList<>();
    String[] namespaces = {"payments", "vault", "cards-db", "settlement"};
    String[] names = {"api", "worker", "db", "cache", "proxy", "batch"};
    for (String namespace : namespaces) {
      for (String name : names) {
        String path = namespace + "/" + namespace + "-" + name;
        cde.add(path);
        w.isolated(ScopeClass.CDE, DataRole.PROCESSES, path);
      }
    }
    java.util.ArrayList<String> others = new java.util.ArrayList<>();
    for (String namespace :
        List.of(
            "monitoring", "logging", "kube-system", "backoffice", "argocd", "istio-system", "ci")) {
      String path = namespace + "/" + namespace + "-main";
      others.add(path);
      w.open(ScopeClass.CONNECTED_TO, DataRole.NONE, path);
    }
    w.open(ScopeClass.CONNECTED_TO, DataRole.NONE, "ingress/nginx", "ingress/haproxy");
    w.open(ScopeClass.OUT_OF_SCOPE, DataRole.NONE, "blog/wordpress", "dev/sandbox");
    String[] ports = {"TCP 443 tls", "TCP 8443 mtls", "TCP 5432", "TCP 9090 unknown", "UDP 53"};
    w.row(INTERNET, ingressOf("ingress/shop"), "TCP 443 tls", "Ingress x", Answer.ALLOWED);
    w.row(
        ingressOf("ingress/shop"),
        workload("ingress/nginx"),
        "TCP 443 tls",
        "Ingress x",
        Answer.ALLOWED);
    w.row(INTERNET, workload("ingress/haproxy"), "TCP 443 tls", "LoadBalancer x", Answer.ALLOWED);
    for (int i = 0; i < 6; i++) {
      w.row(
          workload(i % 2 == 0 ? "ingress/nginx" : "ingress/haproxy"),
          workload(cde.get(6 * (i % 4))),
          "TCP 8443 tls",
          "Ingress x",
          Answer.ALLOWED);
    }
    for (int i = 0; i < 60; i++) {
      String from = cde.get(random.nextInt(cde.size()));
      String to = cde.get(random.nextInt(cde.size()));
      if (!from.equals(to)) {
        w.row(from, to, ports[random.nextInt(ports.length)]);
      }
    }
    for (int i = 0; i < 70; i++) {
      String from = cde.get(random.nextInt(cde.size()));
      String to = others.get(random.nextInt(others.size()));
      if (random.nextBoolean()) {
        w.row(from, to, ports[random.nextInt(ports.length)]);
      } else {
        w.row(to, from, ports[random.nextInt(ports.length)]);
      }
    }
    for (int i = 0; i < 8; i++) {
      w.row(
          workload(cde.get(random.nextInt(cde.size()))),
          addresses(i % 2 == 0 ? "Acquirer" : "Card schemes", "203.0.113.0-203.0.113.255"),
          "TCP 443 mtls");
    }
    return w;
  }
}
