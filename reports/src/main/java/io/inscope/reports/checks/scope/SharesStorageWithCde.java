package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.scope.Proof;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A volume that two workloads mount is a way for data that no network policy sees.
///
/// *Read:* the scope declarations, the claims, volumes and directories of nodes that pods mount,
/// and what stands behind claims.
///
/// *Allowed:* no storage shared between the CDE and a workload that is declared out of scope, or on
/// which nobody decided, unless both only read. Not assessed when two mount the same directory, but
/// whether of the same node is not known.
///
/// Source: [persistent volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/).
public final class SharesStorageWithCde implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-pvc-cross-scope",
          "Nothing outside the declared scope shares storage with the CDE",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.PERSISTENT_VOLUME_CLAIM, Kinds.PERSISTENT_VOLUME),
          "Cardholder data can be read, or files planted, past every network policy.",
          "Give the CDE storage of its own, or declare the workload connected to the CDE.",
          "Two volumes may lead to the same storage in ways that only its provider knows.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Optional<Outcome> instead = Outside.unless(workload, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    Outside outside = Outside.of(workload, audit);
    List<SidePath> shared =
        outside.proofs().stream()
            .flatMap(
                proof ->
                    proof instanceof Proof.ByVolume volume
                        ? Stream.of(volume.path())
                        : Stream.empty())
            .toList();
    List<SidePath> sure = shared.stream().filter(p -> p.verdict() == Answer.ALLOWED).toList();
    if (!sure.isEmpty()) {
      return new Outcome.Fail(outside.but("shares storage with the CDE"), evidence(workload, sure));
    }
    return shared.isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed("it " + shared.getFirst().how());
  }

  /// The volumes of the workload that are shared, with their places.
  private static List<Evidence> evidence(Workload workload, List<SidePath> paths) {
    Set<String> places = new TreeSet<>();
    paths.forEach(path -> places.addAll(Arrays.asList(path.evidence().split(" and ", -1))));
    List<Evidence> shown =
        Stream.concat(Stream.of(workload.template()), workload.pods().stream())
            .distinct()
            .flatMap(resource -> evidence(resource, workload, places))
            .toList();
    return shown.isEmpty()
        ? List.of(new Evidence.Absence("storage of its own: " + paths.getFirst()))
        : shown;
  }

  private static Stream<Evidence> evidence(
      Resource resource, Workload workload, Set<String> places) {
    Field spec =
        resource.ref().equals(workload.template().ref())
            ? workload.podSpec()
            : resource.root().at("spec");
    return spec.at("volumes")
        .each()
        .flatMap(
            volume ->
                Stream.of(
                    volume.at("persistentVolumeClaim", "claimName"),
                    volume.at("hostPath", "path"),
                    volume))
        .filter(field -> field.isPresent() && places.contains(resource.place(field)))
        .map(field -> Evidence.of(resource, field));
  }
}
