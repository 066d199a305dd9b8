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
import io.inscope.snapshot.network.address.AddressRange;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// *Read:* the annotations of Routes for rate limits and permitted addresses.
///
/// *Allowed:* both. With a rate limit alone it is a question for a person who is meant to connect.
/// A list with anything in it that is no address is ignored by the router, and here.
///
/// Source: [route-specific
/// annotations](https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/networking/configuring-routes#nw-route-specific-annotations_route-configuration).
public final class UnlimitedRoute implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "route-rate-whitelist",
          "Routes of OpenShift limit who may connect and how often",
          Severity.LOW,
          Set.of(OpenShift.ROUTE),
          "Anybody may try passwords and cards, or wear the application out, as fast as the router"
              + " can take it.",
          "Set the annotations rate-limit-connections and, where clients are known, ip_allowlist.",
          "A firewall or a service in front of the router may limit both.");

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
    return Set.of(OpenShift.ROUTE);
  }

  private static final String PREFIX = "haproxy.router.openshift.io/";
  private static final List<String> LISTS =
      List.of(PREFIX + "ip_allowlist", PREFIX + "ip_whitelist");
  private static final String RATE = PREFIX + "rate-limit-connections";

  @Override
  public Outcome check(Resource route, Audit audit) {
    Field annotations = route.root().at("metadata", "annotations");
    Field rate = annotations.at(RATE);
    if (!rate.text("").equalsIgnoreCase("true")) {
      return new Outcome.Fail(
          "does not limit how often clients connect",
          List.of(
              new Evidence.Value(
                  route.ref(),
                  rate.pointer(),
                  rate.value(),
                  route.place(rate.isMissing() ? route.root().at("metadata") : rate),
                  "")));
    }
    List<Evidence> lists =
        LISTS.stream()
            .map(annotations::at)
            .filter(list -> isList(list.text("")))
            .map(list -> Evidence.of(route, list))
            .toList();
    return lists.isEmpty()
        ? new Outcome.Manual(
            "Is everybody meant to reach this route?", List.of(Evidence.of(route, rate)))
        : new Outcome.Pass(lists);
  }

  private static boolean isList(String written) {
    return !written.isBlank()
        && Arrays.stream(written.strip().split("\\s+"))
            .allMatch(one -> AddressRange.parse(one).isPresent());
  }
}
