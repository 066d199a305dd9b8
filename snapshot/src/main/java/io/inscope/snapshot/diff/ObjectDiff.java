package io.inscope.snapshot.diff;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The objects in which two snapshots differ.
///
/// @param changes sorted by object
/// @param gaps what could not be compared, sorted
/// @param notes what else the reader has to know, in sentences
public record ObjectDiff(List<ObjectChange> changes, List<Gap> gaps, List<String> notes) {
  public static final ObjectDiff NONE = new ObjectDiff(List.of(), List.of(), List.of());

  public ObjectDiff {
    changes = List.copyOf(changes);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }

  public static ObjectDiff of(ClusterSnapshot before, ClusterSnapshot after) {
    return of(before, after, _ -> true);
  }

  /// Of some kinds only.
  public static ObjectDiff of(
      ClusterSnapshot before, ClusterSnapshot after, Predicate<GroupKind> kinds) {
    return new Comparing(before, after).run(kinds);
  }

  /// The same, seen from the newer snapshot back.
  ObjectDiff mirrored() {
    return new ObjectDiff(
        changes.stream().map(ObjectChange::mirrored).sorted().toList(),
        gaps.stream().map(Gap::mirrored).sorted().toList(),
        notes);
  }

  /// One comparison, kind by kind.
  private static final class Comparing {
    private final ClusterSnapshot before;
    private final ClusterSnapshot after;
    private final boolean sameKey;
    private final List<ObjectChange> changes = new ArrayList<>();
    private final SortedMap<String, Gap> gaps = new TreeMap<>();
    private final Set<GroupKind> unseen = new TreeSet<>();
    private int half;
    private boolean masked;

    Comparing(ClusterSnapshot before, ClusterSnapshot after) {
      this.before = before;
      this.after = after;
      this.sameKey =
          !(before instanceof StoredSnapshot one)
              || !(after instanceof StoredSnapshot other)
              || one.fingerprintKey().equals(other.fingerprintKey());
    }

    ObjectDiff run(Predicate<GroupKind> kinds) {
      Bodies old = Bodies.of(before);
      Bodies now = Bodies.of(after);
      Set<GroupKind> all = new TreeSet<>(old.kinds());
      all.addAll(now.kinds());
      all.stream()
          .filter(kind -> kinds.test(kind) && !Noise.is(kind))
          .forEach(kind -> kind(kind, old, now));
      Collections.sort(changes);
      return new ObjectDiff(changes, gaps.values().stream().sorted().toList(), notes());
    }

    private void kind(GroupKind kind, Bodies old, Bodies now) {
      SortedMap<ResourceRef, Resource> older = old.unlike(now, kind);
      SortedMap<ResourceRef, Resource> newer = now.unlike(old, kind);
      older.forEach(
          (ref, was) -> {
            Resource is = newer.get(ref);
            boolean made = Noise.isMade(was, before) && (is == null || Noise.isMade(is, after));
            if (made) {
              made(was);
            } else if (is == null) {
              only(was, Change.REMOVED);
            } else {
              both(was, is);
            }
          });
      newer.forEach(
          (ref, is) -> {
            if (Noise.isMade(is, after)) {
              made(is);
            } else if (!older.containsKey(ref)) {
              only(is, Change.ADDED);
            }
          });
    }

    /// Its controllers are compared in its place, if they were read.
    private void made(Resource resource) {
      if (resource.ref().groupKind().equals(Kinds.POD)) {
        Noise.controllers(resource).stream()
            .filter(
                kind ->
                    !isRead(before, kind, resource.ref()) || !isRead(after, kind, resource.ref()))
            .forEach(unseen::add);
      }
    }

    private void both(Resource was, Resource is) {
      List<FieldChange> fields = FieldDiff.of(was, is, sameKey);
      if (!fields.isEmpty()) {
        if (was.isLive() != is.isLive()) {
          half++;
        }
        changes.add(
            new ObjectChange(
                was.ref(), Change.CHANGED, fields, was.origin().place(), is.origin().place()));
      }
      masked |= !sameKey && was.ref().groupKind().equals(Kinds.SECRET);
    }

    private void only(Resource resource, Change change) {
      ResourceRef ref = resource.ref();
      boolean added = change == Change.ADDED;
      ClusterSnapshot other = added ? before : after;
      Coverage coverage = other.coverage(ref.groupKind(), ref.namespace());
      if (coverage instanceof Coverage.Read) {
        String place = resource.origin().place();
        changes.add(
            new ObjectChange(ref, change, List.of(), added ? "" : place, added ? place : ""));
        return;
      }
      Gap.Side missing = added ? Gap.Side.BEFORE : Gap.Side.AFTER;
      gaps.merge(
          ref.groupKind() + "\n" + ref.namespace() + "\n" + missing,
          new Gap(
              ref.groupKind(), ref.namespace(), missing, coverage.gap(), 1, List.of(ref.name())),
          Comparing::together);
    }

    private static Gap together(Gap one, Gap other) {
      List<String> names = new ArrayList<>(one.names());
      if (names.size() < Gap.NAMED) {
        names.addAll(other.names());
      }
      return new Gap(
          one.kind(),
          one.namespace(),
          one.missing(),
          one.why(),
          one.objects() + other.objects(),
          names);
    }

    private static boolean isRead(ClusterSnapshot snapshot, GroupKind kind, ResourceRef pod) {
      return snapshot.coverage(kind, pod.namespace()) instanceof Coverage.Read;
    }

    private List<String> notes() {
      List<String> notes = new ArrayList<>();
      String old = before.info().clusterUid();
      String now = after.info().clusterUid();
      if (!old.isEmpty() && !now.isEmpty() && !old.equals(now)) {
        notes.add("These are two different clusters (UID %s and %s).".formatted(old, now));
      } else if (old.isEmpty() != now.isEmpty()) {
        notes.add("Only one of the snapshots says which cluster it is of.");
      }
      if (!sameKey && masked) {
        notes.add(
            "Secret values were masked under two different keys: a value that was replaced by one"
                + " of the same length is not seen.");
      }
      if (half > 0) {
        notes.add(
            "%s declared in one snapshot and read from a cluster in the other: what the API server fills in shows as changed."
                .formatted(half == 1 ? "1 object is" : half + " objects are"));
      }
      if (!unseen.isEmpty()) {
        notes.add(
            "Pods are compared through their controllers, and these were not read in both"
                + " snapshots: "
                + String.join(", ", unseen.stream().map(GroupKind::toString).toList())
                + ".");
      }
      return notes;
    }
  }

  /// The changes by object.
  public Map<ResourceRef, ObjectChange> byRef() {
    Map<ResourceRef, ObjectChange> byRef = new TreeMap<>();
    changes.forEach(change -> byRef.put(change.ref(), change));
    return byRef;
  }
}
