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
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `allowedRoutes.namespaces.from` of the listeners of Gateways, and the same for sets of
/// listeners.
///
/// *Allowed:* `Same`, which is the default, `Selector` and `None`.
///
/// Source: [cross-namespace routing](https://gateway-api.sigs.k8s.io/guides/multiple-ns/).
public final class OpenListener implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "gw-cross-namespace",
          "No gateway takes routes of every namespace",
          Severity.MEDIUM,
          Set.of(GatewayApi.GATEWAY),
          "Whoever may create a route in any namespace publishes it here, beside the payment pages,"
              + " and may take over hosts.",
          "Let listeners take routes of their own namespace, or of those with a label that only you"
              + " set.",
          "Which hosts the listeners answer for limits what a foreign route can take.");

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
    return Set.of(GatewayApi.GATEWAY);
  }

  @Override
  public Outcome check(Resource gateway, Audit audit) {
    Field spec = gateway.root().at("spec");
    return Outcome.failIfAny(
        "takes routes of every namespace",
        Stream.concat(
                spec.at("listeners")
                    .each()
                    .map(listener -> listener.at("allowedRoutes", "namespaces", "from")),
                Stream.of(spec.at("allowedListeners", "namespaces", "from")))
            .filter(from -> from.text("Same").equals("All"))
            .map(from -> Evidence.of(gateway, from))
            .toList());
  }
}
