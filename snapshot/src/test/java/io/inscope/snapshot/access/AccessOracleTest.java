package io.inscope.snapshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The engine against an authorizer that asks every binding and every rule.
class AccessOracleTest {
  private static final int WORLDS = 2_000;
  private static final int REQUESTS = 40;

  @Test
  void whoMayDoWhatIsWhatANaiveAuthorizerSays() {
    Random random = new Random(5);
    int allowed = 0;
    for (int i = 0; i < WORLDS; i++) {
      World world = World.random(random, 14);
      Access access = AccessEngine.of(world.snapshot());
      for (int j = 0; j < REQUESTS; j++) {
        Subject who = World.one(random, World.SUBJECTS);
        Request request = World.request(random);
        boolean may = world.may(who, request);
        assertThat(access.why(who, request).isPresent())
            .as("world %d: %s %s", i, who, request)
            .isEqualTo(may);
        allowed += may ? 1 : 0;
      }
    }
    assertThat(allowed).isGreaterThan(WORLDS * REQUESTS / 20);
  }

  @Test
  void whoMayHoldsEverybodyWhoIsGivenItAndNobodyElse() {
    Random random = new Random(6);
    for (int i = 0; i < 500; i++) {
      World world = World.random(random, 14);
      Access access = AccessEngine.of(world.snapshot());
      for (int j = 0; j < 10; j++) {
        Request request = World.request(random);
        List<Subject> named = access.whoMay(request).stream().map(Grant::subject).toList();
        assertThat(named).isSorted();
        for (Subject who : World.SUBJECTS) {
          assertThat(Membership.of(who).stream().anyMatch(named::contains))
              .as("world %d: %s %s", i, who, request)
              .isEqualTo(world.may(who, request));
        }
      }
    }
  }

  @Test
  void anotherBindingNeverTakesARightAway() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      World world = World.random(random, 6);
      List<World.Given> more = new ArrayList<>(world.bindings());
      more.add(World.binding(random, world.roles(), "more"));
      Access before = AccessEngine.of(world.snapshot());
      Access after =
          AccessEngine.of(
              new World(world.roles(), more, world.pods(), world.tokens(), false).snapshot());
      for (int j = 0; j < REQUESTS; j++) {
        Subject who = World.one(random, World.SUBJECTS);
        Request request = World.request(random);
        if (before.why(who, request).isPresent()) {
          assertThat(after.why(who, request)).as("world %d: %s %s", i, who, request).isPresent();
        }
      }
    }
  }

  @Test
  void collectingRulesIsTheSameAsWritingThemOut() {
    same(
        8, world -> new World(world.roles(), world.bindings(), world.pods(), world.tokens(), true));
  }

  @Test
  void namesOfRolesAndBindingsDoNotMatter() {
    same(
        9,
        world -> {
          TreeMap<String, World.Role> renamed = new TreeMap<>();
          for (World.Role role : world.roles()) {
            renamed.put(
                role.name(),
                new World.Role(
                    role.namespace(), "z" + (world.roles().size() - renamed.size()), role.rules()));
          }
          return new World(
              List.copyOf(renamed.values()),
              world.bindings().stream()
                  .map(
                      one ->
                          new World.Given(
                              one.namespace(),
                              "other-" + one.name(),
                              renamed.getOrDefault(one.role().name(), one.role()),
                              one.subjects()))
                  .toList(),
              world.pods(),
              world.tokens(),
              false);
        });
  }

  private static void same(int seed, UnaryOperator<World> changed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      World world = World.random(random, 6);
      Access one = AccessEngine.of(world.snapshot());
      Access other = AccessEngine.of(changed.apply(world).snapshot());
      for (int j = 0; j < REQUESTS; j++) {
        Subject who = World.one(random, World.SUBJECTS);
        Request request = World.request(random);
        assertThat(other.why(who, request).isPresent())
            .as("world %d: %s %s", i, who, request)
            .isEqualTo(one.why(who, request).isPresent());
      }
    }
  }
}
