package io.inscope.reports.workbook;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// When the cluster was read, as far as its objects tell. An export carries no time of its own, but
/// a node reports to the API server every few seconds, through its
/// [lease](https://kubernetes.io/docs/reference/node/node-status/#heartbeats) and its conditions:
/// what bears such a time was read after it.
///
/// @param newest the newest time that anything bears; empty when nothing does
/// @param where whose time it is
record CaptureTime(Optional<Instant> newest, String where) {
  private static final GroupKind LEASE = new GroupKind("coordination.k8s.io", "Lease");

  private record Mark(Instant at, Resource resource) {}

  static CaptureTime of(ClusterSnapshot snapshot) {
    Optional<Mark> newest =
        Stream.of(
                snapshot.all(LEASE).flatMap(CaptureTime::renewed),
                snapshot.all(Kinds.NODE).flatMap(CaptureTime::heartbeats),
                snapshot.all(Kinds.POD).flatMap(CaptureTime::created))
            .flatMap(marks -> marks)
            .max(
                Comparator.comparing(Mark::at)
                    .thenComparing(mark -> mark.resource().ref(), Comparator.reverseOrder()));
    return new CaptureTime(
        newest.map(Mark::at), newest.map(mark -> mark.resource().ref().spoken()).orElse(""));
  }

  /// For the cover.
  String sentence() {
    return newest
        .map(
            at ->
                "after %s UTC: the newest time in the objects, of %s"
                    .formatted(
                        at.truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                            .replace('T', ' ')
                            .replace("Z", ""),
                        where))
        .orElse("not known: nothing in the snapshot bears a time");
  }

  private static Stream<Mark> renewed(Resource lease) {
    return mark(lease.root().at("spec").at("renewTime"), lease);
  }

  private static Stream<Mark> heartbeats(Resource node) {
    return node.root()
        .at("status")
        .at("conditions")
        .each()
        .flatMap(condition -> mark(condition.at("lastHeartbeatTime"), node));
  }

  private static Stream<Mark> created(Resource pod) {
    return mark(pod.root().at("metadata").at("creationTimestamp"), pod);
  }

  private static Stream<Mark> mark(Field field, Resource resource) {
    try {
      return field
          .text()
          .map(text -> new Mark(OffsetDateTime.parse(text).toInstant(), resource))
          .stream();
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }
}
