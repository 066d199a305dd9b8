package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Peers by address: lists of CIDRs, sets with exceptions, and groups of CIDRs that are objects of
/// their own. Source: [CIDR based
/// rules](https://docs.cilium.io/en/stable/security/policy/language/#ip-cidr-based) and
/// [CiliumCIDRGroup](https://docs.cilium.io/en/stable/network/kubernetes/ciliumcidrgroup/).
final class CiliumAddresses {
  static final GroupKind GROUP = new GroupKind("cilium.io", "CiliumCIDRGroup");

  private final ClusterSnapshot snapshot;
  private final boolean nodes;

  /// @param nodes whether CIDRs match addresses of nodes
  CiliumAddresses(ClusterSnapshot snapshot, boolean nodes) {
    this.snapshot = snapshot;
    this.nodes = nodes;
  }

  /// An entry of `fromCIDR` or `toCIDR`.
  CiliumPeer cidr(Field cidr) {
    return peer(cidr.text(""), AddressSet.of(List.of(range(cidr))));
  }

  /// An entry of `fromCIDRSet` or `toCIDRSet`.
  CiliumPeer set(Field entry) {
    List<Field> ways =
        Stream.of("cidr", "cidrGroupRef", "cidrGroupSelector")
            .map(entry::at)
            .filter(Field::isPresent)
            .toList();
    if (ways.size() != 1) {
      throw new InvalidPolicy(entry, "must have one of cidr, cidrGroupRef and cidrGroupSelector");
    }
    Field way = ways.getFirst();
    List<Field> excepts = entry.at("except").each().toList();
    AddressSet holes = AddressSet.of(excepts.stream().map(CiliumAddresses::range).toList());
    String but =
        excepts.isEmpty()
            ? ""
            : " except " + String.join(", ", excepts.stream().map(e -> e.text("")).toList());
    return switch (way.key()) {
      case "cidr" -> {
        AddressRange range = range(way);
        excepts.forEach(except -> requireInside(except, range, way));
        yield peer(way.text("") + but, AddressSet.of(List.of(range)).without(holes));
      }
      case "cidrGroupRef" ->
          groups(
              "CiliumCIDRGroup " + way.text("") + but,
              snapshot.all(GROUP).filter(g -> g.ref().name().equals(way.text(""))).toList(),
              holes);
      default -> {
        LabelSelector selector = LabelSelector.of(way).orElse(LabelSelector.EVERYTHING);
        yield groups(
            "CiliumCIDRGroups " + selector + but,
            snapshot.all(GROUP).filter(g -> selector.matches(g.labels())).toList(),
            holes);
      }
    };
  }

  private CiliumPeer peer(String written, AddressSet addresses) {
    return CiliumPeer.sure(CiliumPeer.outside("addresses " + written, addresses, nodes));
  }

  /// A group that is not there has no addresses.
  private CiliumPeer groups(String words, List<Resource> groups, AddressSet holes) {
    Coverage coverage = snapshot.coverage(GROUP, "");
    if (groups.isEmpty() && !(coverage instanceof Coverage.Read)) {
      return new CiliumPeer(
          CiliumPeer.outside(words, AddressSet.EVERYTHING, nodes),
          words + " is not in the snapshot");
    }
    List<AddressRange> ranges = new ArrayList<>();
    for (Resource group : groups) {
      try {
        for (Field cidr : group.root().at("spec", "externalCIDRs").each().toList()) {
          ranges.add(AddressRange.parse(cidr.text("")).orElseThrow());
        }
      } catch (WrongShape | java.util.NoSuchElementException e) {
        return new CiliumPeer(
            CiliumPeer.outside(words, AddressSet.EVERYTHING, nodes),
            group.ref().spoken() + " cannot be read");
      }
    }
    return CiliumPeer.sure(CiliumPeer.outside(words, AddressSet.of(ranges).without(holes), nodes));
  }

  private static AddressRange range(Field cidr) {
    return AddressRange.ofCidr(cidr.text(""))
        .orElseThrow(() -> new InvalidPolicy(cidr, "is '" + cidr.text("") + "', not a CIDR"));
  }

  /// As the agent checks it: by the exception's address alone.
  private static void requireInside(Field except, AddressRange range, Field cidr) {
    String text = except.text("");
    if (!Address.parse(text.substring(0, text.indexOf('/'))).filter(range::contains).isPresent()) {
      throw new InvalidPolicy(
          except, "is '%s', which is not a part of cidr %s".formatted(text, cidr.text("")));
    }
  }
}
