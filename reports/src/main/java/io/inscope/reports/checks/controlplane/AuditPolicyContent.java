package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// *Read:* the audit policy, handed over as a file, or from the ConfigMap in which OpenShift keeps
/// its profiles (the one that `--audit-policy-file` names).
///
/// *Allowed:* at least the metadata of requests that read or change secrets and configuration, ask
/// who somebody is, open a way into pods and nodes, or change rights; and no rule that drops all
/// that is left. Where only some people's or some namespaces' are dropped, a person decides.
///
/// Source: [auditing](https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/).
public final class AuditPolicyContent implements ControlPlaneCheck {
  private static final GroupKind POLICY = new GroupKind("audit.k8s.io", "Policy");
  private static final String PROFILES = "kube-apiserver-audit-policies";
  private static final String MESSAGE = "has an audit policy with gaps";
  private static final String RIGHTS = "rbac.authorization.k8s.io";

  private static final List<AuditPolicy.Request> SENSITIVE =
      List.of(
          new AuditPolicy.Request("get", "", "secrets"),
          new AuditPolicy.Request("list", "", "secrets"),
          new AuditPolicy.Request("update", "", "secrets"),
          new AuditPolicy.Request("update", "", "configmaps"),
          new AuditPolicy.Request("create", "authentication.k8s.io", "tokenreviews"),
          new AuditPolicy.Request("create", "", "serviceaccounts/token"),
          new AuditPolicy.Request("create", "", "pods/exec"),
          new AuditPolicy.Request("get", "", "pods/exec"),
          new AuditPolicy.Request("create", "", "pods/attach"),
          new AuditPolicy.Request("create", "", "pods/portforward"),
          new AuditPolicy.Request("get", "", "pods/proxy"),
          new AuditPolicy.Request("get", "", "services/proxy"),
          new AuditPolicy.Request("get", "", "nodes/proxy"),
          new AuditPolicy.Request("create", "", "pods"),
          new AuditPolicy.Request("update", RIGHTS, "roles"),
          new AuditPolicy.Request("update", RIGHTS, "clusterroles"),
          new AuditPolicy.Request("create", RIGHTS, "rolebindings"),
          new AuditPolicy.Request("create", RIGHTS, "clusterrolebindings"),
          // Stands for all that nobody thought of.
          new AuditPolicy.Request("update", "unnamed.example", "anything"));

  private static final CheckInfo INFO =
      new CheckInfo(
          "api-audit-policy-content",
          "The audit policy covers what an investigation asks for",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Who read a secret, opened a shell or changed rights cannot be found out afterwards.",
          "Log the metadata of all requests, and drop only what is noise for certain.",
          "Stages and levels above Metadata are not weighed.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    if (ControlPlane.known(audit, ControlPlane.API_SERVER) instanceof Known.Managed managed) {
      return new Outcome.NotAssessed(managed.why());
    }
    List<Policy> policies = policies(audit);
    if (policies.isEmpty()) {
      return ControlPlane.judge(
          audit, ControlPlane.API_SERVER, MESSAGE, AuditPolicyContent::withoutPolicy);
    }
    Set<Evidence> dropped = new LinkedHashSet<>();
    Set<Evidence> partly = new LinkedHashSet<>();
    for (Policy policy : policies) {
      for (AuditPolicy.Request request : SENSITIVE) {
        switch (new AuditPolicy(policy.root()).of(request)) {
          case AuditPolicy.Fate.Logged _ -> {}
          case AuditPolicy.Fate.Partly some -> partly.add(policy.evidence().apply(some.rule()));
          case AuditPolicy.Fate.Dropped all ->
              dropped.add(
                  all.rule()
                      .map(policy.evidence())
                      .orElseGet(
                          () ->
                              new Evidence.Absence(
                                  "a rule for %s in %s"
                                      .formatted(request, policy.resource().ref().spoken()))));
        }
      }
    }
    if (!dropped.isEmpty()) {
      return new Outcome.Fail(MESSAGE, List.copyOf(dropped));
    }
    return partly.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "Does the audit policy drop only requests that nobody will ask for?",
            List.copyOf(partly));
  }

  /// Without any policy nothing is logged; where there is one, somebody has it.
  private static Stream<Evidence> withoutPolicy(CommandLine line) {
    List<Evidence> missing = line.missing("audit-policy-file").toList();
    if (missing.isEmpty()) {
      throw new Unclear(
          "the audit policy is a file that the API does not show: hand over the one that"
              + " --audit-policy-file names");
    }
    return missing.stream();
  }

  /// A policy and how its fields are shown.
  private record Policy(Resource resource, Field root, Function<Field, Evidence> evidence) {}

  private static List<Policy> policies(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    List<Policy> policies = new ArrayList<>();
    try (Stream<Resource> all = snapshot.all(POLICY)) {
      all.forEach(
          one -> policies.add(new Policy(one, one.root(), field -> Evidence.of(one, field))));
    }
    if (ControlPlane.known(audit, ControlPlane.API_SERVER) instanceof Known.Running running) {
      running.instances().stream()
          .flatMap(line -> line.text("audit-policy-file").stream())
          .map(flag -> flag.value().replaceFirst(".*/", ""))
          .distinct()
          .flatMap(file -> profile(snapshot, file))
          .forEach(policies::add);
    }
    return policies;
  }

  private static Stream<Policy> profile(ClusterSnapshot snapshot, String file) {
    return snapshot
        .find(ResourceRef.of(Kinds.CONFIG_MAP, "openshift-kube-apiserver", PROFILES))
        .flatMap(map -> Embedded.in(map, file))
        .map(embedded -> new Policy(embedded.map(), embedded.root(), embedded::evidence))
        .stream();
  }
}
