package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* what a SecurityContextConstraints allows; `users` and `groups` in it; and the right
/// `use` on it by its name, which roles give.
///
/// *Allowed:* one that allows no privileged containers, no namespaces, ports or folders of the
/// node, no added capabilities and no user of choice; or one that only the cluster's own subjects
/// may use. A right to use all of them without a name counts as one to use this one.
public final class PermissiveConstraints implements ResourceCheck {
  private static final GroupKind CONSTRAINTS =
      new GroupKind("security.openshift.io", "SecurityContextConstraints");

  private static final CheckInfo INFO =
      new CheckInfo(
          "scc-permissive",
          "OpenShift grants its permissive security context constraints to nobody but itself",
          Severity.HIGH,
          Set.of(
              CONSTRAINTS,
              Kinds.CLUSTER_ROLE,
              Kinds.CLUSTER_ROLE_BINDING,
              Kinds.ROLE,
              Kinds.ROLE_BINDING),
          "Whoever may use them runs containers that take over their node.",
          "Take the right to use it away, or make one that allows no more than is needed.",
          "Which constraints a pod was admitted with, by their priority, is in its annotation"
              + " openshift.io/scc. Who may do everything may use them all. Members of groups are"
              + " not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(CONSTRAINTS);
  }

  private static final List<String> SWITCHES =
      List.of(
          "allowPrivilegedContainer",
          "allowHostDirVolumePlugin",
          "allowHostIPC",
          "allowHostNetwork",
          "allowHostPID",
          "allowHostPorts");

  private static final Set<String> HARMLESS = Set.of("NET_BIND_SERVICE");

  @Override
  public Outcome check(Resource constraints, Audit audit) {
    List<Evidence> allowed = allowed(constraints).map(f -> Evidence.of(constraints, f)).toList();
    if (allowed.isEmpty()) {
      return Outcome.pass();
    }
    List<Evidence> users = new ArrayList<>();
    Stream.of("users", "groups")
        .flatMap(list -> constraints.root().at(list).each())
        .filter(subject -> !isOwn(subject.text("")))
        .forEach(subject -> users.add(Evidence.of(constraints, subject)));
    for (Grant grant : audit.view(Uses.class, Uses::of).grants()) {
      if (names(grant, constraints.ref().name()) && !isOwn(grant)) {
        users.add(
            new Evidence.Grant(
                grant.subject().toString(),
                grant.binding().ref(),
                grant.role().ref(),
                "use it "
                    + (grant.namespace().isEmpty() ? "everywhere" : "in " + grant.namespace()),
                grant.role().place(grant.rule())));
      }
    }
    if (users.isEmpty()) {
      return audit.access().limits().isEmpty()
          ? Outcome.pass()
          : new Outcome.NotAssessed(
              "who may use it is not known: " + String.join(" ", audit.access().limits()));
    }
    return new Outcome.Fail(
        "lets pods take over their node, and others than the cluster itself may use it",
        Stream.concat(allowed.stream(), users.stream()).toList());
  }

  private static Stream<Field> allowed(Resource constraints) {
    Field root = constraints.root();
    return Stream.of(
            SWITCHES.stream().map(root::at).filter(Field::isTrue),
            Stream.of(root.at("runAsUser", "type")).filter(f -> f.text("").equals("RunAsAny")),
            root.at("allowedCapabilities").each().filter(f -> !HARMLESS.contains(f.text(""))))
        .flatMap(found -> found);
  }

  /// The grants of the right to use constraints by name.
  private record Uses(List<Grant> grants) {
    static Uses of(Audit audit) {
      return new Uses(
          audit
              .access()
              .grants()
              .filter(
                  grant ->
                      grant.allows("use", CONSTRAINTS.group(), "securitycontextconstraints")
                          && !allowsEverything(grant))
              .toList());
    }

    private static boolean allowsEverything(Grant grant) {
      return grant.rule().at("verbs").each().anyMatch(verb -> verb.text("").equals("*"))
          && grant.rule().at("resources").each().anyMatch(one -> one.text("").equals("*"));
    }
  }

  private static boolean names(Grant grant, String name) {
    return !grant.isNamed()
        || grant.rule().at("resourceNames").each().anyMatch(one -> one.text("").equals(name));
  }

  private static boolean isOwn(Grant grant) {
    return grant.subject().kind().equals("ServiceAccount")
        ? SystemNamespaces.contain(grant.subject().namespace())
        : isOwn(grant.subject().name());
  }

  /// Groups that hold everybody begin with `system:` too.
  private static boolean isOwn(String subject) {
    if (subject.startsWith("system:serviceaccount:")) {
      return SystemNamespaces.contain(subject.split(":", -1)[2]);
    }
    return Set.of("system:admin", "system:masters", "system:nodes", "system:cluster-admins")
            .contains(subject)
        || subject.startsWith("system:node:")
        || subject.startsWith("system:serviceaccounts:openshift-")
        || subject.startsWith("system:serviceaccounts:kube-");
  }
}
