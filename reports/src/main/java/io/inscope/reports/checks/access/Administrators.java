package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.access.Membership;
import io.inscope.snapshot.access.Rule;
import io.inscope.snapshot.access.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may do everything in the whole cluster, by the rules that say so together. The cluster's own
/// administrators are left out, as long as their binding is as shipped; and so is whoever has it
/// only as a member of a group that is listed.
record Administrators(SortedMap<Subject, List<Grant>> bySubject) {
  private static final Set<String> ALL_VERBS =
      Set.of("get", "list", "watch", "create", "update", "patch", "delete");

  static Administrators of(Audit audit) {
    Access access = audit.access();
    SortedMap<Subject, List<Grant>> found = new TreeMap<>();
    for (Subject subject : access.subjects()) {
      List<Grant> own = overAll(access.givenTo(subject).stream(), access);
      List<Grant> ofGroups =
          own.isEmpty()
              ? List.of()
              : overAll(
                  Membership.of(subject).stream()
                      .filter(group -> !group.equals(subject))
                      .flatMap(group -> access.givenTo(group).stream()),
                  access);
      List<Grant> together = Stream.concat(own.stream(), ofGroups.stream()).toList();
      if (allowEverything(together) && !allowEverything(ofGroups)) {
        found.put(subject, together);
      }
    }
    return new Administrators(found);
  }

  /// Rules over all resources of all groups.
  private static List<Grant> overAll(Stream<Assignment> assignments, Access access) {
    return assignments
        .filter(Assignment::isEverywhere)
        .filter(assignment -> !access.isAsShipped(assignment.binding().ref()))
        .flatMap(Assignment::grants)
        .filter(grant -> isOverAll(grant.given().rule()))
        .toList();
  }

  private static boolean isOverAll(Rule rule) {
    return rule.groups().contains("*") && rule.resources().contains("*") && !rule.isNamed();
  }

  private static boolean allowEverything(List<Grant> grants) {
    Set<String> verbs =
        grants.stream()
            .flatMap(grant -> grant.given().rule().verbs().stream())
            .collect(Collectors.toSet());
    return verbs.contains("*") || verbs.containsAll(ALL_VERBS);
  }

  int count(String kind) {
    return (int) bySubject.keySet().stream().filter(one -> one.kind().equals(kind)).count();
  }
}
