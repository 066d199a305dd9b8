package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// Requests without credentials are made as the user system:anonymous in the group
/// system:unauthenticated. Every cluster gives that group the version and the health of the API
/// server, and nothing else. Clusters made by kubeadm let joining nodes read one config map, which
/// is worth a question.
///
/// *Read:* `subjects` of bindings.
///
/// *Allowed:* other subjects. Not applicable to the binding every cluster has, as long as its role
/// is unchanged.
///
/// Source: [default roles and role
/// bindings](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings).
public final class AnonymousBinding implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-anonymous",
          "No binding gives rights to people who are not logged in",
          Severity.CRITICAL,
          RIGHTS,
          "Everybody who reaches the API server has the right, without a password.",
          "Remove the subject from the binding.",
          "Whether the API server lets anonymous requests in at all is another check.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    if (Shipped.isBinding(binding, audit)) {
      return Shipped.outcome();
    }
    List<Evidence> anonymous =
        Binding.of(binding).subjects().stream()
            .filter(named -> isAnonymous(named.subject()))
            .map(named -> Evidence.of(binding, named.place().at("name")))
            .toList();
    boolean joining =
        binding.ref().namespace().equals("kube-public")
            && binding.ref().name().equals("kubeadm:bootstrap-signer-clusterinfo");
    return joining && !anonymous.isEmpty()
        ? new Outcome.Manual("Do nodes still join with the help of this binding?", anonymous)
        : Outcome.failIfAny("gives rights to people who are not logged in", anonymous);
  }

  private static boolean isAnonymous(Subject subject) {
    return subject.equals(Subject.user("system:anonymous"))
        || subject.equals(Subject.group("system:unauthenticated"));
  }
}
