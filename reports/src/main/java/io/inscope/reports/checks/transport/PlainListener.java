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
import java.util.Set;

/// *Read:* `spec.listeners[].protocol` of Gateways, and the filters of routes that name the
/// listener.
///
/// *Allowed:* HTTPS and TLS; HTTP where all routes redirect every request to https. Other protocols
/// may carry TLS of the application: a question for a person.
///
/// Source: [TLS](https://gateway-api.sigs.k8s.io/guides/tls/).
public final class PlainListener implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "gw-listener-plain",
          "Every listener of a gateway speaks TLS or only redirects to it",
          Severity.HIGH,
          Set.of(GatewayApi.GATEWAY, GatewayApi.HTTP_ROUTE),
          "What is sent to the application crosses the network in clear.",
          "Set protocol: HTTPS with a certificate, and let routes at HTTP only redirect.",
          "Whether a route really attaches, by hosts and namespaces, is not followed: one that"
              + " names the listener counts.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(GatewayApi.GATEWAY);
  }

  @Override
  public Outcome check(Resource gateway, Audit audit) {
    List<Evidence> plain = new ArrayList<>();
    List<Evidence> unclear = new ArrayList<>();
    for (Field listener : gateway.root().at("spec", "listeners").each().toList()) {
      Field protocol = listener.at("protocol");
      switch (protocol.text("")) {
        case "HTTPS", "TLS" -> {}
        case "HTTP" -> {
          if (!onlyRedirects(gateway, listener, audit)) {
            plain.add(Evidence.of(gateway, protocol));
          }
        }
        default -> unclear.add(Evidence.of(gateway, protocol));
      }
    }
    if (!plain.isEmpty()) {
      return new Outcome.Fail("takes requests in clear", plain);
    }
    return unclear.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "Is what passes these listeners encrypted by the application?", unclear);
  }

  private static boolean onlyRedirects(Resource gateway, Field listener, Audit audit) {
    List<AttachedRoutes.Attachment> routes =
        audit.view(AttachedRoutes.class, AttachedRoutes::of).at(gateway, listener);
    return !routes.isEmpty() && routes.stream().allMatch(AttachedRoutes.Attachment::redirects);
  }
}
