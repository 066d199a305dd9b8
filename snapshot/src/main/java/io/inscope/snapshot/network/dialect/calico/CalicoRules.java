package io.inscope.snapshot.network.dialect.calico;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.CalicoSelector;
import io.inscope.snapshot.network.policy.CalicoSelectorParser;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules of one of Calico's policies. All fields of a rule must hold at once. What is not
/// looked at makes a rule one that perhaps matches. Source: [rules in Calico's
/// reference](https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#rule).
public final class CalicoRules {
  private static final Set<String> RULE =
      Set.of(
          "action",
          "protocol",
          "notProtocol",
          "icmp",
          "notICMP",
          "ipVersion",
          "source",
          "destination",
          "http",
          "metadata");
  private static final Set<String> ENTITY =
      Set.of(
          "nets",
          "notNets",
          "selector",
          "notSelector",
          "namespaceSelector",
          "ports",
          "notPorts",
          "serviceAccounts",
          "services");

  private final Resource policy;
  private final Rank rank;
  private final String namespace;
  private final ClusterSnapshot snapshot;

  CalicoRules(Resource policy, Rank rank, ClusterSnapshot snapshot) {
    this.policy = policy;
    this.rank = rank;
    this.namespace = namespaceOf(policy);
    this.snapshot = snapshot;
  }

  /// The namespace a policy is for; empty when it is for all.
  static String namespaceOf(Resource policy) {
    return policy.ref().kind().startsWith("Global")
        ? ""
        : policy.ref().namespace().isEmpty() ? "default" : policy.ref().namespace();
  }

  /// A selector; everything when there is none.
  static CalicoSelector selector(Field field) {
    try {
      return CalicoSelectorParser.parse(field.text(""));
    } catch (IllegalArgumentException e) {
      throw new InvalidPolicy(field, String.valueOf(e.getMessage()));
    }
  }

  Rule rule(Field rule, Direction direction) {
    Field source = rule.at("source");
    Field destination = rule.at("destination");
    List<String> caveats = new ArrayList<>();
    addUnknown(caveats, rule, RULE);
    addUnknown(caveats, source, ENTITY);
    addUnknown(caveats, destination, ENTITY);
    PortMatcher ports = CalicoPorts.compile(rule);
    boolean listed = ports.equals(PortMatcher.ALL) || !isOnlyOther(ports);
    if (source.at("ports").isPresent() || source.at("notPorts").isPresent()) {
      caveats.add("it depends on the port of the source");
    }
    if (rule.at("http").isPresent()) {
      caveats.add("it depends on HTTP methods and paths");
    }
    if (rule.at("ipVersion").isPresent() && listed) {
      caveats.add("it is for one version of IP");
    }
    boolean inward = direction == Direction.INGRESS;
    List<PeerMatcher> peers = entity(inward ? source : destination, caveats);
    List<PeerMatcher> selves = entity(inward ? destination : source, caveats);
    Optional<ServiceView> service = service(destination.at("services"));
    if (service.isPresent()) {
      ports = CalicoPorts.of(service.get());
    }
    return new Rule(
        policy.ref(),
        rank,
        direction,
        rule.index(),
        action(rule.at("action")),
        List.of(
            peers.isEmpty()
                ? new PeerMatcher.Anyone()
                : peers.size() == 1 ? peers.getFirst() : new PeerMatcher.Each(peers)),
        selves,
        ports,
        policy.place(rule),
        String.join("; ", caveats));
  }

  private static boolean isOnlyOther(PortMatcher ports) {
    return ports.named().isEmpty() && ports.numbered().without(Ports.all(Protocol.OTHER)).isEmpty();
  }

  private static void addUnknown(List<String> caveats, Field object, Set<String> known) {
    object
        .members()
        .filter(member -> member.isPresent() && !known.contains(member.key()))
        .forEach(member -> caveats.add("its field " + member.key() + " is not understood"));
  }

  private static Action action(Field action) {
    return switch (action.text("")) {
      case "Allow" -> Action.ALLOW;
      case "Deny" -> Action.DENY;
      case "Pass" -> Action.PASS;
      case "Log" -> Action.LOG;
      default ->
          throw new InvalidPolicy(
              action, "is '" + action.text("") + "', not one of Allow, Deny, Log, Pass");
    };
  }

  /// What one side of a rule asks for: all of these.
  private List<PeerMatcher> entity(Field entity, List<String> caveats) {
    List<PeerMatcher> all = new ArrayList<>();
    labelled(entity).ifPresent(all::add);
    if (entity.at("notSelector").isPresent()) {
      all.add(
          new PeerMatcher.Not(
              new PeerMatcher.Labelled("", selector(entity.at("notSelector")), true)));
    }
    if (entity.at("nets").each().findAny().isPresent()) {
      all.add(nets(entity.at("nets")));
    }
    if (entity.at("notNets").each().findAny().isPresent()) {
      all.add(new PeerMatcher.Not(nets(entity.at("notNets"))));
    }
    Field services = entity.at("services");
    if (services.isPresent()) {
      Optional<ServiceView> service = service(services);
      if (service.flatMap(ServiceView::selector).isPresent()) {
        all.add(
            new PeerMatcher.PodsHere(
                service.get().resource().ref().namespace(),
                service.get().selector().orElseThrow()));
      } else {
        caveats.add("which pods %s leads to is not known".formatted(serviceRef(services).spoken()));
      }
    }
    return all;
  }

  private static PeerMatcher nets(Field list) {
    return new PeerMatcher.Addresses(
        String.join(", ", list.each().map(net -> net.text("")).toList()), CalicoNets.compile(list));
  }

  /// A policy of a namespace looks only there, unless it says otherwise, as soon as it looks at
  /// labels at all.
  private Optional<PeerMatcher> labelled(Field entity) {
    boolean byNamespace = !entity.at("namespaceSelector").text("").isBlank();
    boolean byLabel = !entity.at("selector").text("").isBlank();
    Field accounts = entity.at("serviceAccounts");
    if (!byNamespace
        && !byLabel
        && accounts.isMissing()
        && (entity.at("notSelector").isMissing() || namespace.isEmpty())) {
      return Optional.empty();
    }
    CalicoSelector selector =
        CalicoSelector.both(selector(entity.at("selector")), accounts(accounts));
    if (byNamespace) {
      selector =
          CalicoSelector.both(
              selector(entity.at("namespaceSelector")).prefixed(CalicoLabels.OF_NAMESPACE),
              selector);
    }
    return Optional.of(new PeerMatcher.Labelled(byNamespace ? "" : namespace, selector, true));
  }

  private static CalicoSelector accounts(Field accounts) {
    CalicoSelector selector =
        selector(accounts.at("selector")).prefixed(CalicoLabels.OF_SERVICE_ACCOUNT);
    List<String> names = accounts.at("names").each().map(name -> name.text("")).toList();
    return names.isEmpty()
        ? selector
        : CalicoSelector.both(
            new CalicoSelector.In(CalicoLabels.SERVICE_ACCOUNT, Set.copyOf(names)), selector);
  }

  private Optional<ServiceView> service(Field services) {
    return services.isMissing()
        ? Optional.empty()
        : snapshot.find(serviceRef(services)).map(ServiceView::of);
  }

  private ResourceRef serviceRef(Field services) {
    return ResourceRef.of(
        Kinds.SERVICE, services.at("namespace").text(namespace), services.at("name").text(""));
  }
}
