package io.inscope.reports.checks.admission;

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

/// *Read:* every webhook: its name, whom the API server asks, and about what.
///
/// *Allowed:* any; they are listed as evidence. Not applicable to a configuration without webhooks.
public final class WebhookInventory implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-webhook-inventory",
          "All webhooks are on record",
          Severity.INFO,
          Set.of(Hook.MUTATING, Hook.VALIDATING),
          "Whoever serves a webhook sees objects, Secrets among them, and may change or refuse"
              + " them.",
          "Compare the list with what is meant to be there.",
          "Whether each is needed is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Hook.MUTATING, Hook.VALIDATING);
  }

  @Override
  public Outcome check(Resource configuration, Audit audit) {
    List<Evidence> evidence = new ArrayList<>();
    Hook.of(configuration)
        .forEach(
            hook -> {
              Field client = hook.place().at("clientConfig");
              evidence.add(hook.evidence(hook.place().at("name")));
              evidence.add(
                  hook.evidence(
                      client.at("url").isPresent() ? client.at("url") : client.at("service")));
              hook.place()
                  .at("rules")
                  .each()
                  .forEach(rule -> evidence.add(hook.evidence(rule.at("resources"))));
            });
    return evidence.isEmpty()
        ? new Outcome.NotApplicable("it holds no webhook")
        : new Outcome.Pass(evidence);
  }
}
