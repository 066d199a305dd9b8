package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// *Read:* `namespaceSelector`, `objectSelector` and `matchConditions` of webhooks that belong to
/// products that decide at admission, and the labels of namespaces in which workloads of the CDE
/// run.
///
/// *Allowed:* a namespace selector that matches them all, which the default does. A webhook that
/// goes by labels of objects or by conditions is for people to judge. Not applicable to other
/// webhooks and without a CDE.
public final class WebhookExclusions implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-webhook-exclusions",
          "No guard at admission leaves out the CDE",
          Severity.HIGH,
          Set.of(Hook.VALIDATING),
          "What is created in the CDE is not checked, or who creates it may choose not to be.",
          "Take the namespaces of the CDE out of what the webhook leaves out.",
          "Conditions (matchConditions) are not evaluated. What policies themselves leave out is"
              + " not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Hook.VALIDATING);
  }

  @Override
  public Outcome check(Resource configuration, Audit audit) {
    SortedSet<String> cde = CdeNamespaces.in(audit);
    if (cde.isEmpty()) {
      return new Outcome.NotApplicable("no workload is declared as CDE");
    }
    Hooks hooks = audit.view(Hooks.class, Hooks::of);
    List<Hook> guards = Hook.of(configuration).filter(hook -> hook.guard().isPresent()).toList();
    if (guards.isEmpty()) {
      return new Outcome.NotApplicable("nothing shows that it guards workloads");
    }
    SortedSet<String> leftOut = new TreeSet<>();
    SortedSet<String> unknown = new TreeSet<>();
    List<Evidence> selectors = new ArrayList<>();
    List<Evidence> narrowed = new ArrayList<>();
    for (Hook hook : guards) {
      Hooks.LeftOut found = hooks.leftOut(hook, cde);
      leftOut.addAll(found.names());
      unknown.addAll(found.unknown());
      if (!found.names().isEmpty()) {
        selectors.add(hook.evidence(hook.place().at("namespaceSelector")));
      }
      if (LabelSelector.of(hook.place().at("objectSelector"))
          .filter(s -> !s.isEverything())
          .isPresent()) {
        narrowed.add(hook.evidence(hook.place().at("objectSelector")));
      }
      if (hook.place().at("matchConditions").each().findAny().isPresent()) {
        narrowed.add(hook.evidence(hook.place().at("matchConditions")));
      }
    }
    if (!selectors.isEmpty()) {
      return new Outcome.Fail(
          "leaves out namespaces of the CDE: " + String.join(", ", leftOut), selectors);
    }
    if (!unknown.isEmpty()) {
      return new Outcome.NotAssessed(
          "it goes by labels of namespaces, and those of %s were not handed over"
              .formatted(String.join(", ", unknown)));
    }
    return narrowed.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "It is not asked about all objects: can anything in the CDE be left out?", narrowed);
  }
}
