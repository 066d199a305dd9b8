package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.Set;
import java.util.regex.Pattern;

/// *Read:* `clientConfig.url`.
///
/// *Allowed:* a service in place of a URL; the name of a service of the cluster; the API server's
/// own machine, as managed clusters have it.
public final class WebhookExternal implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-webhook-external-url",
          "No webhook is answered outside the cluster",
          Severity.MEDIUM,
          Set.of(Hook.MUTATING, Hook.VALIDATING),
          "The objects it is asked about, Secrets among them, leave the cluster.",
          "Run what answers inside the cluster, or narrow its rules to what may leave.",
          "Where a name leads to is not looked up.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Hook.MUTATING, Hook.VALIDATING);
  }

  private static final Pattern INSIDE =
      Pattern.compile(
          "https://(localhost|127\\.[0-9.]+|\\[::1\\]|[a-z0-9.-]+\\.svc(\\.cluster\\.local)?\\.?)"
              + "(:[0-9]+)?(/.*)?");

  @Override
  public Outcome check(Resource configuration, Audit audit) {
    return Outcome.failIfAny(
        "is answered outside the cluster",
        Hook.of(configuration)
            .map(hook -> hook.place().at("clientConfig", "url"))
            .filter(url -> url.isPresent() && !INSIDE.matcher(url.text("")).matches())
            .map(url -> Evidence.of(configuration, url))
            .toList());
  }
}
