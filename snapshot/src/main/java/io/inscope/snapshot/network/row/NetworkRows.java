package io.inscope.snapshot.network.row;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.NetworkRanges;
import io.inscope.snapshot.network.inventory.SecondaryNetworks;
import io.inscope.snapshot.network.inventory.SecondaryNetworks.Interface;
import io.inscope.snapshot.network.reach.Member;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows between workloads and the additional networks they have an interface on. No NetworkPolicy
/// covers such an interface; a
/// [MultiNetworkPolicy](https://github.com/k8snetworkplumbingwg/multi-networkpolicy) does if it
/// names the network and something enforces it, which is not evaluated. So they are all UNKNOWN.
public final class NetworkRows {
  private static final GroupKind POLICY = new GroupKind("k8s.cni.cncf.io", "MultiNetworkPolicy");
  private static final String POLICY_FOR = "k8s.v1.cni.cncf.io/policy-for";
  private static final String POLICY_FOR_LATER = "k8s.cni.cncf.io/policy-for";

  /// A workload with its additional interfaces.
  private record Attached(Member member, Set<Interface> interfaces) {}

  private final Map<ResourceRef, Attached> attached = new TreeMap<>();
  private final Map<ResourceRef, Set<String>> policies = new TreeMap<>();
  private final TreeSet<String> limits = new TreeSet<>();

  public NetworkRows(ClusterSnapshot snapshot, List<Member> members) {
    snapshot.all(POLICY).forEach(this::addPolicy);
    for (Member member : members) {
      for (Instance pod : member.instances()) {
        for (Interface one : SecondaryNetworks.of(pod)) {
          attached
              .computeIfAbsent(member.ref(), _ -> new Attached(member, new TreeSet<>()))
              .interfaces()
              .add(one);
        }
        SecondaryNetworks.insteadOfDefault(pod)
            .ifPresent(
                network ->
                    limits.add(
                        "%s is on network %s instead of the pod network (v1.multus-cni.io/default-network): whether NetworkPolicies hold for it depends on that network."
                            .formatted(member.endpoint().spoken(), network)));
      }
    }
    attached
        .values()
        .forEach(
            of -> of.interfaces().forEach(one -> limits.add(limit(of.member(), one, snapshot))));
    limits.addAll(NetworkRanges.overlaps(snapshot));
  }

  private void addPolicy(Resource policy) {
    try {
      Map<String, String> annotations = policy.annotations();
      String networks =
          annotations.getOrDefault(POLICY_FOR, annotations.getOrDefault(POLICY_FOR_LATER, ""));
      for (String name : networks.split(",")) {
        if (!name.isBlank()) {
          String[] parts = name.strip().split("/", 2);
          policies
              .computeIfAbsent(
                  ResourceRef.of(
                      SecondaryNetworks.ATTACHMENT,
                      parts.length == 1 ? policy.ref().namespace() : parts[0],
                      parts[parts.length - 1]),
                  _ -> new TreeSet<>())
              .add(policy.ref().spoken());
        }
      }
    } catch (WrongShape e) {
      // Which networks it is for is not known, so it is for none for sure.
    }
  }

  private String limit(Member member, Interface one, ClusterSnapshot snapshot) {
    boolean gone = snapshot.find(one.network()).isEmpty();
    return "%s has an interface %s on network %s%s: %s."
        .formatted(
            member.endpoint().spoken(),
            one.name(),
            one.network().namespace() + "/" + one.network().name(),
            gone ? ", which is not in the snapshot" : "",
            uncovered(one));
  }

  private String uncovered(Interface one) {
    Set<String> named = policies.getOrDefault(one.network(), Set.of());
    return "no NetworkPolicy covers this interface"
        + (named.isEmpty()
            ? ""
            : "; "
                + named.stream().collect(Collectors.joining(", "))
                + (named.size() == 1 ? " names" : " name")
                + " the network and is not evaluated");
  }

  /// Adds the rows of some workloads.
  ///
  /// @param workloads null for all
  public void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    if (workloads == null) {
      attached.values().forEach(one -> addRows(found, one));
    } else {
      workloads.stream()
          .map(attached::get)
          .filter(Objects::nonNull)
          .forEach(one -> addRows(found, one));
    }
  }

  private void addRows(List<Connection> found, Attached attached) {
    attached.interfaces().forEach(one -> addRows(found, attached.member(), one));
  }

  private void addRows(List<Connection> found, Member member, Interface one) {
    Endpoint network = Endpoint.of(Endpoint.Type.NETWORK, one.network());
    String open = uncovered(one);
    String other = "network " + one.network().namespace() + "/" + one.network().name();
    for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)) {
      PortRange ports = new PortRange(protocol, 1, 65535);
      found.add(row(member.endpoint(), network, ports, one, open, other, open));
      found.add(row(network, member.endpoint(), ports, one, other, open, open));
    }
  }

  private static Connection row(
      Endpoint from,
      Endpoint to,
      PortRange ports,
      Interface one,
      String egress,
      String ingress,
      String unknown) {
    return new Connection(
        ConnectionId.of(from, to, ports, "interface " + one.name()),
        from,
        to,
        ports,
        Answer.UNKNOWN,
        Enforcement.UNKNOWN,
        "secondary interface " + one.name(),
        Protection.UNKNOWN,
        "",
        egress,
        ingress,
        unknown);
  }

  /// In sentences, sorted.
  public List<String> limits() {
    return List.copyOf(limits);
  }
}
