package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gathers what the entries of one source say of coverage, so that the source speaks once of each
/// kind and namespace, at its end. Within a source a list that went wrong casts doubt on the
/// others, which may be its further pages; between sources, whoever read it all is right.
final class CoverageWords implements Sink {
  private record Place(GroupKind kind, String namespace) {}

  private final Sink next;
  private final Map<Place, Coverage> said = new LinkedHashMap<>();

  CoverageWords(Sink next) {
    this.next = next;
  }

  /// Ends the source.
  void say() {
    said.forEach((place, coverage) -> next.coverage(place.kind(), place.namespace(), coverage));
    said.clear();
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    said.merge(new Place(kind, namespace), coverage, (a, b) -> rank(a) <= rank(b) ? a : b);
  }

  private static int rank(Coverage coverage) {
    return switch (coverage) {
      case Coverage.Failed _ -> 0;
      case Coverage.Read _ -> 1;
      case Coverage.Refused _ -> 2;
      case Coverage.NotAsked _ -> 3;
    };
  }

  @Override
  public void resource(Resource resource) {
    next.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    next.compact(object, ref, origin);
  }

  @Override
  public void problem(Problem problem) {
    next.problem(problem);
  }

  @Override
  public void entry(Entry entry) {
    next.entry(entry);
  }
}
