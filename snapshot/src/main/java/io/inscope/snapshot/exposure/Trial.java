package io.inscope.snapshot.exposure;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.AppliedPolicy.AppliedRule;
import io.inscope.snapshot.network.reach.Chain;
import io.inscope.snapshot.network.reach.Party;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which pods to suppose, to find out what a chain of policies opens.
///
/// Where rules only permit, one does not take from another, so each peer is tried by itself. Else
/// every combination of what any rule looks at is tried.
///
/// @param sights each to be tried in every combination
/// @param apart whether each sight is that of one peer, and tells of no other
/// @param names of ports that egress rules use, and that a pod may give to any port
/// @param beyond why that does not tell everything, in clauses; empty when it does
record Trial(List<Sight> sights, boolean apart, Set<NamedPort> names, Set<String> beyond) {
  private static final int MOST_NAMES = 3;

  static Trial of(Party subject, Direction direction, SupposedNamespaces namespaces) {
    Chain chain = subject.chain(direction);
    List<Rule> rules = rules(chain, direction).map(AppliedRule::rule).toList();
    List<PeerMatcher> peers =
        rules.stream().flatMap(rule -> rule.peers().stream()).distinct().toList();
    Sight together = Sight.of(peers);
    TreeSet<String> beyond = new TreeSet<>(together.beyond());
    boolean onlyPermits =
        chain.policies().stream().allMatch(Trial::isOrdinary)
            && rules.stream().allMatch(rule -> rule.action() == Action.ALLOW);
    boolean apart = onlyPermits || !together.isSmall();
    if (!onlyPermits && !together.isSmall()) {
      beyond.add("there are too many combinations of labels to try each");
    }
    List<Sight> sights =
        apart
            ? Stream.concat(
                    Stream.of(Sight.of(List.of())), peers.stream().map(p -> Sight.of(List.of(p))))
                .toList()
            : List.of(together);
    for (Sight sight : sights) {
      if (!sight.isSmall() || namespaces.isShort(sight)) {
        beyond.add("not every combination of labels was tried");
      }
    }
    Set<NamedPort> names = direction == Direction.EGRESS ? names(rules) : Set.of();
    if (names.size() > MOST_NAMES) {
      beyond.add("not every combination of names of ports was tried");
    }
    return new Trial(sights, apart, names, beyond);
  }

  static Stream<AppliedRule> rules(Chain chain, Direction direction) {
    return chain.policies().stream().flatMap(policy -> policy.rules(direction).stream());
  }

  private static boolean isOrdinary(AppliedPolicy policy) {
    return policy.isReadable()
        && policy.policy().rank().compareTo(Rank.NETWORK_POLICY) == 0
        && policy.policy().rank().tier().layer() == Layer.NETWORK;
  }

  private static Set<NamedPort> names(List<Rule> rules) {
    TreeSet<NamedPort> names = new TreeSet<>();
    rules.stream()
        .flatMap(rule -> rule.ports().names())
        .filter(name -> !name.name().startsWith("("))
        .forEach(names::add);
    return names;
  }

  /// The sets of names that a pod may give to ports: none, each alone, ..., all.
  List<Set<NamedPort>> namings() {
    List<NamedPort> all = List.copyOf(names);
    if (all.size() > MOST_NAMES) {
      return List.of(Set.of(), names);
    }
    return Stream.iterate(0, i -> i < 1 << all.size(), i -> i + 1)
        .<Set<NamedPort>>map(
            bits -> {
              TreeSet<NamedPort> some = new TreeSet<>();
              for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                  some.add(all.get(i));
                }
              }
              return some;
            })
        .toList();
  }
}
