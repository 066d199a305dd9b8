package io.inscope.snapshot.access;

import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who may do what. Immutable, safe for several threads.
///
/// Kept as assignments of roles, not as single rights: a hundred thousand bindings to one role hold
/// its rules once. Questions go to the subject, the binding or the namespace they are about, and to
/// the rules that speak of the resource; nothing is searched from end to end.
public final class Access {
  private final List<Assignment> assignments;
  private final List<String> limits;
  private final Set<ResourceRef> ownBindings;
  private final Map<Subject, List<Assignment>> bySubject = new HashMap<>();
  private final Map<ResourceRef, List<Assignment>> byBinding = new HashMap<>();

  /// By namespace, empty for the whole cluster; each role once with all who have it there.
  private final Map<String, Map<RuleSet, List<Assignment>>> byNamespace = new HashMap<>();

  /// @param assignments every role every subject has
  /// @param limits what could not be resolved, in sentences
  public Access(List<Assignment> assignments, List<String> limits) {
    this(assignments, limits, Set.of());
  }

  /// @param assignments sorted by subject, then binding
  /// @param ownBindings those that are as the API server ships them, and so are their roles
  Access(List<Assignment> assignments, List<String> limits, Set<ResourceRef> ownBindings) {
    this.assignments = List.copyOf(assignments);
    this.limits = List.copyOf(limits);
    this.ownBindings = Set.copyOf(ownBindings);
    for (Assignment one : this.assignments) {
      bySubject.computeIfAbsent(one.subject(), _ -> new ArrayList<>()).add(one);
      byBinding.computeIfAbsent(one.binding().ref(), _ -> new ArrayList<>()).add(one);
      byNamespace
          .computeIfAbsent(one.namespace(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(one.rules(), _ -> new ArrayList<>())
          .add(one);
    }
  }

  /// Sorted by subject, then binding.
  public List<Assignment> assignments() {
    return assignments;
  }

  /// Every rule every subject has, sorted by subject, binding and place of the rule. There may be
  /// millions: better asked of a binding or a subject.
  public Stream<Grant> grants() {
    return assignments.stream().flatMap(Assignment::grants);
  }

  /// What could not be resolved: bindings to roles that were not handed over. Sorted sentences.
  /// Nothing follows from the absence of a right as long as one speaks of its binding.
  public List<String> limits() {
    return limits;
  }

  /// What a binding gives, by subject.
  public List<Assignment> of(ResourceRef binding) {
    return byBinding.getOrDefault(binding, List.of());
  }

  /// Everybody a binding names, sorted.
  public SortedSet<Subject> subjects() {
    return new TreeSet<>(bySubject.keySet());
  }

  /// What is given to this very subject, without what its groups have.
  public List<Assignment> givenTo(Subject subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /// Everything a subject has: its own, and what the groups have that the API server puts it in.
  /// Groups of an identity provider are not known here.
  public Stream<Assignment> heldBy(Subject subject) {
    return Membership.of(subject).stream().flatMap(one -> givenTo(one).stream());
  }

  /// The first grant by which a subject may do something; empty when nothing known gives it.
  public Optional<Grant> why(Subject subject, Request request) {
    return heldBy(subject)
        .filter(assignment -> assignment.reaches(request))
        .flatMap(assignment -> assignment.rules().covering(request).map(assignment::grant))
        .findFirst();
  }

  /// Everybody who is given the right to do something, each with the first grant that does; sorted.
  /// A group stands for its members.
  public Collection<Grant> whoMay(Request request) {
    Map<Subject, Grant> found = new TreeMap<>();
    for (String namespace : new TreeSet<>(List.of("", request.where()))) {
      byNamespace
          .getOrDefault(namespace, Map.of())
          .forEach(
              (rules, holders) ->
                  rules
                      .covering(request)
                      .findFirst()
                      .ifPresent(
                          rule ->
                              holders.forEach(
                                  one -> found.putIfAbsent(one.subject(), one.grant(rule)))));
    }
    return found.values();
  }

  /// What a subject has of a power, its groups' share included.
  public List<Power.Held> held(Subject subject, Power power) {
    return heldBy(subject).flatMap(assignment -> assignment.giving(power).stream()).toList();
  }

  /// A binding of the cluster's own components, compared with the baseline of the cluster's version
  /// and found as shipped: its subjects, its role, and the rules of the role. Only such a binding
  /// may be left out of a list of findings.
  public boolean isAsShipped(ResourceRef binding) {
    return ownBindings.contains(binding);
  }

  /// As [#isAsShipped], but for the binding of the administrators.
  public boolean isOfTheClusterItself(ResourceRef binding) {
    return isAsShipped(binding) && !binding.name().equals("cluster-admin");
  }
}
