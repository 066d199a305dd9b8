package io.inscope.snapshot.access;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The shortest ways to something worth having, by becoming one service account or user after the
/// other.
///
/// Whoever may start pods in a namespace, get tokens there or impersonate its accounts has all
/// their rights; whoever may enter a running pod, or read a secret with a token, has those of its
/// account. Searched once, backwards from everybody who has the thing, one step at a time: each
/// namespace is entered once for each kind of right, so the work grows with the bindings and not
/// with pairs of subjects. Of equally short ways the first in the order of subjects and bindings is
/// taken.
///
/// Sources: [workload
/// creation](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation),
/// [token
/// request](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request).
public final class Escalation {
  private final Identities identities;
  private final Map<Power, Entrances> entrances = new EnumMap<>(Power.class);
  private final Map<Subject, List<Subject>> members = new HashMap<>();
  private final Map<Subject, Hop> hops = new HashMap<>();

  /// How one goes on.
  private sealed interface Hop {
    /// By being a member of a group, or by another name.
    record Member(Subject of) implements Hop {}

    record By(Step step) implements Hop {}
  }

  private Escalation(Access access, Identities identities) {
    this.identities = identities;
    for (Power power : Means.POWERS) {
      entrances.put(power, new Entrances(power, access.assignments()));
    }
    SortedSet<Subject> everybody = access.subjects();
    SortedSet<Subject> given = new TreeSet<>(everybody);
    identities.accounts().forEach(everybody::add);
    for (Subject one : everybody) {
      for (Subject other : Membership.of(one)) {
        if (!other.equals(one) && (given.contains(other) || everybody.contains(other))) {
          members.computeIfAbsent(other, _ -> new ArrayList<>()).add(one);
        }
      }
    }
  }

  /// The ways to a goal.
  ///
  /// @param goal what of an assignment is worth having; empty for nothing
  public static Escalation toward(
      Access access, Identities identities, Function<Assignment, Optional<Power.Given>> goal) {
    Escalation escalation = new Escalation(access, identities);
    SortedSet<Subject> holders = new TreeSet<>();
    for (Assignment one : access.assignments()) {
      goal.apply(one)
          .ifPresent(
              given ->
                  escalation.reach(
                      one.subject(),
                      new Hop.By(new Step(one.grant(given.rule()), given.what(), Optional.empty())),
                      holders));
    }
    SortedSet<Subject> reached = holders;
    while (!reached.isEmpty()) {
      SortedSet<Subject> next = new TreeSet<>();
      for (Subject subject : reached) {
        escalation.enter(subject, next);
      }
      reached = next;
    }
    return escalation;
  }

  /// Notes how somebody goes on, and all its members with it, unless a way as short is known.
  private void reach(Subject subject, Hop hop, SortedSet<Subject> reached) {
    if (hops.putIfAbsent(subject, hop) == null) {
      reached.add(subject);
      members
          .getOrDefault(subject, List.of())
          .forEach(member -> reach(member, new Hop.Member(subject), reached));
    }
  }

  /// Everybody who can become a subject.
  private void enter(Subject subject, SortedSet<Subject> next) {
    for (Means means : Means.of(subject, identities)) {
      Entrances to = entrances.get(means.power());
      if (to != null) {
        to.take(
            subject.namespace(),
            means.names(),
            held ->
                reach(
                    held.grant().subject(),
                    new Hop.By(new Step(held.grant(), held.what(), Optional.of(subject))),
                    next));
      }
    }
  }

  /// The shortest chain of somebody, the last step being what is worth having; empty when there is
  /// none.
  public List<Step> from(Subject subject) {
    List<Step> steps = new ArrayList<>();
    Subject at = subject;
    for (Hop hop = first(at); hop != null; hop = hops.get(at)) {
      switch (hop) {
        case Hop.Member member -> at = member.of();
        case Hop.By by -> {
          steps.add(by.step());
          if (by.step().becomes().isEmpty()) {
            return List.copyOf(steps);
          }
          at = by.step().becomes().get();
        }
      }
    }
    return List.of();
  }

  /// Somebody of whom nothing else is known is still a member of what everybody is.
  private @Nullable Hop first(Subject subject) {
    Hop known = hops.get(subject);
    if (known != null) {
      return known;
    }
    return Membership.of(subject).stream()
        .filter(hops::containsKey)
        .findFirst()
        .<Hop>map(Hop.Member::new)
        .orElse(null);
  }
}
