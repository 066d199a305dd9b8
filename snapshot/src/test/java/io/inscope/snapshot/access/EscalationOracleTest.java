package io.inscope.snapshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Chains against a search over all pairs, every step asked of the naive authorizer.
class EscalationOracleTest {
  private static final List<String> STREAM = List.of("create", "get");
  private static final List<String> EDIT = List.of("patch", "update");

  @Test
  void chainsAreTrueStepByStepAndNoneIsShorter() {
    Random random = new Random(11);
    int longer = 0;
    for (int i = 0; i < 1_000; i++) {
      World world = i % 2 == 0 ? World.narrow(random) : World.random(random, 10);
      ClusterSnapshot snapshot = world.snapshot();
      Access access = AccessEngine.of(snapshot);
      Escalation escalation =
          Escalation.toward(
              access, Identities.of(snapshot, access), EscalationOracleTest::readsEverySecret);
      Map<Subject, Integer> shortest = shortest(world);
      for (Subject who : World.SUBJECTS) {
        List<Step> chain = escalation.from(who);
        assertThat(chain.size())
            .as("world %d: %s %s", i, who, chain)
            .isEqualTo(shortest.getOrDefault(who, 0));
        assertThat(isTrue(world, who, chain)).as("world %d: %s %s", i, who, chain).isTrue();
        longer += chain.size() > 2 ? 1 : 0;
      }
    }
    assertThat(longer).isGreaterThan(50);
  }

  private static Optional<Power.Given> readsEverySecret(Assignment assignment) {
    return assignment.isEverywhere()
        ? assignment.rules().giving(Power.READ_SECRETS, true).stream()
            .filter(given -> !given.rule().rule().isNamed())
            .findFirst()
        : Optional.empty();
  }

  private static boolean hasIt(World world, Subject who) {
    return Stream.of("get", "list", "watch")
        .anyMatch(verb -> may(world, who, verb, "", "secrets", "", ""));
  }

  private static boolean isTrue(World world, Subject who, List<Step> chain) {
    Subject at = who;
    for (Step step : chain) {
      if (!Membership.of(at).contains(step.grant().subject())) {
        return false;
      }
      if (step.becomes().isEmpty()) {
        return hasIt(world, at);
      }
      Subject next = step.becomes().get();
      if (!canBecome(world, at, next)) {
        return false;
      }
      at = next;
    }
    return chain.isEmpty();
  }

  private static Map<Subject, Integer> shortest(World world) {
    Map<Subject, Integer> steps = new HashMap<>();
    World.SUBJECTS.stream().filter(one -> hasIt(world, one)).forEach(one -> steps.put(one, 1));
    for (int length = 1; length < 10; length++) {
      for (Subject from : World.SUBJECTS) {
        for (Subject to : World.SUBJECTS) {
          if (!steps.containsKey(from)
              && Integer.valueOf(length).equals(steps.get(to))
              && canBecome(world, from, to)) {
            steps.put(from, length + 1);
          }
        }
      }
    }
    return steps;
  }

  private static boolean canBecome(World world, Subject from, Subject to) {
    return switch (to.kind()) {
      case "User" ->
          world.bindings().stream().anyMatch(one -> one.subjects().contains(to))
              && may(world, from, "impersonate", "", "users", "", to.name());
      case "ServiceAccount" -> canBecomeAccount(world, from, to);
      default -> false;
    };
  }

  private static boolean canBecomeAccount(World world, Subject from, Subject to) {
    String in = to.namespace();
    return may(world, from, "impersonate", "", "serviceaccounts", in, to.name())
        || may(world, from, "create", "", "serviceaccounts/token", in, to.name())
        || may(world, from, "create", "", "pods", in, "")
        || may(world, from, "create", "apps", "deployments", in, "")
        || may(world, from, "create", "", "replicationcontrollers", in, "")
        || Stream.concat(World.NAMES.stream(), Stream.of("other"))
            .anyMatch(
                name ->
                    EDIT.stream()
                        .anyMatch(
                            v ->
                                may(world, from, v, "apps", "deployments", in, name)
                                    || may(world, from, v, "", "replicationcontrollers", in, name)))
        || world.tokens().stream()
            .filter(token -> token.account().equals(to))
            .anyMatch(
                token ->
                    Stream.of("get", "list", "watch")
                        .anyMatch(v -> may(world, from, v, "", "secrets", in, token.secret())))
        || world.pods().stream()
            .filter(pod -> pod.token() && pod.account().equals(to))
            .anyMatch(pod -> canEnter(world, from, in, pod.name()));
  }

  private static boolean canEnter(World world, Subject from, String in, String pod) {
    return STREAM.stream().anyMatch(v -> may(world, from, v, "", "pods/exec", in, pod))
        || EDIT.stream()
            .anyMatch(
                v ->
                    may(world, from, v, "", "pods/ephemeralcontainers", in, pod)
                        || may(world, from, v, "", "pods", in, pod));
  }

  private static boolean may(
      World world,
      Subject who,
      String verb,
      String group,
      String resource,
      String namespace,
      String name) {
    return world.may(who, new Request.OnResource(verb, group, resource, namespace, name));
  }
}
