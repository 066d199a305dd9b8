package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.address.AddressSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who the other side of a rule may be.
public sealed interface PeerMatcher {
  /// Anybody: pods, nodes and addresses outside the cluster.
  record Anyone() implements PeerMatcher {
    @Override
    public String toString() {
      return "anybody";
    }
  }

  /// Pods of one namespace, the policy's own.
  record PodsHere(String namespace, LabelSelector pods) implements PeerMatcher {
    @Override
    public String toString() {
      return podsText(pods) + " in " + namespace;
    }
  }

  /// Pods of all namespaces with certain labels; never nodes or outside addresses.
  record PodsIn(LabelSelector namespaces, LabelSelector pods) implements PeerMatcher {
    @Override
    public String toString() {
      return podsText(pods)
          + (namespaces.isEverything() ? " in any namespace" : " in namespaces " + namespaces);
    }
  }

  /// Addresses; whether those of pods and nodes too is up to the network plugin.
  ///
  /// @param written as the policy writes it: `10.0.0.0/8 except 10.1.0.0/16`
  /// @param always whether they are those of pods and nodes too, whatever the network plugin: it is
  ///   not the plugin that looks at them
  record Addresses(String written, AddressSet set, boolean always) implements PeerMatcher {
    public Addresses(String written, AddressSet set) {
      this(written, set, false);
    }

    @Override
    public String toString() {
      return "addresses " + written;
    }
  }

  /// Nodes with certain labels, by whatever address they have.
  record Nodes(LabelSelector nodes) implements PeerMatcher {
    @Override
    public String toString() {
      return nodes.isEverything() ? "any node" : "nodes " + nodes;
    }
  }

  /// Names of the DNS: which addresses they mean is not in a snapshot.
  record Domains(List<String> names) implements PeerMatcher {
    private static final Pattern WILDCARD = Pattern.compile("[-a-zA-Z0-9_.*]+");

    public Domains {
      names = List.copyOf(names);
    }

    /// Whether a name, or every name a pattern means, is among these for certain. `*` stands for
    /// part of one label, `**.` for any labels before.
    public boolean cover(String name) {
      return names.stream().anyMatch(one -> one.equals(name) || covers(one, name));
    }

    private static boolean covers(String pattern, String name) {
      return !name.contains("*")
          && pattern.contains("*")
          && WILDCARD.matcher(pattern).matches()
          && (pattern.equals("*") || Pattern.matches(expression(pattern), name));
    }

    private static String expression(String pattern) {
      return pattern
          .replace(".", "\\.")
          .replaceFirst("^\\*\\*\\\\\\.", "(?:[^.]+\\\\.)+")
          .replace("*", "[^.]*");
    }

    @Override
    public String toString() {
      return "domains " + String.join(", ", names);
    }
  }

  /// What Calico's labels select.
  ///
  /// @param namespace the only one in which it looks; empty for all
  /// @param withSets whether the addresses of network sets count, as for the peers of rules, or
  ///   just pods and host endpoints, as for the subjects of policies
  record Labelled(String namespace, CalicoSelector selector, boolean withSets)
      implements PeerMatcher {
    @Override
    public String toString() {
      return selector + (namespace.isEmpty() ? "" : " in " + namespace);
    }
  }

  /// Others, in the words of whoever wrote the policy: `entity world`.
  record Named(String words, PeerMatcher of) implements PeerMatcher {
    @Override
    public String toString() {
      return words;
    }
  }

  /// Pods by what is known of them beside their labels.
  record Known(PodTrait trait) implements PeerMatcher {
    @Override
    public String toString() {
      return trait.toString();
    }
  }

  /// Everybody but some.
  record Not(PeerMatcher of) implements PeerMatcher {
    @Override
    public String toString() {
      return "not " + of;
    }
  }

  /// Those whom each of some means.
  record Each(List<PeerMatcher> of) implements PeerMatcher {
    public Each {
      of = List.copyOf(of);
    }

    @Override
    public String toString() {
      return of.stream().map(Object::toString).collect(Collectors.joining(" and "));
    }
  }

  /// Those whom any of some means.
  record Any(List<PeerMatcher> of) implements PeerMatcher {
    public Any {
      of = List.copyOf(of);
    }

    @Override
    public String toString() {
      return of.stream().map(Object::toString).collect(Collectors.joining(" or "));
    }
  }

  private static String podsText(LabelSelector pods) {
    return pods.isEverything() ? "any pod" : "pods " + pods;
  }
}
