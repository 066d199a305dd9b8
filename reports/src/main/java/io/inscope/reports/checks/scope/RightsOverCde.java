package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Bootstrap;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.sidepath.Actor;
import io.inscope.snapshot.sidepath.Right;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whoever may open a shell in the CDE, read its secrets or replace its pods needs no connection.
///
/// *Read:* the rules that a binding gives in namespaces of the CDE or everywhere: shells,
/// attachments, forwarded ports, proxies, debugging containers, the kubelet, secrets, workloads,
/// tokens, impersonation, rights and network policies.
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
              + " API.");

  /// What each binding gives, the namespaces of the CDE, and as whom only the CDE runs.
  private record Rights(
      Map<ResourceRef, List<Grant>> byBinding, Set<String> namespaces, Set<String> own) {
    static Rights of(Audit audit) {
      Set<ResourceRef> cde = Outside.cde(audit);
      Set<String> own = new TreeSet<>();
      for (SidePath path : audit.scope().paths()) {
        if (path.from() instanceof Actor.OfSubject one
            && one.subject().kind().equals("ServiceAccount")
            && !one.runBy().isEmpty()
            && cde.containsAll(one.runBy())) {
          own.add(one.subject().toString());
        }
      }
      return new Rights(
          audit.access().grants().stream().collect(Collectors.groupingBy(g -> g.binding().ref())),
          cde.stream().map(ResourceRef::namespace).collect(Collectors.toSet()),
          own);
    }

    boolean leadsIntoCde(Grant grant) {
      return !own.contains(grant.subject().toString())
          && (grant.namespace().isEmpty() || namespaces.contains(grant.namespace()));
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
    Rights rights = audit.view(Rights.class, Rights::of);
    Binding binding = Binding.of(resource);
    String namespace = resource.ref().namespace();
    if (!namespace.isEmpty() && !rights.namespaces().contains(namespace)) {
      return new Outcome.NotApplicable("it gives no right in a namespace of the CDE");
    }
    if (Bootstrap.isShipped(binding)) {
      return new Outcome.NotApplicable("every cluster has it, for its own components");
    }
    if (audit.snapshot().find(binding.role()).isEmpty()) {
      return new Outcome.NotAssessed(
          "it gives %s, which is not in the snapshot".formatted(binding.role().spoken()));
    }
    String unread = unread(resource, audit);
    List<Evidence> evidence = new ArrayList<>();
    for (Grant grant : rights.byBinding().getOrDefault(resource.ref(), List.of())) {
      Map<?, Right.Given> given = Right.of(grant);
      if (!given.isEmpty() && rights.leadsIntoCde(grant)) {
        evidence.add(evidence(grant, given.values().stream().map(Right.Given::what).toList()));
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
    String names =
        grant
            .rule()
            .at("resourceNames")
            .each()
            .map((Field name) -> name.text(""))
            .collect(Collectors.joining(", "));
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
