package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Ports;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What each two parties may do: both sides have to permit it.
public final class PermissionTable {
  private static final Doubt PERHAPS =
      new Doubt(
          Doubt.Reach.DENIAL,
          "one side uses the host's network and both may run on one node; traffic with a pod's own"
              + " node may pass whatever the policies say");

  private final Universe universe;
  private final PeerGroups groups;
  private final Map<Sides, Permission> known = new ConcurrentHashMap<>();
  private final Tristate localIngress;
  private final Tristate localEgress;

  private record Sides(PeerGroup egress, PeerGroup ingress) {}

  /// @param localIngress whether what a pod's own node sends it passes whatever policies say
  /// @param localEgress whether what a pod sends to its own node does
  PermissionTable(
      Universe universe, PeerGroups groups, Tristate localIngress, Tristate localEgress) {
    this.universe = universe;
    this.groups = groups;
    this.localIngress = localIngress;
    this.localEgress = localEgress;
  }

  public Permission between(Party from, Party to) {
    int left = universe.number(from);
    int right = universe.number(to);
    if (left < 0 || right < 0) {
      return Evaluation.between(from, to);
    }
    Sides sides =
        new Sides(groups.of(from, Direction.EGRESS, right), groups.of(to, Direction.INGRESS, left));
    return known.computeIfAbsent(
        sides, s -> new Permission(s.egress().ruling(), s.ingress().ruling()));
  }

  /// What the pods of two workloads may do, one permission for each kind of pod on either side.
  public List<Permission> between(Member from, Member to) {
    if (from.parties().size() == 1 && to.parties().size() == 1) {
      return List.of(between(from, from.parties().getFirst(), to, to.parties().getFirst()));
    }
    return from.parties().stream()
        .flatMap(f -> to.parties().stream().map(t -> between(from, f, to, t)))
        .toList();
  }

  /// Policies may not stand between a pod and its own node, so where pods of the host's network are
  /// on one side, it matters where both run. Source: the [concept
  /// page](https://kubernetes.io/docs/concepts/services-networking/network-policies/), which
  /// plugins mostly follow for traffic from the node; for traffic to it they differ.
  public Permission between(Member from, Party f, Member to, Party t) {
    Permission permission = between(f, t);
    boolean fromHost = f.nature() == Party.Nature.HOST && t.nature() == Party.Nature.POD;
    boolean toHost = f.nature() == Party.Nature.POD && t.nature() == Party.Nature.HOST;
    Ruling limited = fromHost ? permission.ingress() : permission.egress();
    if ((!fromHost && !toHost) || limited.declared().allowed().equals(Ports.ALL)) {
      return permission;
    }
    TreeSet<String> shared = new TreeSet<>(from.nodes());
    shared.retainAll(to.nodes());
    if (shared.isEmpty() && from.isPlaced() && to.isPlaced()) {
      return permission;
    }
    Ruling local =
        fromHost
            ? Evaluation.local(t, Direction.INGRESS, f, t)
            : Evaluation.local(f, Direction.EGRESS, t, t);
    Ruling passing =
        switch (fromHost ? localIngress : localEgress) {
          case YES ->
              shared.isEmpty()
                  ? limited.perhaps(local.possible(), PERHAPS)
                  : sameNode(shared.first(), local);
          case UNKNOWN -> limited.perhaps(local.possible(), PERHAPS);
          case NO -> limited;
        };
    return fromHost
        ? new Permission(permission.egress(), passing)
        : new Permission(passing, permission.ingress());
  }

  /// Proxies have their say where policies have none.
  private static Ruling sameNode(String node, Ruling local) {
    return local.allowed().equals(Ports.ALL)
        ? Ruling.free(Grant.Basis.SAME_NODE, List.of(new Doubt(Doubt.Reach.ALL, node)))
        : local;
  }
}
