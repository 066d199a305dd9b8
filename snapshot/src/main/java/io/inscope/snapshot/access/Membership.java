package io.inscope.snapshot.access;

import java.util.List;

/// As whom the API server takes somebody: under which names, and in which groups.
///
/// A service account is also the user `system:serviceaccount:NAMESPACE:NAME` and in the groups of
/// all accounts and of those of its namespace; everybody who is logged in is in
/// `system:authenticated`, everybody else is `system:anonymous`. Source: [referring to
/// subjects](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects).
public final class Membership {
  private static final String ACCOUNT = "system:serviceaccount:";
  private static final String ACCOUNTS = "system:serviceaccounts";
  private static final Subject AUTHENTICATED = Subject.group("system:authenticated");
  private static final Subject UNAUTHENTICATED = Subject.group("system:unauthenticated");

  private Membership() {}

  /// The subject, its other name, and its groups: the narrowest first. Of a group: the groups that
  /// all its members are in.
  public static List<Subject> of(Subject subject) {
    return switch (subject.kind()) {
      case "ServiceAccount" -> ofAccount(subject);
      case "Group" -> ofGroup(subject);
      default -> ofUser(subject);
    };
  }

  private static List<Subject> ofAccount(Subject account) {
    return List.of(
        account,
        Subject.user(ACCOUNT + account.namespace() + ":" + account.name()),
        Subject.group(ACCOUNTS + ":" + account.namespace()),
        Subject.group(ACCOUNTS),
        AUTHENTICATED);
  }

  private static List<Subject> ofGroup(Subject group) {
    if (group.equals(UNAUTHENTICATED) || group.equals(AUTHENTICATED)) {
      return List.of(group);
    }
    return group.name().startsWith(ACCOUNTS + ":")
        ? List.of(group, Subject.group(ACCOUNTS), AUTHENTICATED)
        : List.of(group, AUTHENTICATED);
  }

  private static List<Subject> ofUser(Subject user) {
    if (user.name().equals("system:anonymous")) {
      return List.of(user, UNAUTHENTICATED);
    }
    String[] parts = user.name().split(":", -1);
    return parts.length == 4 && user.name().startsWith(ACCOUNT)
        ? ofAccount(Subject.account(parts[2], parts[3]))
        : List.of(user, AUTHENTICATED);
  }
}
