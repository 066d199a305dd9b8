package io.inscope.snapshot.network.dialect.ovn;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// UserDefinedNetwork and ClusterUserDefinedNetwork of k8s.ovn.org with the role Primary: the pods
/// of one network reach each other and the world outside, and no pod of another network, but for
/// the cluster's DNS. Sources: [user-defined
/// networks](https://ovn-kubernetes.io/features/user-defined-networks/user-defined-networks/) and
/// their [enhancement](https://ovn-kubernetes.io/okeps/okep-5193-user-defined-networks/).
///
/// A namespace takes part when it carries the label [#LABEL] from its creation. The kubelet probes
/// the pods, and the annotation `k8s.ovn.org/open-default-ports` opens ports to the default
/// network; what else nodes may send and receive is not certain. Policies hold within a network as
/// elsewhere.
///
/// *Absent means:* no `role`: not primary, and then the network is one more interface.
public final class PrimaryNetworkDialect implements PolicyDialect {
  /// The label of namespaces that take part in a primary network.
  public static final String LABEL = "k8s.ovn.org/primary-user-defined-network";

  public static final GroupKind ONE = new GroupKind("k8s.ovn.org", "UserDefinedNetwork");
  public static final GroupKind CLUSTER = new GroupKind("k8s.ovn.org", "ClusterUserDefinedNetwork");

  private static final GroupKind CONNECTED = new GroupKind("k8s.ovn.org", "ClusterNetworkConnect");
  private static final String OPEN = "k8s.ovn.org/open-default-ports";
  private static final List<NamedPort> OPENED =
      List.of(opened(Protocol.TCP), opened(Protocol.UDP), opened(Protocol.SCTP));
  private static final PeerMatcher ANY_POD =
      new PeerMatcher.PodsIn(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);
  private static final PeerMatcher ANY_NODE = new PeerMatcher.Nodes(LabelSelector.EVERYTHING);
  private static final PeerMatcher DNS =
      new PeerMatcher.Any(
          List.of(
              dns("openshift-dns", "dns.operator.openshift.io/daemonset-dns", "default"),
              dns("kube-system", "k8s-app", "kube-dns")));
  private static final Rank RANK = new Rank(new Tier(Layer.SEGMENT, "", 0, true), 0, "", "");

  private final ClusterSnapshot snapshot;

  /// @param snapshot for the labels of namespaces
  public PrimaryNetworkDialect(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  private static NamedPort opened(Protocol protocol) {
    return new NamedPort("(open to the default network)", protocol);
  }

  private static PeerMatcher dns(String namespace, String key, String value) {
    return new PeerMatcher.PodsHere(namespace, LabelSelector.ofLabels(Map.of(key, value)));
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(ONE, CLUSTER);
  }

  @Override
  public boolean onlyForbids() {
    return true;
  }

  @Override
  public List<Compiled> compile(Resource network) {
    PeerMatcher all = ANY_POD;
    try {
      if (!isPrimary(network)) {
        return List.of(new IgnoredPolicy(network, ""));
      }
      all = members(network);
      return List.of(
          network.ref().groupKind().equals(ONE) && isUnlabelled(network.ref().namespace())
              ? new IgnoredPolicy(
                  network,
                  "%s at %s keeps nothing apart: its namespace lacks the label %s."
                      .formatted(network.ref().spoken(), network.origin().place(), LABEL))
              : policy(network, all));
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return List.of(
          new RejectedPolicy(
              network,
              RANK,
              all,
              Set.of(Direction.INGRESS, Direction.EGRESS),
              String.valueOf(e.getMessage())));
    }
  }

  /// The settings of a network, wherever its kind keeps them.
  public static Field settings(Resource network) {
    Field spec = network.root().at("spec");
    return network.ref().groupKind().equals(CLUSTER) ? spec.at("network") : spec;
  }

  /// Whether it is the network of its pods, not one more interface.
  public static boolean isPrimary(Resource network) {
    Field settings = settings(network);
    return List.of("layer2", "layer3").stream()
        .anyMatch(topology -> settings.at(topology, "role").text("").equals("Primary"));
  }

  private static PeerMatcher members(Resource network) {
    if (network.ref().groupKind().equals(ONE)) {
      return new PeerMatcher.PodsHere(network.ref().namespace(), LabelSelector.EVERYTHING);
    }
    Field written = network.root().at("spec", "namespaceSelector");
    LabelSelector namespaces =
        LabelSelector.of(written).orElseThrow(() -> new InvalidPolicy(written, "is missing"));
    return new PeerMatcher.Each(
        List.of(
            new PeerMatcher.PodsIn(namespaces, LabelSelector.EVERYTHING),
            new PeerMatcher.PodsIn(LabelSelector.having(LABEL), LabelSelector.EVERYTHING)));
  }

  private boolean isUnlabelled(String namespace) {
    return find(namespace).filter(found -> !found.labels().containsKey(LABEL)).isPresent();
  }

  private Optional<Resource> find(String namespace) {
    return snapshot.find(ResourceRef.of(Kinds.NAMESPACE, "", namespace));
  }

  private Policy policy(Resource network, PeerMatcher members) {
    PeerMatcher outside = new PeerMatcher.Not(new PeerMatcher.Any(List.of(ANY_POD, ANY_NODE)));
    List<Rule> rules = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      rules.add(rule(network, direction, members, PortMatcher.ALL, ""));
      rules.add(rule(network, direction, outside, PortMatcher.ALL, ""));
      rules.add(
          rule(
              network,
              direction,
              ANY_NODE,
              PortMatcher.ALL,
              direction == Direction.INGRESS
                  ? "of its node only the kubelet's probes are sure to reach it"
                  : "which addresses of nodes it reaches depends on the gateway"));
    }
    rules.add(rule(network, Direction.EGRESS, DNS, PortMatcher.ALL, ""));
    rules.add(rule(network, Direction.INGRESS, ANY_POD, new PortMatcher(Ports.NONE, OPENED), ""));
    return new Policy(
        network,
        RANK,
        members,
        Set.of(Direction.INGRESS, Direction.EGRESS),
        rules,
        List.of(
            "%s at %s keeps its pods apart from those of other networks; NodePorts, load balancers and external addresses of Services still lead across."
                .formatted(network.ref().spoken(), network.origin().place())),
        true,
        doubt(network));
  }

  private String doubt(Resource network) {
    if (snapshot.all(CONNECTED).findAny().isPresent()) {
      return "whether a ClusterNetworkConnect joins "
          + network.ref().spoken()
          + " with other networks is not evaluated";
    }
    return network.ref().groupKind().equals(ONE) && find(network.ref().namespace()).isEmpty()
        ? "whether namespace %s has the label %s, which %s needs, is not known"
            .formatted(network.ref().namespace(), LABEL, network.ref().spoken())
        : "";
  }

  private static Rule rule(
      Resource network, Direction direction, PeerMatcher peers, PortMatcher ports, String caveat) {
    return new Rule(
        network.ref(),
        RANK,
        direction,
        0,
        Action.ALLOW,
        List.of(peers),
        List.of(),
        ports,
        network.place(network.root().at("spec")),
        caveat);
  }

  /// `open-default-ports`: YAML, a list of protocols and ports.
  @Override
  public Map<NamedPort, Ports> portsOf(Instance pod) {
    return pod.annotation(OPEN).map(OpenPorts::of).orElse(Map.of());
  }

  /// The name of the ports of a protocol that are open to the default network.
  static NamedPort open(Protocol protocol) {
    return opened(protocol);
  }
}
