package io.inscope.snapshot.exposure;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says which pods a peer means, whether any exists or not.
final class Wording {
  private Wording() {}

  /// `any pod labelled app=front in any namespace labelled team=x`
  static String of(PeerMatcher peer) {
    return switch (peer) {
      case PeerMatcher.Anyone _ -> "any pod anywhere";
      case PeerMatcher.PodsHere here -> pods(here.pods()) + " in namespace " + here.namespace();
      case PeerMatcher.PodsIn in -> pods(in.pods()) + " in " + namespaces(in.namespaces());
      case PeerMatcher.Addresses addresses ->
          "any pod with one of the addresses " + addresses.written();
      case PeerMatcher.Labelled labelled -> calico(labelled);
      case PeerMatcher.Named named -> "any pod among " + named.words();
      case PeerMatcher.Known known -> "any pod among " + known.trait();
      case PeerMatcher.Not not -> "any pod but: " + of(not.of());
      case PeerMatcher.Each each ->
          each.of().stream().map(Wording::of).collect(Collectors.joining(" that is also "));
      case PeerMatcher.Any any ->
          any.of().stream().map(Wording::of).collect(Collectors.joining(", or "));
      case PeerMatcher.Nodes nodes -> nodes.toString();
      case PeerMatcher.Domains domains -> domains.toString();
    };
  }

  private static String calico(PeerMatcher.Labelled labelled) {
    String selector = labelled.selector().toString();
    String pods = selector.equals("all()") ? "any pod" : "any pod for which " + selector;
    return labelled.namespace().isEmpty()
        ? pods + (selector.equals("all()") ? " anywhere" : "")
        : pods + " in namespace " + labelled.namespace();
  }

  private static String pods(LabelSelector selector) {
    return selector.isEverything() ? "any pod" : "any pod labelled " + selector;
  }

  /// Namespaces that are known by their name are named; the label is not one people set.
  private static String namespaces(LabelSelector selector) {
    List<LabelRequirement> others = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (LabelRequirement one : selector.requirements()) {
      if (one.key().equals(Sight.NAME_LABEL)
          && one.operator() == LabelRequirement.Operator.IN
          && names.isEmpty()) {
        names.addAll(one.values());
      } else {
        others.add(one);
      }
    }
    String labelled = others.isEmpty() ? "" : " labelled " + LabelSelector.of(others);
    return names.isEmpty()
        ? "any namespace" + labelled
        : "namespace " + String.join(" or ", names) + labelled;
  }

  /// Whether it depends on labels of namespaces, which somebody may set.
  static boolean isByLabel(PeerMatcher peer) {
    return switch (peer) {
      case PeerMatcher.PodsIn in ->
          in.namespaces().requirements().stream().anyMatch(r -> !r.key().equals(Sight.NAME_LABEL));
      case PeerMatcher.Named named -> isByLabel(named.of());
      case PeerMatcher.Not not -> isByLabel(not.of());
      case PeerMatcher.Each each -> each.of().stream().anyMatch(Wording::isByLabel);
      case PeerMatcher.Any any -> any.of().stream().anyMatch(Wording::isByLabel);
      case PeerMatcher.Labelled _ ->
          !Sight.of(List.of(peer)).namespaceLabels().equals(Sight.of(List.of()).namespaceLabels());
      case PeerMatcher.Anyone _,
          PeerMatcher.PodsHere _,
          PeerMatcher.Addresses _,
          PeerMatcher.Nodes _,
          PeerMatcher.Domains _,
          PeerMatcher.Known _ ->
          false;
    };
  }

  /// Whether a pod may be meant at all; the others mean nodes or names of the DNS.
  static boolean meansPods(PeerMatcher peer) {
    return !(peer instanceof PeerMatcher.Nodes || peer instanceof PeerMatcher.Domains);
  }
}
