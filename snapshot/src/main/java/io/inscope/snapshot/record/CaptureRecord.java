package io.inscope.snapshot.record;

import java.time.Instant;
import java.util.List;

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
}
