package io.inscope.snapshot.diff;

import io.inscope.snapshot.network.Connection;
import java.util.List;
import java.util.Optional;

/// A connection that is not what it was. Connections are met by their stable id.
///
/// @param before empty when it was added
/// @param after empty when it was removed
/// @param what it says otherwise, in words: `verdict UNKNOWN, was ALLOWED`; empty unless changed
/// @param causes the changes that decide either side, as far as they are plain to see; may be empty
public record ConnectionChange(
    Change change,
    Optional<Connection> before,
    Optional<Connection> after,
    List<String> what,
    List<String> causes) {
  public ConnectionChange {
    what = List.copyOf(what);
    causes = List.copyOf(causes);
  }

  /// As it is now, or was when it is gone.
  public Connection connection() {
    return after.or(() -> before).orElseThrow();
  }
}
