package io.inscope.snapshot.capture;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.Rights;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a capture would bring, by what the server says of our rights before anything is listed. A
/// preview, not the truth: rights may change, and webhooks may refuse what rules allow.
///
/// @param kinds those the server has, and those needed that it does not have; sorted by kind
/// @param rights what the server says of the namespaces that had to be asked about; empty when
///   everything is allowed in the whole cluster
public record AccessPreview(List<KindAccess> kinds, List<Rights> rights) {
  public AccessPreview {
    kinds = List.copyOf(kinds);
    rights = List.copyOf(rights);
  }

  /// Kinds that may well be left out on purpose: who may list Secrets may read their values, so the
  /// role we ship does not ask for them, although a capture takes no more than names and types.
  public static final Set<GroupKind> OPTIONAL = Set.of(Kinds.SECRET);

  /// The needed kinds of which something would be missing, or may be for all that is known; in the
  /// order of [#kinds]. Those that are [#OPTIONAL] do not count.
  public List<KindAccess> missing(Set<GroupKind> needed) {
    return gaps(needed).filter(gap -> !OPTIONAL.contains(gap.kind())).toList();
  }

  /// The needed kinds of which something would be missing, and which are [#OPTIONAL].
  public List<KindAccess> leftOut(Set<GroupKind> needed) {
    return gaps(needed).filter(gap -> OPTIONAL.contains(gap.kind())).toList();
  }

  private Stream<KindAccess> gaps(Set<GroupKind> needed) {
    return kinds.stream().filter(kind -> needed.contains(kind.kind()) && kind.isGap());
  }
}
