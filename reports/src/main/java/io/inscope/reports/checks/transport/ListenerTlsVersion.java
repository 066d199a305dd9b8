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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// *Read:* `mode` and `options` of `spec.listeners[].tls` of Gateways.
///
/// *Allowed:* an option for the minimum version that says 1.2 or later. Passthrough is a question
/// for a person. Without an option it is up to the implementation, and not assessed.
///
/// Source: [TLS](https://gateway-api.sigs.k8s.io/guides/tls/#extensions).
public final class ListenerTlsVersion implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "gw-listener-tls-mode",
          "Gateways end TLS themselves, of version 1.2 or later",
          Severity.LOW,
          Set.of(GatewayApi.GATEWAY),
          "Old versions of TLS can be broken; and what passes through is as good as the least"
              + " careful pod.",
          "Set the minimum version in the options of the listener, or in the settings of the"
              + " implementation.",
          "Implementations have settings and kinds of their own for this, which are not read.");

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

  private static final Pattern MINIMUM = Pattern.compile("(?i).*min.*(version|protocol).*");
  private static final Pattern OLD = Pattern.compile("(?i)ssl.*|(tls)?[v_ -]*1([._][01])?");

  @Override
  public Outcome check(Resource gateway, Audit audit) {
    List<Evidence> old = new ArrayList<>();
    List<Evidence> passed = new ArrayList<>();
    List<Evidence> good = new ArrayList<>();
    boolean open = false;
    for (Field listener : gateway.root().at("spec", "listeners").each().toList()) {
      Field tls = listener.at("tls");
      if (tls.isMissing()) {
        continue;
      }
      Optional<Field> minimum =
          tls.at("options")
              .members()
              .filter(option -> MINIMUM.matcher(option.key()).matches())
              .findFirst();
      if (tls.at("mode").text("Terminate").equals("Passthrough")) {
        passed.add(Evidence.of(gateway, tls.at("mode")));
      } else if (minimum.isEmpty()) {
        open = true;
      } else {
        boolean tooOld = OLD.matcher(minimum.get().text("").strip()).matches();
        (tooOld ? old : good).add(Evidence.of(gateway, minimum.get()));
      }
    }
    if (!old.isEmpty()) {
      return new Outcome.Fail("accepts versions of TLS before 1.2", old);
    }
    if (!passed.isEmpty()) {
      return new Outcome.Manual("Which versions of TLS do the pods behind it accept?", passed);
    }
    if (open) {
      return new Outcome.NotAssessed(
          "which versions of TLS its implementation accepts is not in the snapshot");
    }
    return good.isEmpty()
        ? new Outcome.NotApplicable("no listener of it has TLS")
        : new Outcome.Pass(good);
  }
}
