package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// *Read:* protocol and `tls` of the servers of Istio's Gateways.
///
/// *Allowed:* TLS of version 1.2 or later, which is the default, and HTTP that only redirects. TCP
/// without TLS may carry TLS of the application: a question for a person.
///
/// Source:
/// [Gateway](https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings).
public final class PlainMeshGateway implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-gateway-plain",
          "Every gateway of Istio speaks TLS or redirects to it",
          Severity.HIGH,
          Set.of(Istio.GATEWAY),
          "What is sent to the application crosses the network in clear, or by a TLS that can be"
              + " broken.",
          "Give the server tls with a credential, set httpsRedirect for HTTP, and no minimum"
              + " version before 1.2.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Istio.GATEWAY);
  }

  private static final Set<String> HTTP = Set.of("GRPC", "GRPC-WEB", "HTTP", "HTTP2");
  private static final Set<String> OPAQUE = Set.of("MONGO", "MYSQL", "REDIS", "TCP");
  private static final Set<String> OLD = Set.of("TLSV1_0", "TLSV1_1");

  @Override
  public Outcome check(Resource gateway, Audit audit) {
    List<Evidence> plain = new ArrayList<>();
    List<Evidence> old = new ArrayList<>();
    List<Evidence> unclear = new ArrayList<>();
    for (Field server : gateway.root().at("spec", "servers").each().toList()) {
      Field protocol = server.at("port", "protocol");
      String name = protocol.text("").toUpperCase(Locale.ROOT);
      Field tls = server.at("tls");
      boolean encrypts = !tls.at("mode").text("").isEmpty() || tls.at("credentialName").isPresent();
      if (HTTP.contains(name) && !encrypts && !tls.at("httpsRedirect").isTrue()) {
        plain.add(Evidence.of(gateway, protocol));
      } else if (OPAQUE.contains(name) && !encrypts) {
        unclear.add(Evidence.of(gateway, protocol));
      }
      Field minimum = tls.at("minProtocolVersion");
      if (OLD.contains(minimum.text(""))) {
        old.add(Evidence.of(gateway, minimum));
      }
    }
    if (!plain.isEmpty()) {
      return new Outcome.Fail("takes requests in clear", plain);
    }
    if (!old.isEmpty()) {
      return new Outcome.Fail("accepts versions of TLS before 1.2", old);
    }
    return unclear.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual("Is what passes these servers encrypted by the application?", unclear);
  }
}
