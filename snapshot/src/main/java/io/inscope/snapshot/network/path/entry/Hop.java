package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.network.Protection;
import java.util.List;

/// The way from whoever serves an entry to what stands behind it.
///
/// @param via the object that leads there, as people say it: `HTTPRoute shop/web`
/// @param protection of this way; UNKNOWN when nothing says
/// @param unknown why it is not known whether it is open; else empty
/// @param doors through which it is entered; empty when no traffic from outside takes it
public record Hop(
    String via,
    List<Target> targets,
    Protection protection,
    String evidence,
    String unknown,
    List<Door> doors) {
  public Hop {
    targets = List.copyOf(targets);
    doors = List.copyOf(doors);
  }
}
