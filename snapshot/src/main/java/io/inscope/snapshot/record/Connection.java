package io.inscope.snapshot.record;

/// To which server a capture went, and how. Words as they were shown before it began.
///
/// @param context name of the context in the kubeconfig
/// @param server with scheme, host and port
/// @param user name of the user within the kubeconfig
/// @param login how the user was proven; empty when not at all
/// @param actingAs as whom the server was asked to act; empty when as nobody else
/// @param certificate why the server was believed to be the right one
/// @param verified whether the server's certificate was checked; false only when the user insisted
/// @param proxy host and port, and what says so; empty for none
/// @param serverVersion as the server says: `v1.33.6`; empty when it did not say
/// @param clusterUid of its namespace `kube-system`, by which a cluster is known again; empty when
///   it may not be read
/// @param userAgent how the cluster's audit log names us
/// @param perSecond how many requests were sent each second at most
public record Connection(
    String context,
    String server,
    String user,
    String login,
    String actingAs,
    String certificate,
    boolean verified,
    String proxy,
    String serverVersion,
    String clusterUid,
    String userAgent,
    int perSecond) {
  /// Whether both lead to the same cluster: by the UID where both know it, since a cluster may have
  /// several addresses and an address may come to lead to another cluster; else by the address.
  public boolean isSameCluster(Connection other) {
    return knowsUidsWith(other)
        ? clusterUid.equals(other.clusterUid())
        : server.equals(other.server());
  }

  /// Whether a server of which no more than the address is known may be of the same cluster: where
  /// the UID is known it decides, as soon as the server has told its own.
  public boolean mayBeAt(String address) {
    return !clusterUid.isEmpty() || server.equals(address);
  }

  /// Whether both know the UID of their cluster.
  public boolean knowsUidsWith(Connection other) {
    return !clusterUid.isEmpty() && !other.clusterUid().isEmpty();
  }

  /// This connection where it went on with what came over an earlier one: what was read without a
  /// check of the server stays so, however the rest was read.
  public Connection goingOnFrom(Connection earlier) {
    if (earlier.verified() || !verified) {
      return this;
    }
    String both = "%s; for the part before: %s".formatted(certificate, earlier.certificate());
    return new Connection(
        context,
        server,
        user,
        login,
        actingAs,
        both,
        false,
        proxy,
        serverVersion,
        clusterUid,
        userAgent,
        perSecond);
  }
}
