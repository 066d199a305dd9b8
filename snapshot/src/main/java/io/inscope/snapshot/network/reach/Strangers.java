package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Peers that no policy means in particular: a pod without labels in a namespace without labels,
/// and an address that is [nobody's](https://www.rfc-editor.org/rfc/rfc5737). What is open to them
/// is open to everybody.
public final class Strangers {
  /// In a block set aside for documents.
  static final String ADDRESS = "192.0.2.1";

  private static final Map<String, String> NAMESPACE =
      Map.of("kubernetes.io/metadata.name", "stranger");
  private static final CalicoLabels LABELS =
      CalicoLabels.of(Map.of(CalicoLabels.NAMESPACE, "stranger", CalicoLabels.ORCHESTRATOR, "k8s"));

  private final List<Party> parties;

  Strangers(PeerSets peers, Party outside) {
    BitSet in = new BitSet();
    for (int number = 0; number < peers.size(); number++) {
      in.set(
          number,
          switch (peers.matcher(number)) {
            case PeerMatcher.PodsIn pods ->
                pods.namespaces().matches(NAMESPACE) && pods.pods().matches(Map.of());
            case PeerMatcher.Labelled labelled ->
                labelled.namespace().isEmpty()
                    && labelled.selector().matches(LABELS) == Tristate.YES;
            default -> false;
          });
    }
    parties =
        List.of(
            Party.free(Party.Nature.POD, in, new BitSet()),
            new Party(
                Party.Nature.OUTSIDE,
                outside.sure(),
                Party.bits(new BitSet()),
                Policed.NOT,
                Policed.NOT,
                Map.of()));
  }

  /// What the network's policies grant each of them.
  List<Grant> grants(Party subject, Chain chain, Direction direction) {
    Chain network = chain;
    for (Layer layer : Layer.values()) {
      network = layer == Layer.NETWORK ? network : network.without(layer);
    }
    Chain asked = network;
    return parties.stream()
        .map(
            peer ->
                new Walk(
                        subject,
                        asked,
                        direction,
                        peer,
                        direction == Direction.INGRESS ? subject : peer)
                    .grant())
        .toList();
  }
}
