package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* `ipBlock` of `ingress` rules of NetworkPolicies, without what `except` takes out.
///
/// *Allowed:* private addresses, and public ones as long as a rule's block holds no more of them
/// than a /16 (of IPv6 a /32). Not applicable to policies that do not concern ingress.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class AnyCidrIngress implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-ingress-any-cidr",
          "No policy lets in a large part of the Internet",
          Severity.MEDIUM,
          Set.of(Kinds.NETWORK_POLICY),
          "Whoever has an address in the block may connect, and nobody knows who that is.",
          "Name the addresses of those who need it.",
          "Whether a block also matches pods, and whose address is seen behind a load "
              + "balancer, is up to the network plugin.");

  /// So many bits of the address are left open at most.
  private static final int BITS = 16;

  private static final int BITS_V6 = 96;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NETWORK_POLICY);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    PolicyText policy = new PolicyText(resource);
    if (!policy.directions().contains(Direction.INGRESS)) {
      return new Outcome.NotApplicable("it does not concern ingress");
    }
    List<Field> blocks =
        policy
            .rules(Direction.INGRESS)
            .flatMap(rule -> PolicyText.peers(rule, Direction.INGRESS).each())
            .map(peer -> peer.at("ipBlock"))
            .filter(Field::isPresent)
            .toList();
    List<Evidence> wide = new ArrayList<>();
    for (Field block : blocks) {
      Optional<AddressRange> range = AddressRange.ofCidr(block.at("cidr").text(""));
      if (range.isEmpty()) {
        return new Outcome.NotAssessed(block.at("cidr").pointer() + " is no block of addresses");
      }
      AddressSet left = AddressSet.of(List.of(range.get())).without(excepted(block));
      if (PublicAddresses.moreThan(BITS, BITS_V6, left)) {
        wide.add(Evidence.of(resource, block.at("cidr")));
      }
    }
    return Outcome.failIfAny("lets in a large part of the Internet", wide);
  }

  private static AddressSet excepted(Field block) {
    return AddressSet.of(
        block
            .at("except")
            .each()
            .flatMap(except -> AddressRange.ofCidr(except.text("")).stream())
            .toList());
  }
}
