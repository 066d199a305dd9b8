package io.inscope.snapshot.access;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The roles and bindings that every API server creates for its own components.
///
/// They are told by their label, their exact name and, for bindings, by giving exactly their own
/// role to exactly their own subject. Whoever adds a subject to one of them, or puts the label on
/// something else, has made a binding like any other. Source: [default roles and role
/// bindings](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings).
public final class Bootstrap {
  private static final String LABEL = "kubernetes.io/bootstrapping";
  private static final String CONTROLLER = "system:controller:";
  private static final String LEADER = "system::leader-locking-";

  /// Binding, and role of the same name, to subjects.
  private static final Map<String, Set<Subject>> SUBJECTS =
      Map.ofEntries(
          Map.entry("cluster-admin", Set.of(group("system:masters"))),
          Map.entry("system:basic-user", Set.of(group("system:authenticated"))),
          Map.entry("system:discovery", Set.of(group("system:authenticated"))),
          Map.entry(
              "system:kube-controller-manager", Set.of(user("system:kube-controller-manager"))),
          Map.entry("system:kube-dns", Set.of(account("kube-dns"))),
          Map.entry("system:kube-scheduler", Set.of(user("system:kube-scheduler"))),
          Map.entry("system:monitoring", Set.of(group("system:monitoring"))),
          Map.entry("system:node", Set.of()),
          Map.entry("system:node-proxier", Set.of(user("system:kube-proxy"))),
          Map.entry(
              "system:public-info-viewer",
              Set.of(group("system:authenticated"), group("system:unauthenticated"))),
          Map.entry(
              "system:service-account-issuer-discovery", Set.of(group("system:serviceaccounts"))),
          Map.entry("system:volume-scheduler", Set.of(user("system:kube-scheduler"))),
          Map.entry(
              "system::extension-apiserver-authentication-reader",
              Set.of(user("system:kube-controller-manager"), user("system:kube-scheduler"))));

  /// Roles of components that need a `*`.
  private static final Set<String> WITH_WILDCARD =
      Set.of(
          "cluster-admin",
          "system:controller:disruption-controller",
          "system:controller:generic-garbage-collector",
          "system:controller:horizontal-pod-autoscaler",
          "system:controller:namespace-controller",
          "system:controller:resourcequota-controller",
          "system:controller:storage-version-migrator-controller",
          "system:kube-controller-manager",
          "system:kubelet-api-admin");

  private Bootstrap() {}

  /// The object carries the label of bootstrap objects. Anybody may put it on anything.
  public static boolean isLabelled(Resource resource) {
    return "rbac-defaults".equals(resource.labels().get(LABEL));
  }

  /// A binding as every API server creates it, unchanged.
  public static boolean isShipped(Binding binding) {
    String name = binding.resource().ref().name();
    return isLabelled(binding.resource())
        && binding.role().name().equals(name)
        && expected(name)
            .equals(
                binding.subjects().stream()
                    .map(Binding.Named::subject)
                    .collect(Collectors.toSet()));
  }

  /// A binding of the cluster's own components that is as shipped, but for the administrators'.
  public static boolean isOfTheClusterItself(Resource binding) {
    try {
      return !binding.ref().name().equals("cluster-admin") && isShipped(Binding.of(binding));
    } catch (WrongShape e) {
      return false;
    }
  }

  /// A role of a component of the control plane that needs a wildcard. Whether somebody has changed
  /// its rules is another question.
  public static boolean needsWildcard(Resource role) {
    return role.ref().groupKind().equals(Kinds.CLUSTER_ROLE)
        && isLabelled(role)
        && WITH_WILDCARD.contains(role.ref().name());
  }

  private static Set<Subject> expected(String name) {
    if (name.startsWith(CONTROLLER)) {
      return Set.of(account(name.substring(CONTROLLER.length())));
    }
    if (name.startsWith(LEADER)) {
      String component = name.substring(LEADER.length());
      return Set.of(user("system:" + component), account(component));
    }
    return SUBJECTS.getOrDefault(name, Set.of(new Subject("", "", "")));
  }

  private static Subject user(String name) {
    return new Subject("User", "", name);
  }

  private static Subject group(String name) {
    return new Subject("Group", "", name);
  }

  private static Subject account(String name) {
    return new Subject("ServiceAccount", "kube-system", name);
  }
}
