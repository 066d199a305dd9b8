package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// *Read:* roles and bindings, network policies, admission webhooks and policies, Secrets without
/// their values, service accounts, workloads, Ingresses, the labels of namespaces and nodes; of
/// this snapshot and of the one before it of the same cluster. Compared is what somebody decided,
/// without status, dates and counters.
///
/// *Allowed:* no difference. Every difference is a question, because only people know what was
/// approved. Not assessed without a snapshot before, or when a kind was not read in one of them.
///
/// Source: PCI DSS 4.0.1, requirement 11.5.2, on [change
/// detection](https://www.pcisecuritystandards.org/document_library/).
public final class SnapshotChanges implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "chg-snapshot-diff",
          "Nothing critical changed since the snapshot before",
          Severity.MEDIUM,
          Set.of(),
          "A change that nobody ordered may be an attacker's, or a mistake that opens the CDE.",
          "Compare each change with the record of approved changes.",
          "What changed and was changed back between two snapshots is not seen, nor is who did it."
              + " The number of replicas does not count.");

  private static final int SHOWN = 50;

  /// The differences so far.
  private record Changes(
      List<Evidence> added, List<Evidence> removed, List<Evidence> changed, Set<String> gaps) {}

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return audit
        .previous()
        .map(previous -> compare(previous, audit.snapshot()))
        .orElseGet(
            () ->
                new Outcome.NotAssessed(
                    "there is no earlier snapshot of this cluster in the project to compare with"));
  }

  private static Outcome compare(ClusterSnapshot before, ClusterSnapshot now) {
    Changes changes =
        new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
    for (GroupKind kind : new TreeSet<>(CriticalKinds.BUILT_IN)) {
      if (isRead(before, kind) && isRead(now, kind)) {
        compare(kind, before, now, changes);
      } else {
        changes.gaps().add(kind.kind());
      }
    }
    for (GroupKind kind : new TreeSet<>(CriticalKinds.OTHERS)) {
      if (isRead(before, kind) && isRead(now, kind)) {
        compare(kind, before, now, changes);
      }
    }
    List<Evidence> all =
        Stream.of(changes.added(), changes.changed(), changes.removed())
            .flatMap(List::stream)
            .limit(SHOWN)
            .toList();
    if (!all.isEmpty()) {
      return new Outcome.Manual(
          "Were these changes since snapshot %d \"%s\" approved: %d added, %d changed, %d removed?"
              .formatted(
                  before.info().id(),
                  before.info().name(),
                  changes.added().size(),
                  changes.changed().size(),
                  changes.removed().size()),
          all);
    }
    return changes.gaps().isEmpty()
        ? new Outcome.Pass(
            "was compared with snapshot %d \"%s\""
                .formatted(before.info().id(), before.info().name()),
            List.of())
        : new Outcome.NotAssessed(
            "not read in both snapshots, so not compared: " + String.join(", ", changes.gaps()));
  }

  private static boolean isRead(ClusterSnapshot snapshot, GroupKind kind) {
    return snapshot.coverage(kind, "") instanceof Coverage.Read;
  }

  private static void compare(
      GroupKind kind, ClusterSnapshot before, ClusterSnapshot now, Changes changes) {
    Map<ResourceRef, String> old = new TreeMap<>();
    try (Stream<Resource> all = before.all(kind)) {
      all.filter(one -> !isMade(one)).forEach(one -> old.put(one.ref(), Substance.of(one)));
    }
    try (Stream<Resource> all = now.all(kind)) {
      all.filter(one -> !isMade(one))
          .forEach(
              one -> {
                String was = old.remove(one.ref());
                if (was == null) {
                  changes.added().add(shown(one));
                } else if (!was.equals(Substance.of(one))) {
                  changes.changed().add(shown(one));
                }
              });
    }
    old.keySet()
        .forEach(
            ref ->
                changes
                    .removed()
                    .add(new Evidence.Absence(ref.spoken() + ", which was there before")));
  }

  /// What a controller made changes with its owner; tokens and certificates come and go.
  private static boolean isMade(Resource resource) {
    return resource
        .root()
        .at("metadata", "ownerReferences")
        .each()
        .anyMatch(owner -> owner.at("controller").isTrue());
  }

  private static Evidence shown(Resource resource) {
    return Evidence.of(resource, resource.root().at("metadata", "name"));
  }
}
