package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// *Read:* webhooks of products that decide at admission, whether they are answered and for which
/// namespaces; policies of those whose policies are in the API; ValidatingAdmissionPolicies and
/// their bindings; and the API server's flags.
///
/// *Allowed:* at least one that is answered, has a policy that refuses, and is asked about all
/// namespaces of the CDE. Of products whose policies are elsewhere people have to tell.
public final class PolicyEngine implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-policy-engine",
          "A policy engine decides over what is created, in the CDE too",
          Severity.MEDIUM,
          Set.of(Hook.VALIDATING),
          "Any workload that somebody may create runs, whatever it asks for.",
          "Run a policy engine, or ValidatingAdmissionPolicies, with policies that refuse; and"
              + " leave out no namespace of the CDE.",
          "What the policies demand is not looked at. Products are told by the names of their"
              + " webhooks. Pod Security levels are told by checks of their own.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  /// What was found out about each candidate.
  private static final class Found {
    private final List<Evidence> enforcing = new ArrayList<>();
    private final List<Evidence> asking = new ArrayList<>();
    private final SortedMap<String, List<Evidence>> wrong = new TreeMap<>();
    private final SortedSet<String> unknown = new TreeSet<>();

    void wrong(String message, Stream<Evidence> evidence) {
      wrong.computeIfAbsent(message, _ -> new ArrayList<>()).addAll(evidence.toList());
    }
  }

  @Override
  public Outcome check(Audit audit) {
    Found found = new Found();
    Hooks hooks = audit.view(Hooks.class, Hooks::of);
    found.unknown.addAll(hooks.unreadable());
    hooks.ofGuards().forEach((guard, of) -> guard(guard, of, hooks, audit, found));
    builtIn(hooks, audit, found);
    ApiServerWords.of(audit)
        .naming("enable-admission-plugins", "ImagePolicyWebhook")
        .ifPresent(word -> found.asking.add(word.evidence()));
    if (!found.enforcing.isEmpty()) {
      return new Outcome.Pass(found.enforcing);
    }
    if (!found.asking.isEmpty()) {
      return new Outcome.Manual(
          "What decides at admission keeps its rules outside the API: do they refuse what breaks"
              + " them?",
          found.asking);
    }
    if (!found.unknown.isEmpty()) {
      return new Outcome.NotAssessed(String.join("; ", found.unknown));
    }
    return found.wrong.isEmpty()
        ? new Outcome.Fail(
            "has no policy engine", List.of(new Evidence.Absence("a policy that refuses")))
        : new Outcome.Fail(found.wrong.firstKey(), found.wrong.firstEntry().getValue());
  }

  private static void guard(Guard guard, List<Hook> hooks, Hooks all, Audit audit, Found found) {
    Policies policies = audit.view(Policies.class, Policies::of);
    List<Policies.Policy> own = policies.of(guard).toList();
    if (!guard.policies().isEmpty() && own.stream().noneMatch(Policies.Policy::enforces)) {
      String gap = policies.gaps().getOrDefault(guard, "");
      if (!gap.isEmpty()) {
        found.unknown.add(gap);
      } else {
        found.wrong(
            "has a policy engine that refuses nothing",
            own.isEmpty()
                ? hooks.stream().map(hook -> hook.evidence(hook.place().at("name")))
                : own.stream().map(Policies.Policy::evidence));
      }
      return;
    }
    List<Hook> seeing = hooks.stream().filter(Hook::seesWorkloads).toList();
    if (seeing.isEmpty()) {
      found.wrong(
          "has a policy engine that is not asked about workloads",
          hooks.stream().map(hook -> hook.evidence(hook.place().at("rules"))));
      return;
    }
    SortedSet<String> cde = CdeNamespaces.in(audit);
    List<Hook> covering =
        seeing.stream().filter(hook -> all.leftOut(hook, cde).names().isEmpty()).toList();
    if (covering.isEmpty()) {
      found.wrong(
          "has a policy engine that leaves out namespaces of the CDE",
          seeing.stream().map(hook -> hook.evidence(hook.place().at("namespaceSelector"))));
      return;
    }
    List<Hook> answered =
        covering.stream()
            .filter(hook -> !(Answering.of(hook, audit) instanceof Answering.No))
            .toList();
    if (answered.isEmpty()) {
      found.wrong(
          "has a policy engine that does not answer",
          covering.stream().map(hook -> hook.evidence(hook.place().at("name"))));
      return;
    }
    List<Hook> sure =
        answered.stream()
            .filter(hook -> all.leftOut(hook, cde).unknown().isEmpty())
            .filter(hook -> Answering.of(hook, audit) instanceof Answering.Yes)
            .toList();
    if (sure.isEmpty()) {
      found.unknown.add("whether %s is asked and answers is not known".formatted(guard.name()));
    } else if (guard.policies().isEmpty()) {
      sure.forEach(hook -> found.asking.add(hook.evidence(hook.place().at("name"))));
    } else {
      found.enforcing.add(sure.getFirst().evidence(sure.getFirst().place().at("name")));
      own.stream()
          .filter(Policies.Policy::enforces)
          .forEach(policy -> found.enforcing.add(policy.evidence()));
    }
  }

  private static void builtIn(Hooks hooks, Audit audit, Found found) {
    BuiltInPolicies all = audit.view(BuiltInPolicies.class, BuiltInPolicies::of);
    found.unknown.addAll(all.gaps());
    List<Resource> bindings = all.effective(audit).toList();
    List<Resource> denying = bindings.stream().filter(BuiltInPolicies::denies).toList();
    if (!bindings.isEmpty() && denying.isEmpty()) {
      found.wrong("has a policy engine that refuses nothing", evidence(bindings));
      return;
    }
    SortedSet<String> cde = CdeNamespaces.in(audit);
    List<Resource> covering = new ArrayList<>();
    for (Resource binding : denying) {
      Hooks.LeftOut out = hooks.leftOut(BuiltInPolicies.asHook(binding), cde);
      if (out.names().isEmpty()) {
        covering.add(binding);
        if (out.unknown().isEmpty()) {
          found.enforcing.add(Evidence.of(binding, BuiltInPolicies.actions(binding)));
        } else {
          found.unknown.add(
              "whether %s is about the CDE is not known: it goes by labels of namespaces"
                  .formatted(binding.ref().spoken()));
        }
      }
    }
    if (covering.isEmpty() && !denying.isEmpty()) {
      found.wrong("has a policy engine that leaves out namespaces of the CDE", evidence(denying));
    }
  }

  private static Stream<Evidence> evidence(List<Resource> bindings) {
    return bindings.stream().map(binding -> Evidence.of(binding, BuiltInPolicies.actions(binding)));
  }
}
