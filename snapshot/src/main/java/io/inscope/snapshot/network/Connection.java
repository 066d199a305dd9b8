package io.inscope.snapshot.network;

import java.util.Comparator;

/// A permitted, or not provably forbidden, connection: one row of the connection table.
///
/// @param id stable across snapshots of one cluster: made of both sides, protocol, ports and way,
///   not of anything that changes with a restart
/// @param verdict ALLOWED or UNKNOWN, by what takes effect; denied pairs are not listed. What
///   policies deny and nobody enforces is ALLOWED, and `becauseEgress` or `becauseIngress` says so
/// @param enforced whether what policies say of this connection is made true: the weaker of the
///   sides that have policies; where none has, of those that could have
/// @param via how it gets there: `pod`, `Service payments/gateway 443->8443`, `Ingress
///   storefront/shop`, `NodePort ...`
/// @param becauseEgress what permits it on the side of the source: policy, rule, file and line, or
///   that no policy isolates it
/// @param becauseIngress the same on the side of the destination
/// @param unknown why the verdict is UNKNOWN; else empty
/// @param protectionEvidence what says how it is protected; empty when nothing does
public record Connection(
    String id,
    Endpoint from,
    Endpoint to,
    PortRange ports,
    Answer verdict,
    Enforcement enforced,
    String via,
    Protection protection,
    String protectionEvidence,
    String becauseEgress,
    String becauseIngress,
    String unknown)
    implements Comparable<Connection> {
  private static final Comparator<Connection> ORDER =
      Comparator.comparing(Connection::from)
          .thenComparing(Connection::to)
          .thenComparing(Connection::ports)
          .thenComparing(Connection::via)
          .thenComparing(Connection::id);

  @Override
  public int compareTo(Connection other) {
    return ORDER.compare(this, other);
  }
}
