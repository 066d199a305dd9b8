package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.reach.Grant.Basis;
import java.util.List;

/// The rule of evaluation: each side asks its policies in order, and a connection needs both sides.
public final class Evaluation {
  private Evaluation() {}

  /// What `subject` permits towards `peer`.
  ///
  /// @param destination the one of the two whose ports are meant
  static Grant grant(Party subject, Direction direction, Party peer, Party destination) {
    return switch (subject.nature()) {
      case OUTSIDE -> Grant.free(Basis.OUTSIDE, List.of());
      case UNSEEN -> Grant.free(Basis.UNSEEN, List.of());
      case HOST -> Grant.free(Basis.HOST, List.of());
      case POD -> new Walk(subject, subject.chain(direction), direction, peer, destination).grant();
    };
  }

  /// What a pod permits towards its own node: the network's policies do not stand between them, but
  /// proxies do.
  static Grant local(Party pod, Direction direction, Party node, Party destination) {
    Chain chain = pod.chain(direction).without(Layer.NETWORK);
    return new Walk(pod, chain, direction, node, destination).grant();
  }

  public static Permission between(Party from, Party to) {
    return new Permission(
        grant(from, Direction.EGRESS, to, to), grant(to, Direction.INGRESS, from, to));
  }
}
