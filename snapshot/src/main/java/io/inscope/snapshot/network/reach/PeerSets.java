package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Numbers the distinct peers of all rules, so that "is it among the peers" is a bit. Peers that
/// are made of others have no number: they are worked out from the bits of their parts.
public final class PeerSets {
  private final Map<PeerMatcher, Integer> numbers = new HashMap<>();
  private final List<PeerMatcher> matchers = new ArrayList<>();
  private final List<Optional<AddressSet>> addresses = new ArrayList<>();
  private final NamedAddresses named;

  PeerSets(NamedAddresses named) {
    this.named = named;
  }

  /// Whether a party is among the peers.
  sealed interface Membership {
    Tristate of(Party party);

    /// The numbers of the sets it looks at.
    IntStream sets();
  }

  private record Everybody() implements Membership {
    @Override
    public Tristate of(Party party) {
      return Tristate.YES;
    }

    @Override
    public IntStream sets() {
      return IntStream.empty();
    }
  }

  private record One(int set) implements Membership {
    @Override
    public Tristate of(Party party) {
      return party.in(set);
    }

    @Override
    public IntStream sets() {
      return IntStream.of(set);
    }
  }

  private record Not(Membership of) implements Membership {
    @Override
    public Tristate of(Party party) {
      return of.of(party).not();
    }

    @Override
    public IntStream sets() {
      return of.sets();
    }
  }

  private record Each(List<Membership> of) implements Membership {
    @Override
    public Tristate of(Party party) {
      return all(of, party);
    }

    @Override
    public IntStream sets() {
      return of.stream().flatMapToInt(Membership::sets);
    }
  }

  private record Any(List<Membership> of) implements Membership {
    @Override
    public Tristate of(Party party) {
      return any(of, party);
    }

    @Override
    public IntStream sets() {
      return of.stream().flatMapToInt(Membership::sets);
    }
  }

  Membership membership(PeerMatcher matcher) {
    return switch (matcher) {
      case PeerMatcher.Anyone _ -> new Everybody();
      case PeerMatcher.Named named -> membership(named.of());
      case PeerMatcher.Not not -> new Not(membership(not.of()));
      case PeerMatcher.Each each -> new Each(memberships(each.of()));
      case PeerMatcher.Any any -> new Any(memberships(any.of()));
      default -> new One(number(matcher));
    };
  }

  List<Membership> memberships(List<PeerMatcher> of) {
    return of.stream().map(this::membership).toList();
  }

  static Tristate all(List<Membership> memberships, Party party) {
    Tristate all = Tristate.YES;
    for (Membership one : memberships) {
      all = all.and(one.of(party));
      if (all == Tristate.NO) {
        return all;
      }
    }
    return all;
  }

  static Tristate any(List<Membership> memberships, Party party) {
    Tristate any = Tristate.NO;
    for (Membership one : memberships) {
      any = any.or(one.of(party));
      if (any == Tristate.YES) {
        return any;
      }
    }
    return any;
  }

  private int number(PeerMatcher matcher) {
    return numbers.computeIfAbsent(
        matcher,
        m -> {
          matchers.add(m);
          addresses.add(named.of(m));
          return matchers.size() - 1;
        });
  }

  int size() {
    return matchers.size();
  }

  PeerMatcher matcher(int number) {
    return matchers.get(number);
  }

  /// The addresses a set holds, whoever has them; empty for one that is not about addresses.
  Optional<AddressSet> addresses(int number) {
    return addresses.get(number);
  }

  /// The sets of names of the DNS: any address outside may be in them.
  BitSet domains() {
    BitSet domains = new BitSet();
    for (int number = 0; number < size(); number++) {
      domains.set(number, matcher(number) instanceof PeerMatcher.Domains);
    }
    return domains;
  }
}
