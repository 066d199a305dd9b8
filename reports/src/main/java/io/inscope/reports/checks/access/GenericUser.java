package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Names such as `admin` and `kubernetes-admin` come with installations and are shared. On
/// OpenShift the secret of the first administrator stays until somebody deletes it.
///
/// *Read:* `subjects` of bindings; the secret kubeadmin in kube-system.
///
/// *Allowed:* users of any other name.
///
/// Source: [user
/// accounts](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#users-in-kubernetes).
public final class GenericUser implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-generic-user",
          "No binding names a user whom nobody in particular is",
          Severity.MEDIUM,
          BindingCheck.BINDINGS,
          "What a shared login did cannot be told of a person.",
          "Bind the groups of the identity provider, and remove the login of the "
              + "installation.",
          "Shared logins under other names are not seen.");

  private static final ResourceRef FIRST = ResourceRef.of(Kinds.SECRET, "kube-system", "kubeadmin");

  private static final Set<String> GENERIC =
      Set.of(
          "admin",
          "administrator",
          "cluster-admin",
          "kube-admin",
          "kube:admin",
          "kubeadmin",
          "kubernetes-admin",
          "kubernetes-super-admin",
          "root");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> evidence = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (GroupKind kind : BindingCheck.BINDINGS.stream().sorted().toList()) {
      try (Stream<Resource> bindings = audit.snapshot().all(kind)) {
        bindings.forEach(
            binding -> {
              try {
                evidence.addAll(users(binding));
              } catch (WrongShape e) {
                unread.add("%s: %s".formatted(binding.ref().spoken(), e.getMessage()));
              }
            });
      }
    }
    audit
        .snapshot()
        .find(FIRST)
        .ifPresent(
            secret -> evidence.add(Evidence.of(secret, secret.root().at("metadata", "name"))));
    boolean openShift =
        audit.snapshot().kinds().stream().anyMatch(kind -> kind.group().endsWith(".openshift.io"));
    boolean looked =
        audit.snapshot().outlines(Kinds.SECRET, "kube-system") instanceof Coverage.Read;
    if (evidence.isEmpty() && !unread.isEmpty()) {
      return new Outcome.NotAssessed("what it binds is not known of " + unread.getFirst());
    }
    return evidence.isEmpty() && openShift && !looked
        ? new Outcome.NotAssessed(
            "whether the secret kubeadmin is still there is not known: secrets of kube-system were"
                + " not handed over")
        : Outcome.failIfAny("has logins whom nobody in particular is", evidence);
  }

  private static List<Evidence> users(Resource binding) {
    return Binding.of(binding).subjects().stream()
        .filter(named -> named.subject().kind().equals("User"))
        .filter(named -> GENERIC.contains(named.subject().name()))
        .map(named -> Evidence.of(binding, named.place().at("name")))
        .toList();
  }
}
