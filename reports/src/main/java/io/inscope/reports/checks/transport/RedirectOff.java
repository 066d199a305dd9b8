package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the annotations `ssl-redirect` and `force-ssl-redirect` of ingresses with TLS, and
/// settings of ingress-nginx in ConfigMaps that switch the redirect off for all.
///
/// *Allowed:* anything but `ssl-redirect: "false"` alone. `force-ssl-redirect: "false"` is the
/// default and changes nothing.
///
/// Source: [server-side HTTPS
/// enforcement](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#server-side-https-enforcement-through-redirect).
public final class RedirectOff implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-ssl-redirect-off",
          "Every ingress with TLS sends clear requests to it",
          Severity.MEDIUM,
          Set.of(Kinds.INGRESS, Kinds.INGRESS_CLASS, Kinds.CONFIG_MAP),
          "What clients send in clear is answered in clear, sessions and all.",
          "Remove ssl-redirect: \"false\", or set force-ssl-redirect: \"true\".",
          "Of controllers other than ingress-nginx and the one of NGINX it is not known whether"
              + " they redirect on their own.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  private static final Set<String> REDIRECTING =
      Set.of(IngressClasses.NGINX, "nginx.org/ingress-controller");

  /// The ConfigMaps that say so for a whole controller.
  private record SwitchedOff(List<Evidence> places) {
    static SwitchedOff of(Audit audit) {
      List<Evidence> places = new ArrayList<>();
      try (Stream<Resource> all = audit.snapshot().all(Kinds.CONFIG_MAP)) {
        for (Resource map : (Iterable<Resource>) all::iterator) {
          Field data = map.root().at("data");
          if (data.isObject() && "false".equals(data.at("ssl-redirect").value())) {
            places.add(Evidence.of(map, data.at("ssl-redirect")));
          }
        }
      }
      return new SwitchedOff(List.copyOf(places));
    }
  }

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    if (ingress.root().at("spec", "tls").each().findAny().isEmpty()) {
      return new Outcome.NotApplicable("it has no TLS");
    }
    if (Annotations.says(ingress, "force-ssl-redirect", "true")
        || Annotations.says(ingress, "ssl-redirect", "true")) {
      return Outcome.pass();
    }
    List<Evidence> off =
        Annotations.named(ingress, "ssl-redirect"::equals)
            .filter(one -> "false".equals(one.value()))
            .map(one -> Evidence.of(ingress, one))
            .toList();
    if (!off.isEmpty()) {
      return new Outcome.Fail("answers in clear beside TLS", off);
    }
    String controller = audit.view(IngressClasses.class, IngressClasses::of).controller(ingress);
    if (!REDIRECTING.contains(controller)) {
      return new Outcome.NotAssessed(
          controller.isEmpty()
              ? "which controller serves it, and whether that redirects, is not known"
              : "whether the controller %s redirects on its own is not known"
                  .formatted(controller));
    }
    List<Evidence> global = audit.view(SwitchedOff.class, SwitchedOff::of).places();
    return global.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "Does its controller use these settings, which switch the redirect off?", global);
  }
}
