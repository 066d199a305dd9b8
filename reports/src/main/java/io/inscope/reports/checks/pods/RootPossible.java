package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A container starts as root when it is told to, or when nothing forbids it and its image says so.
///
/// *Read:* `securityContext.runAsUser` and `runAsNonRoot` of every container, else of the pod.
///
/// *Allowed:* a user other than 0, or `runAsNonRoot: true`, with which the kubelet refuses to start
/// root. With neither, the image decides, which a snapshot does not show: not assessed. From
/// Kubernetes 1.35 a pod with its own user namespace (`hostUsers: false`) may run as root in it.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Restricted.
public final class RootPossible implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-run-as-root-possible",
          "No container can start as root",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Root inside a container is one weakness of the kernel or of the runtime away "
              + "from root on the node.",
          "Set runAsNonRoot: true in the pod, and a runAsUser other than 0 where the "
              + "image runs as root.",
          "The Restricted standard asks for runAsNonRoot: true even where runAsUser is "
              + "set. The user of the image is not known.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (UserNamespaces.relax(workload, audit)) {
      return UserNamespaces.notApplicable();
    }
    List<Evidence> told = SecurityContext.offending(workload, c -> told(c).map(c::evidence));
    if (!told.isEmpty()) {
      return new Outcome.Fail("can start as root", told);
    }
    String undecided =
        SecurityContext.of(workload)
            .filter(RootPossible::isUndecided)
            .map(c -> c.container().at("name").text("a container without a name"))
            .collect(Collectors.joining(", "));
    return undecided.isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            "neither runAsNonRoot nor runAsUser is set, so the image decides: " + undecided);
  }

  /// What tells the container to run as root, or lets it.
  private static Stream<Field> told(SecurityContext context) {
    Field user = context.effective("runAsUser");
    Field nonRoot = context.effective("runAsNonRoot");
    if (nonRoot.isTrue()) {
      return Stream.empty();
    }
    return user.isPresent()
        ? Stream.of(user).filter(u -> u.number().orElse(0) == 0)
        : Stream.of(nonRoot).filter(Field::isFalse);
  }

  private static boolean isUndecided(SecurityContext context) {
    return context.effective("runAsUser").isMissing()
        && context.effective("runAsNonRoot").isMissing();
  }
}
