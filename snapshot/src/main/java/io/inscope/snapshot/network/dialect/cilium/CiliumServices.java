package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.List;
import java.util.function.Predicate;

/// Peers by service: the pods its selector selects, or the addresses of its endpoints when it has
/// none; those are CIDRs, which match no pod. Source: [services based
/// rules](https://docs.cilium.io/en/stable/security/policy/language/#services-based).
final class CiliumServices {
  private final ClusterSnapshot snapshot;
  private final boolean nodes;

  CiliumServices(ClusterSnapshot snapshot, boolean nodes) {
    this.snapshot = snapshot;
    this.nodes = nodes;
  }

  /// The peers of an entry of `toServices`. No namespace means any.
  List<CiliumPeer> peers(Field entry) {
    Field named = entry.at("k8sService");
    Field selected = entry.at("k8sServiceSelector");
    if (named.isPresent() == selected.isPresent()) {
      throw new InvalidPolicy(entry, "must have one of k8sService and k8sServiceSelector");
    }
    Field of = named.isPresent() ? named : selected;
    String namespace = of.at("namespace").text("");
    Predicate<Resource> meant;
    String words;
    if (named.isPresent()) {
      String name = of.at("serviceName").text("");
      meant = service -> service.ref().name().equals(name);
      words = "service " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    } else {
      LabelSelector selector =
          LabelSelector.of(of.at("selector"), CiliumServices::plain)
              .orElse(LabelSelector.EVERYTHING);
      meant = service -> selector.matches(service.labels());
      words = "services " + selector + (namespace.isEmpty() ? "" : " in " + namespace);
    }
    List<Resource> services =
        snapshot
            .all(Kinds.SERVICE)
            .filter(s -> namespace.isEmpty() || s.ref().namespace().equals(namespace))
            .filter(meant)
            .toList();
    if (services.isEmpty()) {
      return List.of(
          snapshot.coverage(Kinds.SERVICE, namespace) instanceof Coverage.Read
              ? new CiliumPeer(new PeerMatcher.Named(words, CiliumPeer.NOBODY.matcher()), "")
              : unknown(words, words + " is not in the snapshot"));
    }
    return services.stream().map(this::peer).toList();
  }

  private static String plain(String key) {
    return key.startsWith("any:") || key.startsWith("k8s:") ? key.substring(4) : key;
  }

  private CiliumPeer peer(Resource service) {
    String name = service.ref().namespace() + "/" + service.ref().name();
    String words = "service " + name;
    try {
      ServiceView view = ServiceView.of(service);
      if (view.selector().isPresent()) {
        return CiliumPeer.sure(
            new PeerMatcher.Named(
                words, new PeerMatcher.PodsHere(service.ref().namespace(), view.selector().get())));
      }
    } catch (WrongShape e) {
      return unknown(words, words + " cannot be read");
    }
    return ServiceAddresses.of(snapshot, service.ref().namespace(), service.ref().name())
        .map(found -> CiliumPeer.sure(CiliumPeer.outside(words, found, nodes)))
        .orElseGet(
            () ->
                new CiliumPeer(
                    CiliumPeer.outside(words, AddressSet.EVERYTHING, nodes),
                    words + " has no selector and no endpoints that are known"));
  }

  private static CiliumPeer unknown(String words, String caveat) {
    return new CiliumPeer(new PeerMatcher.Named(words, new PeerMatcher.Anyone()), caveat);
  }
}
