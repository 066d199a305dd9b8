package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Selectors that nothing can meet: valid, but surely not what somebody meant.
public final class Contradiction {
  private Contradiction() {}

  /// The label on which a peer contradicts itself; empty when it does not.
  public static Optional<String> in(PeerMatcher matcher) {
    return switch (matcher) {
      case PeerMatcher.PodsHere here -> in(here.pods());
      case PeerMatcher.PodsIn in -> in(in.namespaces()).or(() -> in(in.pods()));
      case PeerMatcher.Nodes nodes -> in(nodes.nodes());
      case PeerMatcher.Labelled labelled -> in(labelled.selector());
      case PeerMatcher.Named named -> in(named.of());
      case PeerMatcher.Each each -> each.of().stream().flatMap(one -> in(one).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<String> in(LabelSelector selector) {
    return selector.requirements().stream()
        .map(LabelRequirement::key)
        .distinct()
        .filter(key -> isContradicted(ofKey(selector, key)))
        .findFirst();
  }

  private static List<LabelRequirement> ofKey(LabelSelector selector, String key) {
    return selector.requirements().stream().filter(one -> one.key().equals(key)).toList();
  }

  /// Every value they allow is one that some of them names.
  private static boolean isContradicted(List<LabelRequirement> ofKey) {
    boolean present = ofKey.stream().anyMatch(one -> !isMetByAbsence(one));
    boolean absent =
        ofKey.stream().anyMatch(one -> one.operator() == LabelRequirement.Operator.DOES_NOT_EXIST);
    if (absent) {
      return present;
    }
    Set<String> values = new HashSet<>();
    boolean limited = false;
    for (LabelRequirement one : ofKey) {
      if (one.operator() == LabelRequirement.Operator.IN) {
        if (limited) {
          values.retainAll(one.values());
        } else {
          values.addAll(one.values());
        }
        limited = true;
      }
    }
    ofKey.stream()
        .filter(one -> one.operator() == LabelRequirement.Operator.NOT_IN)
        .forEach(one -> values.removeAll(one.values()));
    return limited && values.isEmpty();
  }

  private static boolean isMetByAbsence(LabelRequirement one) {
    return one.operator() == LabelRequirement.Operator.NOT_IN
        || one.operator() == LabelRequirement.Operator.DOES_NOT_EXIST;
  }

  private static Optional<String> in(CalicoSelector selector) {
    List<CalicoSelector> parts = parts(selector).toList();
    return parts.stream()
        .flatMap(one -> one instanceof CalicoSelector.Leaf leaf ? Stream.of(leaf) : Stream.of())
        .filter(
            leaf ->
                parts.contains(new CalicoSelector.Not(leaf))
                    || parts.contains(new CalicoSelector.Not(new CalicoSelector.Has(leaf.key())))
                    || parts.stream().anyMatch(other -> excludes(leaf, other)))
        .map(CalicoSelector.Leaf::key)
        .findFirst();
  }

  private static Stream<CalicoSelector> parts(CalicoSelector selector) {
    return selector instanceof CalicoSelector.Every every
        ? every.of().stream().flatMap(Contradiction::parts)
        : Stream.of(selector);
  }

  /// A text that another comparison of the same label refuses.
  private static boolean excludes(CalicoSelector.Leaf one, CalicoSelector other) {
    return one instanceof CalicoSelector.Text text
        && text.comparison() == CalicoSelector.Comparison.EQUALS
        && other instanceof CalicoSelector.Leaf leaf
        && leaf.key().equals(text.key())
        && !leaf.holds(text.text());
  }
}
