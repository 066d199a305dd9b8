package io.inscope.reports.diagram.layout;

import java.util.List;

/// A picture with boxes where people put them.
///
/// @param remarks what could not be done as arranged, one sentence each; none when all of it was
public record Arranged(LaidOut picture, List<String> remarks) {
  public Arranged {
    remarks = List.copyOf(remarks);
  }
}
