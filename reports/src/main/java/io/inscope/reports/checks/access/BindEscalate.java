package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `escalate` on roles lets somebody write any rule into a role, `bind` lets them bind any role to
/// anybody: both lift the rule that nobody can give what they do not have. `bind` on roles named
/// one by one is the way to delegate safely, and depends on which roles these are: a question for a
/// person.
///
/// *Read:* the rules of the role that a binding gives: `bind` and `escalate` on roles and cluster
/// roles.
///
/// *Allowed:* neither. Not applicable to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class BindEscalate implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-bind-escalate",
          "No binding lets its subjects hand out rights they do not have",
          Severity.CRITICAL,
          Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE, Kinds.ROLE),
          "The subject can make itself an administrator of the cluster.",
          "Remove the verbs, or restrict bind to harmless roles with resourceNames.",
          "");

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
    return Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING);
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    BindingGrants.Answer answer =
        BindingGrants.find(binding, audit, grant -> allows(grant, "bind", "escalate"));
    List<Grant> free =
        answer.grants().stream()
            .filter(grant -> !grant.isNamed() || allows(grant, "escalate"))
            .toList();
    if (free.isEmpty() && !answer.grants().isEmpty()) {
      return new Outcome.Manual(
          "Are the roles that may be handed out harmless?",
          answer.grants().stream().map(BindingGrants.Answer::evidence).toList());
    }
    return answer.failIfAny("lets its subjects hand out rights they do not have");
  }

  private static boolean allows(Grant grant, String... verbs) {
    return Stream.of(verbs)
        .anyMatch(
            verb ->
                Stream.of("clusterroles", "roles")
                    .anyMatch(roles -> grant.allows(verb, Kinds.ROLE.group(), roles)));
  }
}
