package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the objects that Applications of Argo CD and Kustomizations of Flux list as theirs, with
/// their state, and the marks that both leave on objects.
///
/// *Allowed:* a workload of the CDE that one of them keeps, and that agrees with its repository.
/// Without a trace of either it is a question. Not applicable outside the CDE.
///
/// Source: [OpenGitOps](https://opengitops.dev/).
public final class GitOpsCoverage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "bkp-gitops",
          "The configuration of the CDE can be brought back from a repository",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Configuration that exists only in the cluster is lost with it, and changes to it go"
              + " unnoticed.",
          "Keep the workload's manifests in a repository, and let Argo CD or Flux apply them.",
          "A pipeline that applies manifests leaves no mark. The repository itself is not looked"
              + " at.");

  private static final List<List<String>> MARKS =
      List.of(
          List.of("annotations", "argocd.argoproj.io/tracking-id"),
          List.of("labels", "argocd.argoproj.io/instance"),
          List.of("labels", "kustomize.toolkit.fluxcd.io/name"),
          List.of("labels", "helm.toolkit.fluxcd.io/name"),
          List.of("annotations", "configmanagement.gke.io/managed"));

  /// Whether there may be applications that nobody has seen.
  private record Unseen(String gap) {
    static Unseen of(Audit audit) {
      return new Unseen(
          Stream.of(ManagedByGitOps.APPLICATION, ManagedByGitOps.KUSTOMIZATION)
              .map(kind -> Installed.of(audit.snapshot(), kind).gap())
              .filter(gap -> !gap.isEmpty())
              .findFirst()
              .orElse(""));
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
      return new Outcome.NotApplicable("the workload is not in the CDE");
    }
    Resource owner = workload.owner();
    ManagedByGitOps.Kept kept =
        audit.view(ManagedByGitOps.class, ManagedByGitOps::of).kept().get(owner.ref());
    if (kept != null) {
      List<Evidence> shown = List.of(Evidence.of(kept.by(), kept.state()));
      return kept.agrees()
          ? new Outcome.Pass(shown)
          : new Outcome.Fail("differs from its repository", shown);
    }
    Optional<Field> mark =
        MARKS.stream()
            .map(path -> owner.root().at("metadata", path.getFirst(), path.getLast()))
            .filter(Field::isPresent)
            .findFirst();
    if (mark.isPresent()) {
      return new Outcome.Pass(List.of(Evidence.of(owner, mark.get())));
    }
    String gap = audit.view(Unseen.class, Unseen::of).gap();
    return gap.isEmpty()
        ? new Outcome.Manual(
            "From what could the configuration of the workload be brought back?",
            List.of(Evidence.of(owner, owner.root().at("metadata", "name"))))
        : new Outcome.NotAssessed(gap);
  }
}
