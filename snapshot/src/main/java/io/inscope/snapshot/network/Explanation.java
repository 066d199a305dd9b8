package io.inscope.snapshot.network;

import java.util.List;

/// Why one connection is permitted or not.
///
/// @param egress what was considered on the side of the source, in order
/// @param ingress what was considered on the side of the destination, in order
/// @param because one sentence that says what decided
public record Explanation(
    String from,
    String to,
    PortRange port,
    Answer verdict,
    Enforcement enforced,
    Side egress,
    Side ingress,
    String because) {

  /// One side: what its policies declare, whether or not anything enforces them, and every rule
  /// that was looked at. The summary says when they are not enforced.
  public record Side(Answer answer, String summary, List<Step> steps) {
    public Side {
      steps = List.copyOf(steps);
    }
  }

  /// One rule that was considered.
  ///
  /// @param rule `NetworkPolicy payments/allow-gateway ingress[0]`
  /// @param place `netpol.yaml:12`
  /// @param outcome what it says of this connection: `allows it`, `does not match: the port is not
  ///   among TCP 8443`, ...
  /// @param decided whether this rule decided
  public record Step(String rule, String place, String outcome, boolean decided) {}
}
