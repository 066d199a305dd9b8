package io.inscope.snapshot.register;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Three connections of an invented bank.
final class Given {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  static final Redactor REDACTOR = new Redactor(FingerprintKey.of(new byte[32]));

  private static final Endpoint WEB = workload("storefront", "web");
  private static final Endpoint GATEWAY = workload("payments", "gateway");
  private static final Endpoint INTERNET =
      Endpoint.ofAddresses("Internet", "203.0.113.0-203.0.113.255");

  static final Connection SHOP = connection("c-shop", WEB, GATEWAY, 8443, 8443);
  static final Connection METRICS = connection("c-metrics", WEB, GATEWAY, 9090, 9099);
  static final Connection OUT = connection("c-out", GATEWAY, INTERNET, 1, 65535);
  static final List<Connection> CONNECTIONS = List.of(SHOP, METRICS, OUT);

  private Given() {}

  private static Endpoint workload(String namespace, String name) {
    return Endpoint.of(Endpoint.Type.WORKLOAD, ResourceRef.of(Kinds.DEPLOYMENT, namespace, name));
  }

  private static Connection connection(
      String id, Endpoint from, Endpoint to, int firstPort, int lastPort) {
    return new Connection(
        id,
        from,
        to,
        new PortRange(Protocol.TCP, firstPort, lastPort),
        Answer.ALLOWED,
        Enforcement.YES,
        "pod",
        Protection.CLEAR,
        "",
        "no policy isolates it",
        "no policy isolates it",
        "");
  }

  static Justification justification(String need, String approver) {
    return new Justification(need, "", approver, Optional.empty(), Optional.empty(), "");
  }

  static Justification dated(String approvedOn, String reviewDate) {
    return new Justification(
        "pays",
        "team",
        "CISO",
        approvedOn.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(approvedOn)),
        reviewDate.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(reviewDate)),
        "");
  }
}
