package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The peers of a rule, which are of one sort.
///
/// *Absent means:* no list of peers: anybody if the rule names ports, and nobody if it does not, so
/// that `[{}]` only closes. A list that is there and empty: nobody. Source: the comment on
/// [PolicyEntry.L3](https://github.com/cilium/cilium/blob/main/pkg/policy/types/policyentry.go),
/// "nil selects nothing", and what the [parser of
/// rules](https://github.com/cilium/cilium/blob/main/pkg/policy/utils/parserules.go) makes of empty
/// lists.
final class CiliumPeers {
  private static final Pattern NAME = Pattern.compile("[-a-zA-Z0-9_.]+");
  private static final Pattern PATTERN = Pattern.compile("[-a-zA-Z0-9_.*]+");

  private final CiliumConfig config;
  private final CiliumSelectors selectors;
  private final CiliumEntities entities;
  private final CiliumAddresses addresses;
  private final CiliumServices services;

  CiliumPeers(
      ClusterSnapshot snapshot,
      CiliumConfig config,
      CiliumSelectors selectors,
      CiliumEntities entities) {
    this.config = config;
    this.selectors = selectors;
    this.entities = entities;
    this.addresses = new CiliumAddresses(snapshot, config.cidrMatchesNodes());
    this.services = new CiliumServices(snapshot, config.cidrMatchesNodes());
  }

  List<CiliumPeer> compile(Field rule, Direction direction, boolean deny) {
    String side = direction == Direction.INGRESS ? "from" : "to";
    List<Field> lists =
        Stream.of(
                "Endpoints", "Entities", "CIDR", "CIDRSet", "Nodes", "Services", "FQDNs", "Groups")
            .filter(sort -> direction == Direction.EGRESS || isOfBoth(sort))
            .map(sort -> rule.at(side + sort))
            .filter(Field::isPresent)
            .toList();
    List<Field> used = lists.stream().filter(list -> list.each().findAny().isPresent()).toList();
    if (used.size() > 1) {
      throw new InvalidPolicy(
          used.get(1), "stands beside %s; a rule has one of them".formatted(used.getFirst().key()));
    }
    if (lists.stream().anyMatch(list -> isEmptyAndSelects(list))) {
      return List.of(CiliumPeer.NOBODY);
    }
    if (used.isEmpty()) {
      boolean ports =
          rule.at("toPorts").each().findAny().isPresent()
              || rule.at("icmps").each().findAny().isPresent()
              // What a field that is not understood may have meant.
              || !Known.caveat(rule, side.equals("from") ? Known.INGRESS : Known.EGRESS).isEmpty();
      return List.of(ports ? CiliumPeer.sure(new PeerMatcher.Anyone()) : CiliumPeer.NOBODY);
    }
    return peers(used.getFirst(), side, deny);
  }

  private static boolean isOfBoth(String sort) {
    return !sort.equals("Services") && !sort.equals("FQDNs");
  }

  /// An empty list of other sorts counts as none.
  private static boolean isEmptyAndSelects(Field list) {
    String key = list.key();
    return list.each().findAny().isEmpty()
        && !key.endsWith("Services")
        && !key.endsWith("FQDNs")
        && !key.endsWith("Groups");
  }

  private List<CiliumPeer> peers(Field list, String side, boolean deny) {
    Stream<Field> entries = list.each();
    return switch (list.key().substring(side.length())) {
      case "Endpoints" -> entries.map(entry -> selectors.peer(entry, entities)).toList();
      case "Entities" -> entries.map(entry -> entities.peer(entry, entry.text(""))).toList();
      case "CIDR" -> entries.map(addresses::cidr).toList();
      case "CIDRSet" -> entries.map(addresses::set).toList();
      case "Nodes" -> entries.map(this::node).toList();
      case "Services" -> entries.flatMap(entry -> services.peers(entry).stream()).toList();
      case "FQDNs" -> {
        if (deny) {
          throw new InvalidPolicy(list, "stands in a denial, which cannot name domains");
        }
        yield List.of(CiliumPeer.sure(new PeerMatcher.Domains(entries.map(this::domain).toList())));
      }
      default ->
          List.of(
              new CiliumPeer(
                  CiliumPeer.outside("groups of a cloud", AddressSet.EVERYTHING, false),
                  "which addresses the groups of a cloud have is not in the snapshot"));
    };
  }

  /// Nodes by their labels, where the agents are told to tell nodes apart. Source: [node based
  /// rules](https://docs.cilium.io/en/stable/security/policy/language/#node-based).
  private CiliumPeer node(Field selector) {
    PeerMatcher nodes =
        new PeerMatcher.Nodes(
            LabelSelector.of(
                    selector,
                    key -> {
                      List<String> parts = new ArrayList<>(List.of(key.split(":", 2)));
                      return parts.getLast();
                    })
                .orElse(LabelSelector.EVERYTHING));
    Tristate on = config.isOn("enable-node-selector-labels");
    return switch (on) {
      case YES -> CiliumPeer.sure(nodes);
      case UNKNOWN ->
          new CiliumPeer(
              nodes, "it needs enable-node-selector-labels, and the setting is not known");
      case NO ->
          throw new InvalidPolicy(selector, "needs enable-node-selector-labels, which is off");
    };
  }

  private String domain(Field selector) {
    Field name = selector.at("matchName");
    Field pattern = selector.at("matchPattern");
    if (name.text("").isEmpty() == pattern.text("").isEmpty()) {
      throw new InvalidPolicy(selector, "must have one of matchName and matchPattern");
    }
    Field written = name.text("").isEmpty() ? pattern : name;
    String text = written.text("");
    if (!(written == name ? NAME : PATTERN).matcher(text).matches()) {
      throw new InvalidPolicy(written, "is '" + text + "', not a name of the DNS");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
