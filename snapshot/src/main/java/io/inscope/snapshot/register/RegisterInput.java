package io.inscope.snapshot.register;

import java.util.List;

/// What a file says of connections.
///
/// @param problems what in it cannot be taken, each with its place and what to do
public record RegisterInput(List<Amendment> amendments, List<String> problems) {
  public RegisterInput {
    amendments = List.copyOf(amendments);
    problems = List.copyOf(problems);
  }
}
