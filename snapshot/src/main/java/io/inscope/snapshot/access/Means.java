package io.inscope.snapshot.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A way to become somebody else.
///
/// @param power what one needs, in the namespace of whom one becomes
/// @param names the objects over which it is good enough to have it
record Means(Power power, Set<String> names) {
  /// Every power that is a way.
  static final List<Power> POWERS =
      List.of(
          Power.IMPERSONATE_USERS,
          Power.IMPERSONATE_ACCOUNTS,
          Power.MINT_TOKENS,
          Power.READ_SECRETS,
          Power.EXEC,
          Power.DEBUG_PODS,
          Power.CHANGE_PODS,
          Power.START_PODS);

  /// The ways to become somebody. Nobody becomes a group.
  static List<Means> of(Subject subject, Identities identities) {
    return switch (subject.kind()) {
      case "User" -> List.of(new Means(Power.IMPERSONATE_USERS, Set.of(subject.name())));
      case "ServiceAccount" -> ofAccount(subject, identities);
      default -> List.of();
    };
  }

  private static List<Means> ofAccount(Subject account, Identities identities) {
    List<Means> all = new ArrayList<>();
    all.add(new Means(Power.IMPERSONATE_ACCOUNTS, Set.of(account.name())));
    all.add(new Means(Power.MINT_TOKENS, Set.of(account.name())));
    Set<String> secrets = identities.secrets(account);
    if (!secrets.isEmpty()) {
      all.add(new Means(Power.READ_SECRETS, secrets));
    }
    if (identities.isRunning(account)) {
      Set<String> pods = identities.pods(account);
      all.add(new Means(Power.EXEC, pods));
      all.add(new Means(Power.DEBUG_PODS, pods));
      all.add(new Means(Power.CHANGE_PODS, pods));
    }
    all.add(new Means(Power.START_PODS, Set.of()));
    return all;
  }
}
