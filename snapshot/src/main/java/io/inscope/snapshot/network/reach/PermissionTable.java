package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Ports;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What each two parties may do, worked out once, when first asked.
public final class PermissionTable {
  private final Map<Party, Integer> numbers = new IdentityHashMap<>();
  private final Map<Long, Permission> known = new ConcurrentHashMap<>();

  /// @param parties all that will be asked for, interned
  PermissionTable(Stream<Party> parties) {
    parties.forEach(party -> numbers.putIfAbsent(party, numbers.size()));
  }

  public Permission between(Party from, Party to) {
    Integer left = numbers.get(from);
    Integer right = numbers.get(to);
    if (left == null || right == null) {
      return Evaluation.between(from, to);
    }
    return known.computeIfAbsent((long) left << 32 | right, _ -> Evaluation.between(from, to));
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

  /// Policies never stand between a pod and its own node, so where pods of the host's network are
  /// on one side, it matters where both run. Source: the [concept
  /// page](https://kubernetes.io/docs/concepts/services-networking/network-policies/), which
  /// plugins follow for traffic from the node; for traffic to it they differ.
  public Permission between(Member from, Party f, Member to, Party t) {
    Permission permission = between(f, t);
    boolean fromHost = f.nature() == Party.Nature.HOST && t.nature() == Party.Nature.POD;
    boolean toHost = f.nature() == Party.Nature.POD && t.nature() == Party.Nature.HOST;
    Grant limited = fromHost ? permission.ingress() : permission.egress();
    if ((!fromHost && !toHost) || limited.allowed().equals(Ports.ALL)) {
      return permission;
    }
    TreeSet<String> shared = new TreeSet<>(from.nodes());
    shared.retainAll(to.nodes());
    if (shared.isEmpty() && from.isPlaced() && to.isPlaced()) {
      return permission;
    }
    if (fromHost) {
      Grant local = Evaluation.local(t, Direction.INGRESS, f, t);
      return new Permission(
          permission.egress(),
          shared.isEmpty() ? perhaps(limited, local) : sameNode(shared.first(), local));
    }
    return new Permission(
        perhaps(limited, Evaluation.local(f, Direction.EGRESS, t, t)), permission.ingress());
  }

  private static Grant sameNode(String node, Grant local) {
    if (!local.allowed().equals(Ports.ALL)) {
      return local;
    }
    return Grant.free(Grant.Basis.SAME_NODE, List.of(new Doubt(Doubt.Reach.ALL, node)));
  }

  private static Grant perhaps(Grant limited, Grant local) {
    return new Grant(
        limited.allowed(),
        local.possible().without(limited.allowed()),
        limited.basis(),
        limited.hits(),
        limited.open(),
        Stream.concat(
                limited.doubts().stream(),
                Stream.of(
                    new Doubt(
                        Doubt.Reach.DENIAL,
                        "one side uses the host's network and both may run on one node; traffic"
                            + " with a pod's own node may pass whatever the policies say")))
            .toList());
  }
}
