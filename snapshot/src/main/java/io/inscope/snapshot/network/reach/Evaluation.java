package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Grant.Basis;
import java.util.List;

/// The rule of evaluation: each side asks its policies in order, and a connection needs both sides.
public final class Evaluation {
  private Evaluation() {}

  /// What `subject` permits towards `peer`.
  ///
  /// @param destination the one of the two whose ports are meant
  static Ruling ruling(Party subject, Direction direction, Party peer, Party destination) {
    return switch (subject.nature()) {
      case OUTSIDE -> Ruling.free(Basis.OUTSIDE, List.of());
      case UNSEEN -> Ruling.free(Basis.UNSEEN, List.of());
      case HOST -> ofHost(subject.chain(direction).doubts());
      case POD -> ofPod(subject, direction, peer, destination);
    };
  }

  /// Nothing closes the host's network, as far as known.
  private static Ruling ofHost(List<Doubt> doubts) {
    Grant free = Grant.free(Basis.HOST, doubts);
    Grant grant =
        doubts.isEmpty()
            ? free
            : new Grant(Ports.NONE, Ports.ALL, Basis.HOST, List.of(), Ports.ALL, doubts);
    return new Ruling(grant, grant, Enforced.NOTHING);
  }

  private static Ruling ofPod(Party subject, Direction direction, Party peer, Party destination) {
    Policed policed = subject.policed(direction);
    Grant declared = new Walk(subject, policed.declared(), direction, peer, destination).grant();
    Grant effective =
        policed.takesEffect()
            ? declared
            : new Walk(subject, policed.effective(), direction, peer, destination).grant();
    boolean elsewhere =
        declared.basis() == Basis.POLICIES && policed.declared().stages(Layer.NETWORK).isEmpty();
    return new Ruling(
        declared, effective, elsewhere ? Enforced.NOTHING : policed.enforced(declared, effective));
  }

  /// What a pod permits towards its own node: the network's policies do not stand between them, but
  /// proxies do.
  static Ruling local(Party pod, Direction direction, Party node, Party destination) {
    Chain chain = pod.chain(direction).without(Layer.NETWORK);
    Grant grant = new Walk(pod, chain, direction, node, destination).grant();
    return new Ruling(grant, grant, Enforced.NOTHING);
  }

  public static Permission between(Party from, Party to) {
    return new Permission(
        ruling(from, Direction.EGRESS, to, to), ruling(to, Direction.INGRESS, from, to));
  }
}
