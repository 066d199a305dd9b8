package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/// Which workloads or nodes a decision is about: those of which all that is given holds.
///
/// The pods of one workload may run on different nodes, with different addresses and images. What
/// puts something into scope need hold of one of them; what takes something out, of all.
///
/// @param workload the one object meant; then nothing else is given
/// @param namespace a name, or a pattern with `*` and `?`
/// @param namespaceSelector over the labels of the namespace
/// @param selector over the labels of pods
/// @param name of the workload, or a pattern
/// @param nodes over the labels of the node; nodes are meant as well if nothing else is given
/// @param image the beginning of an image's name
/// @param addresses in which the addresses of pods lie
public record ScopeRule(
    Optional<ResourceRef> workload,
    Optional<Glob> namespace,
    LabelSelector namespaceSelector,
    LabelSelector selector,
    Optional<Glob> name,
    Optional<String> serviceAccount,
    LabelSelector nodes,
    Optional<String> image,
    Optional<AddressRange> addresses) {

  static ScopeRule of(ResourceRef workload) {
    return new ScopeRule(
        Optional.of(workload),
        Optional.empty(),
        LabelSelector.EVERYTHING,
        LabelSelector.EVERYTHING,
        Optional.empty(),
        Optional.empty(),
        LabelSelector.EVERYTHING,
        Optional.empty(),
        Optional.empty());
  }

  /// @param every whether it must hold of every pod, not just of one
  boolean matches(Candidate candidate, boolean every) {
    if (workload.isPresent()) {
      return workload.get().equals(candidate.ref());
    }
    if (candidate.isNode()) {
      return !nodes.isEverything() && narrowness() == 2 && nodes.matches(candidate.labels());
    }
    return holds(namespace, glob -> glob.matches(candidate.ref().namespace()))
        && holds(name, glob -> glob.matches(candidate.ref().name()))
        && (namespaceSelector.isEverything()
            || namespaceSelector.matches(candidate.namespaceLabels()))
        && (selector.isEverything() || selector.matches(candidate.labels()))
        && holds(serviceAccount, account -> account.equals(candidate.serviceAccount()))
        && (nodes.isEverything() || holds(candidate.nodeLabels(), nodes::matches, every))
        && holds(image, start -> holds(candidate.images(), i -> i.startsWith(start), every))
        && holds(addresses, range -> holds(candidate.addresses(), range::contains, every));
  }

  private static <T> boolean holds(Optional<T> given, Predicate<T> test) {
    return given.filter(test.negate()).isEmpty();
  }

  private static <T> boolean holds(Collection<T> all, Predicate<T> test, boolean every) {
    return every ? !all.isEmpty() && all.stream().allMatch(test) : all.stream().anyMatch(test);
  }

  /// How narrow it is: of several rules about a workload the narrowest counts. A namespace is a
  /// wide net, whatever looks at the workload itself a narrow one.
  int narrowness() {
    int narrow = 0;
    for (boolean given :
        new boolean[] {
          !selector.isEverything(),
          name.isPresent(),
          serviceAccount.isPresent(),
          !nodes.isEverything(),
          image.isPresent(),
          addresses.isPresent()
        }) {
      narrow += given ? 2 : 0;
    }
    return narrow + (namespace.isPresent() ? 1 : 0) + (namespaceSelector.isEverything() ? 0 : 1);
  }
}
