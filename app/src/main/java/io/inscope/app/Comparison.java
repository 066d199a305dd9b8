package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.change.Changes;
import io.inscope.reports.change.FindingDiff;
import io.inscope.snapshot.diff.ConnectionChange;
import io.inscope.snapshot.diff.ConnectionDiff;
import io.inscope.snapshot.diff.ObjectDiff;
import io.inscope.snapshot.diff.ScopeChange;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.List;
import java.util.Set;

/// Works out what changed between two snapshots of a project. Both are judged by the decisions and
/// rules that are in force now, so that what differs is the cluster and not the judgement.
public final class Comparison {
  /// What can be asked for by itself.
  public enum Part {
    OBJECTS,
    CONNECTIONS,
    SCOPE,
    FINDINGS
  }

  private final Services services;
  private final Project project;

  Comparison(Services services, Project project) {
    this.services = services;
    this.project = project;
  }

  Changes of(StoredSnapshot before, StoredSnapshot after, Set<Part> parts, Progress progress) {
    ObjectDiff objects = objects(before, after, progress);
    if (parts.equals(Set.of(Part.OBJECTS))) {
      return new Changes(before.info(), after.info(), objects, List.of(), List.of(), List.of());
    }
    Facts old = services.facts(project, before, List.of(), progress);
    Facts now = services.facts(project, after, List.of(), progress);
    boolean findings = parts.contains(Part.FINDINGS);
    RuleSet rules = RuleSet.of(project.file());
    return new Changes(
        before.info(),
        after.info(),
        parts.contains(Part.OBJECTS) ? objects : ObjectDiff.NONE,
        parts.contains(Part.CONNECTIONS) ? connections(old, now, objects) : List.of(),
        parts.contains(Part.SCOPE) ? ScopeChange.between(old.scope(), now.scope()) : List.of(),
        findings
            ? FindingDiff.of(
                services.assess(old, rules, progress), services.assess(now, rules, progress))
            : List.of());
  }

  /// With a snapshot that was analysed already.
  Changes with(StoredSnapshot before, Analysis analysis, StoredSnapshot after, Progress progress) {
    Facts old = services.facts(project, before, List.of(), progress);
    Assessment then = services.assess(old, RuleSet.of(project.file()), progress);
    ObjectDiff objects = objects(before, after, progress);
    return new Changes(
        before.info(),
        after.info(),
        objects,
        connections(old, analysis.facts(), objects),
        ScopeChange.between(old.scope(), analysis.scope()),
        FindingDiff.of(then, analysis.assessment()));
  }

  private static ObjectDiff objects(
      ClusterSnapshot before, ClusterSnapshot after, Progress progress) {
    progress.step("Comparing objects", 0);
    return ObjectDiff.of(before, after);
  }

  private static List<ConnectionChange> connections(Facts old, Facts now, ObjectDiff objects) {
    return ConnectionDiff.of(
        old.connections(), old.scope(), now.connections(), now.scope(), objects);
  }
}
