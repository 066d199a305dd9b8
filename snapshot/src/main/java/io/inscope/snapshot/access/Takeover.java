package io.inscope.snapshot.access;

import java.util.List;
import java.util.Optional;

/// Rights with which somebody gets hold of the whole cluster.
///
/// They hold everywhere and over everything: to do all, to be anybody, to write or bind any right,
/// to run commands in every pod or start pods in every namespace, to read or issue the tokens of
/// all accounts, and to change what is admitted. Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#kubernetes-rbac-privilege-escalation-risks).
public final class Takeover {
  private static final String MASTERS = "system:masters";

  /// The plainest first.
  private static final List<Power> POWERS =
      List.of(
          Power.EVERYTHING,
          Power.IMPERSONATE_USERS,
          Power.IMPERSONATE_GROUPS,
          Power.IMPERSONATE_ACCOUNTS,
          Power.ESCALATE,
          Power.BIND,
          Power.MINT_TOKENS,
          Power.READ_SECRETS,
          Power.START_PODS,
          Power.EXEC,
          Power.DEBUG_PODS,
          Power.CHANGE_PODS,
          Power.NODE_PROXY,
          Power.CHANGE_WEBHOOKS);

  private Takeover() {}

  /// The first such right that a role gives, if any.
  public static Optional<Power.Given> in(Assignment assignment) {
    if (!assignment.isEverywhere()) {
      return Optional.empty();
    }
    return POWERS.stream()
        .flatMap(
            power ->
                assignment.rules().giving(power, true).stream()
                    .filter(given -> isUnlimited(power, given.rule().rule())))
        .findFirst();
  }

  private static boolean isUnlimited(Power power, Rule rule) {
    return !rule.isNamed() || (power == Power.IMPERSONATE_GROUPS && rule.names().contains(MASTERS));
  }
}
