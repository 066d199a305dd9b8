package io.inscope.snapshot.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// How a snapshot was taken from a live cluster. The requests are kept beside it, as they come.
///
/// @param start when the first list was asked for
/// @param end when the last answer was read
/// @param rights what the server says we may do, one for each namespace that was asked about
/// @param lists how each list went, in the order of asking
/// @param relisted the kinds that were listed again after the pass, with what changed
public record CaptureRecord(
    Connection connection,
    Identity identity,
    Instant start,
    Instant end,
    List<Rights> rights,
    List<ListedKind> lists,
    List<Relisted> relisted,
    Ending ending) {
  public CaptureRecord {
    rights = List.copyOf(rights);
    lists = List.copyOf(lists);
    relisted = List.copyOf(relisted);
  }

  /// The namespaces to which it was limited, as the lists tell: kinds with namespaces were then
  /// asked for nowhere else. Empty when it was not limited, or did not get that far.
  public SortedSet<String> onlyIn() {
    SortedSet<String> only = new TreeSet<>();
    for (ListedKind list : lists) {
      if (list.resource().namespaced()) {
        if (list.namespace().isEmpty()) {
          return new TreeSet<>();
        }
        only.add(list.namespace());
      }
    }
    return only;
  }
}
