package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gathers what the entries of one source say of coverage, so that the source speaks once of each
/// kind and namespace, at its end. Within a source a list that went wrong casts doubt on the
/// others, which may be its further pages; between sources, whoever read it all is right.
final class CoverageWords extends PassedOn {
  private record Place(GroupKind kind, String namespace) {}

  private final Map<Place, Coverage> said = new LinkedHashMap<>();

  CoverageWords(Sink next) {
    super(next);
  }

  /// Ends the source.
  void say() {
    said.forEach((at, coverage) -> super.coverage(at.kind(), at.namespace(), coverage));
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
}
