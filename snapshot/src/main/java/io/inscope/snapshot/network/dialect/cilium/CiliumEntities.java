package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Peers by what they are: the outside world, nodes, the API server. Source: [entities based
/// rules](https://docs.cilium.io/en/stable/security/policy/language/#entities-based).
///
/// `host` is the node a pod runs on, and which pods that is true for differs from pod to pod; so it
/// perhaps matches each node. `remote-node` is taken for all of them: traffic from a pod's own node
/// passes anyway.
final class CiliumEntities {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  private final ClusterSnapshot snapshot;
  private final Optional<AddressSet> apiServer;

  CiliumEntities(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.apiServer = ServiceAddresses.of(snapshot, "default", "kubernetes");
  }

  /// @param place where the policy names it
  /// @throws InvalidPolicy when there is no such entity
  CiliumPeer peer(Field place, String entity) {
    String words = "entity " + entity;
    return switch (entity) {
      case "all" -> CiliumPeer.sure(new PeerMatcher.Named(words, new PeerMatcher.Anyone()));
      case "none" -> CiliumPeer.NOBODY;
      case "world" -> world(words, AddressRange.ALL_V4, AddressRange.ALL_V6);
      case "world-ipv4" -> world(words, AddressRange.ALL_V4);
      case "world-ipv6" -> world(words, AddressRange.ALL_V6);
      case "host" ->
          new CiliumPeer(
              new PeerMatcher.Named(words, CiliumPeer.NODES),
              "entity host means just the node a pod runs on");
      case "remote-node" -> CiliumPeer.sure(new PeerMatcher.Named(words, CiliumPeer.NODES));
      case "cluster" ->
          CiliumPeer.sure(
              new PeerMatcher.Named(
                  words,
                  new PeerMatcher.Any(
                      Stream.concat(
                              Stream.of(CiliumPeer.PODS, CiliumPeer.NODES),
                              apiServer.stream().flatMap(this::ofApiServer))
                          .toList())));
      case "kube-apiserver" ->
          apiServer
              .map(
                  found ->
                      CiliumPeer.sure(
                          new PeerMatcher.Named(
                              words, new PeerMatcher.Any(ofApiServer(found).toList()))))
              .orElseGet(
                  () ->
                      new CiliumPeer(
                          new PeerMatcher.Named(
                              words,
                              new PeerMatcher.Any(
                                  List.of(
                                      CiliumPeer.NODES,
                                      CiliumPeer.outside(words, AddressSet.EVERYTHING, true)))),
                          "the addresses of the API server are not in the snapshot"));
      case "ingress", "health", "init", "unmanaged" -> CiliumPeer.unseen(words);
      default -> throw new InvalidPolicy(place, "names '" + entity + "', which is not an entity");
    };
  }

  private static CiliumPeer world(String words, AddressRange... ranges) {
    return CiliumPeer.sure(CiliumPeer.outside(words, AddressSet.of(List.of(ranges)), false));
  }

  /// Its addresses, and the nodes that have them with all that uses their network.
  private Stream<PeerMatcher> ofApiServer(AddressSet addresses) {
    List<PeerMatcher> matchers = new ArrayList<>();
    matchers.add(CiliumPeer.outside("entity kube-apiserver", addresses, true));
    TreeSet<String> names = new TreeSet<>();
    snapshot
        .all(Kinds.NODE)
        .filter(node -> hasAny(node, addresses))
        .forEach(node -> Optional.ofNullable(node.labels().get(HOSTNAME)).ifPresent(names::add));
    if (!names.isEmpty()) {
      matchers.add(
          new PeerMatcher.Nodes(
              LabelSelector.of(
                  List.of(
                      new LabelRequirement(
                          HOSTNAME, LabelRequirement.Operator.IN, List.copyOf(names))))));
    }
    return matchers.stream();
  }

  private static boolean hasAny(Resource node, AddressSet addresses) {
    try {
      return node.root()
          .at("status", "addresses")
          .each()
          .flatMap(entry -> entry.at("address").text().stream())
          .flatMap(text -> Address.parse(text).stream())
          .anyMatch(address -> addresses.meets(AddressRange.of(address)));
    } catch (WrongShape e) {
      return false;
    }
  }
}
