package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.access.RoleRule;
import io.inscope.snapshot.access.Rule;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A cluster role with the label aggregate-to-view, -edit or -admin becomes a part of that role.
/// Compared with what the role holds as shipped: view nothing that changes or reveals anything,
/// edit what an application's team needs in its namespace, admin the roles of the namespace as
/// well.
///
/// *Read:* the rules of cluster roles with one of the labels.
///
/// *Allowed:* rights that the built-in role has anyway. Not applicable to roles that every cluster
/// has, as long as nothing was added to them, and to those without such a label.
///
/// Source: [aggregated cluster
/// roles](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles).
public final class AggregationInjection implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-aggregation-injection",
          "No role adds dangerous rights to the built-in roles for people",
          Severity.MEDIUM,
          Set.of(Kinds.CLUSTER_ROLE),
          "Everybody who was given view, edit or admin has more than the name says, in "
              + "every namespace at once.",
          "Take the label off, and give the role by a binding to those who need it.",
          "Rules that an operator adds for its own objects are not judged.");

  private static final String LABEL = "rbac.authorization.k8s.io/aggregate-to-";

  /// What the roles hold as shipped, the narrowest first.
  private static final Map<String, Set<Power>> HELD = held();

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE);
  }

  @Override
  public Outcome check(Resource role, Audit audit) {
    if (Shipped.isRole(role, audit)) {
      return Shipped.outcome();
    }
    List<String> into =
        HELD.keySet().stream()
            .filter(name -> "true".equals(role.labels().get(LABEL + name)))
            .toList();
    if (into.isEmpty()) {
      return new Outcome.NotApplicable("it is no part of a built-in role");
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Field field : role.root().at("rules").each().toList()) {
      RoleRule rule = new RoleRule(role, field, Rule.of(field));
      if (into.stream().anyMatch(name -> addsTo(HELD.getOrDefault(name, Set.of()), rule))) {
        evidence.add(Evidence.of(role, field));
      }
    }
    return Outcome.failIfAny("adds dangerous rights to " + String.join(" and ", into), evidence);
  }

  private static boolean addsTo(Set<Power> held, RoleRule rule) {
    return EnumSet.allOf(Power.class).stream()
        .anyMatch(power -> !held.contains(power) && power.in(rule, true).isPresent());
  }

  private static Map<String, Set<Power>> held() {
    Set<Power> edit =
        EnumSet.of(
            Power.READ_SECRETS,
            Power.WRITE_SECRETS,
            Power.START_PODS,
            Power.CHANGE_PODS,
            Power.EXEC,
            Power.ATTACH,
            Power.PORT_FORWARD,
            Power.MINT_TOKENS,
            Power.IMPERSONATE_ACCOUNTS,
            Power.CHANGE_NETWORK,
            Power.CHANGE_CONFIG,
            Power.DELETE_EVENTS);
    Set<Power> admin = EnumSet.copyOf(edit);
    admin.add(Power.MANAGE_RIGHTS);
    Map<String, Set<Power>> held = new LinkedHashMap<>();
    held.put("view", Set.of());
    held.put("edit", edit);
    held.put("admin", admin);
    return held;
  }
}
