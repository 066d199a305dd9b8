package io.inscope.reports.checks.network;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// *Read:* `spec.type` of services.
///
/// *Allowed:* any but ExternalName, and aliases of services of the cluster: of names that end in
/// `.svc`, or in `.svc.cluster.local`. Where a cluster calls its own domain otherwise, such an
/// alias fails like any other.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class ExternalNameService implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-externalname",
          "No service is an alias of a name outside",
          Severity.MEDIUM,
          Set.of(Kinds.SERVICE),
          "A name that looks like one of the cluster leads out of it, past every "
              + "selector of a network policy.",
          "Use the outside name where it is needed, and let an egress policy name its "
              + "addresses.",
          "Where the name leads is decided by DNS and not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE);
  }

  @Override
  public Outcome check(Resource service, Audit audit) {
    Field spec = service.root().at("spec");
    return spec.at("type").text("").equals("ExternalName")
            && !isInside(spec.at("externalName").text(""))
        ? new Outcome.Fail(
            "is an alias of a name outside", List.of(Evidence.of(service, spec.at("externalName"))))
        : Outcome.pass();
  }

  /// Whether it is the name of a service of the cluster: `web.shop.svc.cluster.local`.
  private static boolean isInside(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    String relative = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    return relative.endsWith(".svc") || relative.endsWith(".svc.cluster.local");
  }
}
