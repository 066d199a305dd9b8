package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fields that a schema does not know, because the cluster is newer than the schemas. One field is
/// one problem, however many objects have it.
final class UnknownFields {
  /// More different ones are no newer cluster but damage.
  private static final int MAX = 500;

  private record Seen(String first, int objects) {}

  private final SortedMap<String, Seen> fields = new TreeMap<>();
  private final Sink sink;
  private int others;

  UnknownFields(Sink sink) {
    this.sink = sink;
  }

  /// @param found in one object: `field 44 of PodSpec`
  void add(String origin, Collection<String> found) {
    for (String name : new LinkedHashSet<>(found)) {
      if (fields.containsKey(name) || fields.size() < MAX) {
        fields.merge(
            name,
            new Seen(origin, 1),
            (known, one) -> new Seen(known.first(), known.objects() + one.objects()));
      } else {
        others++;
      }
    }
  }

  void report() {
    fields.forEach(
        (name, seen) ->
            warning(
                seen.first(),
                "%s is not known to this version of Inscope, so its content is missing; objects"
                        .formatted(name)
                    + " that have it, this being the first: "
                    + seen.objects(),
                seen.objects()));
    if (others > 0) {
      warning("", "more fields that are not known to this version of Inscope: " + others, 0);
    }
  }

  private void warning(String where, String message, int affected) {
    sink.problem(new Problem(where, 0, 0, Problem.Severity.WARNING, message, affected, ""));
  }
}
