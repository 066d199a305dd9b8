package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.List;
import java.util.Optional;

/// The `from` and `to` lists of a NetworkPolicy.
public final class NetworkPolicyPeers {
  private NetworkPolicyPeers() {}

  static List<PeerMatcher> compile(Field list, String namespace) {
    List<PeerMatcher> peers = list.each().map(peer -> peer(peer, namespace)).toList();
    return peers.isEmpty() ? List.of(new PeerMatcher.Anyone()) : peers;
  }

  private static PeerMatcher peer(Field peer, String namespace) {
    Optional<LabelSelector> pods = LabelSelector.of(peer.at("podSelector"));
    Optional<LabelSelector> namespaces = LabelSelector.of(peer.at("namespaceSelector"));
    Field block = peer.at("ipBlock");
    if (block.isPresent()) {
      if (pods.isPresent() || namespaces.isPresent()) {
        throw new InvalidPolicy(block, "stands beside a selector; a peer is one or the other");
      }
      return addresses(block);
    }
    if (namespaces.isPresent()) {
      return new PeerMatcher.PodsIn(namespaces.get(), pods.orElse(LabelSelector.EVERYTHING));
    }
    return pods.map(selector -> new PeerMatcher.PodsHere(namespace, selector))
        .orElseThrow(
            () ->
                new InvalidPolicy(
                    peer, "names no peer: neither podSelector, namespaceSelector nor ipBlock"));
  }

  private static PeerMatcher addresses(Field block) {
    AddressRange range = cidr(block.at("cidr"));
    List<Field> excepts = block.at("except").each().toList();
    List<AddressRange> holes =
        excepts.stream()
            .map(
                except -> {
                  AddressRange hole = cidr(except);
                  if (!range.contains(hole) || range.equals(hole)) {
                    throw new InvalidPolicy(
                        except,
                        "is '%s', which is not a part of cidr %s"
                            .formatted(except.text(""), block.at("cidr").text("")));
                  }
                  return hole;
                })
            .toList();
    String written = block.at("cidr").text("");
    if (!holes.isEmpty()) {
      written += " except " + String.join(", ", excepts.stream().map(e -> e.text("")).toList());
    }
    return new PeerMatcher.Addresses(
        written, AddressSet.of(List.of(range)).without(AddressSet.of(holes)));
  }

  private static AddressRange cidr(Field field) {
    String text = field.text("");
    return AddressRange.ofCidr(text)
        .orElseThrow(() -> new InvalidPolicy(field, "is '" + text + "', not a CIDR"));
  }
}
