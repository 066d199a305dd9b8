package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Escalation;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.access.Identities;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.access.RuleSet;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.sidepath.Actor;
import io.inscope.snapshot.sidepath.Right;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whoever may open a shell in the CDE, read its secrets or replace its pods needs no connection.
///
/// *Read:* the rules that a binding gives in namespaces of the CDE or everywhere: shells,
/// attachments, forwarded ports, proxies, debugging containers, the kubelet, secrets, workloads,
/// tokens, impersonation, rights and network policies. A binding elsewhere counts when it begins
/// the shortest way of a subject: to become a service account which has such a right, by starting a
/// pod, entering one, or getting a token; the evidence is the way, step by step.
///
/// *Allowed:* none of them, but for service accounts as which only the CDE runs. Not applicable to
/// bindings of other namespaces, and to those that every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class RightsOverCde implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-cde-reach",
          "Nobody outside the CDE has rights that lead into it",
          Severity.HIGH,
          Set.of(
              Kinds.CLUSTER_ROLE_BINDING,
              Kinds.ROLE_BINDING,
              Kinds.CLUSTER_ROLE,
              Kinds.ROLE,
              Kinds.POD),
          "Such rights reach cardholder data past every network policy, so whoever has them is in"
              + " scope.",
          "Take the right away, narrow it to other namespaces, or put who has it into scope.",
          "Who is a member of a group, and who may do everything by certificate, is not in the"
              + " API. Of several ways of one subject the shortest is shown.");

  /// The namespaces of the CDE, as whom only the CDE runs, and the ways of everybody else into it.
  private record Rights(Set<String> namespaces, Set<Subject> own, Escalation ways) {
    static Rights of(Audit audit) {
      Set<ResourceRef> cde = Outside.cde(audit);
      Set<Subject> own = new TreeSet<>();
      for (SidePath path : audit.scope().paths()) {
        if (path.from() instanceof Actor.OfSubject one
            && one.subject().kind().equals("ServiceAccount")
            && !one.runBy().isEmpty()
            && cde.containsAll(one.runBy())) {
          own.add(one.subject());
        }
      }
      Set<String> namespaces = cde.stream().map(ResourceRef::namespace).collect(Collectors.toSet());
      Map<RuleSet, Optional<Power.Given>> inNamespace = new IdentityHashMap<>();
      Map<RuleSet, Optional<Power.Given>> everywhere = new IdentityHashMap<>();
      return new Rights(
          namespaces,
          own,
          Escalation.toward(
              audit.access(),
              Identities.of(audit.snapshot(), audit.access()),
              one ->
                  leadsIntoCde(one, own, namespaces)
                      ? (one.isEverywhere() ? everywhere : inNamespace)
                          .computeIfAbsent(one.rules(), _ -> first(one))
                      : Optional.empty()));
    }

    private static Optional<Power.Given> first(Assignment assignment) {
      return assignment
          .grants()
          .flatMap(
              grant ->
                  Right.of(grant).values().stream()
                      .map(given -> new Power.Given(grant.given(), given.what())))
          .findFirst();
    }

    private static boolean leadsIntoCde(Assignment one, Set<Subject> own, Set<String> namespaces) {
      return !own.contains(one.subject())
          && (one.isEverywhere() || namespaces.contains(one.namespace()));
    }

    boolean leadsIntoCde(Assignment one) {
      return leadsIntoCde(one, own, namespaces);
    }

    /// The shortest ways that begin with a right from this binding and go on as somebody else.
    List<Evidence> longerWays(ResourceRef binding, Audit audit) {
      return audit.access().of(binding).stream()
          .filter(one -> !own.contains(one.subject()))
          .map(one -> ways.from(one.subject()))
          .filter(chain -> chain.size() > 1)
          .filter(chain -> chain.getFirst().grant().binding().ref().equals(binding))
          .flatMap(List::stream)
          .map(Evidence::of)
          .distinct()
          .toList();
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    if (Outside.cde(audit).isEmpty()) {
      return new Outcome.NotApplicable("no workload is declared as CDE");
    }
    if (audit.access().isAsShipped(resource.ref())) {
      return new Outcome.NotApplicable("every cluster has it, for its own components");
    }
    Rights rights = audit.view(Rights.class, Rights::of);
    Binding binding = Binding.of(resource);
    List<Evidence> further = rights.longerWays(resource.ref(), audit);
    if (!further.isEmpty()) {
      return new Outcome.Fail("gives rights that lead into the CDE", further);
    }
    String namespace = resource.ref().namespace();
    if (!namespace.isEmpty() && !rights.namespaces().contains(namespace)) {
      return new Outcome.NotApplicable("it gives no right in a namespace of the CDE");
    }
    if (audit.snapshot().find(binding.role()).isEmpty()) {
      return new Outcome.NotAssessed(
          "it gives %s, which is not in the snapshot".formatted(binding.role().spoken()));
    }
    String unread = unread(resource, audit);
    List<Evidence> evidence = new ArrayList<>();
    for (Assignment assignment : audit.access().of(resource.ref())) {
      if (rights.leadsIntoCde(assignment)) {
        assignment
            .grants()
            .forEach(
                grant -> {
                  Map<?, Right.Given> given = Right.of(grant);
                  if (!given.isEmpty()) {
                    evidence.add(
                        evidence(grant, given.values().stream().map(Right.Given::what).toList()));
                  }
                });
      }
    }
    return evidence.isEmpty() && !unread.isEmpty()
        ? new Outcome.NotAssessed(unread)
        : Outcome.failIfAny("gives rights that lead into the CDE", evidence);
  }

  /// What of the binding or its role could not be understood; empty when nothing.
  private static String unread(Resource binding, Audit audit) {
    String role = Binding.of(binding).role().spoken() + " ";
    String self = binding.ref().spoken() + " ";
    return audit.access().limits().stream()
        .filter(limit -> limit.startsWith(role) || limit.startsWith(self))
        .collect(Collectors.joining(" "));
  }

  private static Evidence evidence(Grant grant, List<String> what) {
    String names = String.join(", ", grant.given().rule().names());
    return new Evidence.Grant(
        grant.subject().toString(),
        grant.binding().ref(),
        grant.role().ref(),
        "%s%s %s"
            .formatted(
                String.join(", ", what),
                names.isEmpty() ? "" : " named " + names,
                grant.namespace().isEmpty() ? "everywhere" : "in " + grant.namespace()),
        grant.role().place(grant.rule()));
  }
}
