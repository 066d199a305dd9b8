package io.inscope.reports.checks;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Subject;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a check said of the one workload of a small world, without the places that moving the
/// workload's parts moves.
///
/// @param shown container, field and value of each piece of evidence
record Said(String outcome, String text, SortedSet<String> shown) {
  static final List<WorkloadCheck> CHECKS =
      CheckLibrary.ALL.stream()
          .filter(WorkloadCheck.class::isInstance)
          .map(WorkloadCheck.class::cast)
          .toList();

  private static final Map<GroupKind, Coverage> READ =
      CHECKS.stream()
          .flatMap(check -> check.info().reads().stream())
          .distinct()
          .collect(Collectors.toMap(kind -> kind, _ -> new Coverage.Read(0)));

  /// What all checks of workloads say of each workload of one world: by the name of the workload,
  /// then by the id of the check. Everything a check reads was handed over.
  static Map<String, SortedMap<String, Said>> of(String version, List<JsonObject> objects) {
    List<Resource> resources =
        objects.stream()
            .map(object -> Resource.of(object, new Origin("case.yaml", 1)).orElseThrow())
            .toList();
    InMemorySnapshot snapshot =
        new InMemorySnapshot(
            new SnapshotInfo(1, "case", Instant.EPOCH, "", "", version, ""), resources, READ);
    Map<String, SortedMap<String, Said>> said = new HashMap<>();
    Map<String, Said> ofAll = new HashMap<>();
    for (CheckResult result : new CheckRunner(CHECKS).run(Audits.of(snapshot, List.of()))) {
      if (!(result.subject() instanceof Subject.Of subject)) {
        // Said once for all workloads: only what nobody could assess may be.
        if (!(result.outcome() instanceof Outcome.NotAssessed)) {
          throw new AssertionError("not of a workload: " + result);
        }
        ofAll.put(result.checkId(), of(result.outcome()));
        continue;
      }
      Said before =
          said.computeIfAbsent(subject.ref().name(), _ -> new TreeMap<>())
              .put(result.checkId(), of(result.outcome()).without(subject.ref().name()));
      if (before != null) {
        throw new AssertionError("one workload, and two results: " + result);
      }
    }
    said.values().forEach(ids -> ofAll.forEach(ids::put));
    said.forEach(
        (name, ids) -> {
          if (ids.size() != CHECKS.size()) {
            throw new AssertionError(name + ": some checks said nothing, only " + ids.keySet());
          }
        });
    return said;
  }

  private static Said of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fail fail -> new Said(outcome.word(), fail.message(), shown(fail.evidence()));
      case Outcome.Manual manual ->
          new Said(outcome.word(), manual.question(), shown(manual.lookAt()));
      case Outcome.NotAssessed not ->
          new Said(outcome.word(), unplaced(not.why()), new TreeSet<>());
      case Outcome.NotApplicable not -> new Said(outcome.word(), not.why(), new TreeSet<>());
      case Outcome.Pass pass -> new Said(outcome.word(), pass.message(), new TreeSet<>());
    };
  }

  private static SortedSet<String> shown(List<Evidence> evidence) {
    return evidence.stream()
        .filter(Evidence.Value.class::isInstance)
        .map(Evidence.Value.class::cast)
        .map(value -> value.container() + " " + unplaced(value.pointer()) + "=" + value.value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Without the list a container stands in, and without the way to a template.
  private static String unplaced(String text) {
    return text.replaceFirst("/(initContainers|containers|ephemeralContainers)/\\d+", "/container")
        .replaceFirst("/spec/jobTemplate/spec/template/", "/")
        .replaceFirst("/spec/template/", "/");
  }

  /// A text that names the workload differs from one to the next, and does not count.
  private Said without(String name) {
    return text.contains(name) ? new Said(outcome, "names the workload", shown) : this;
  }

  /// The same with what was shown left out, for changes that move what is shown.
  Said verdict() {
    return new Said(outcome, text, new TreeSet<>());
  }
}
