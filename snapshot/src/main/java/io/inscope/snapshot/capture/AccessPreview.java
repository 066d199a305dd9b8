package io.inscope.snapshot.capture;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.Rights;
import java.util.List;
import java.util.Set;

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

  /// The needed kinds of which something would be missing, or may be for all that is known; in the
  /// order of [#kinds].
  public List<KindAccess> missing(Set<GroupKind> needed) {
    return kinds.stream().filter(kind -> needed.contains(kind.kind()) && kind.isGap()).toList();
  }
}
