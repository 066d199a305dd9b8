package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pods of which one field has a shape that it cannot have. No check crashes, and a check that
/// reads the field says so with the pointer: it neither passes nor takes the field for missing.
class WrongShapesTest {
  private static final String VERSION = "v1.33.2";

  /// Checks that fail because something is there, and show a field of it whatever it holds.
  private static final Map<String, String> SHOWN_UNREAD =
      Map.of(
          "pod-ephemeral-container", "shows the image of a container that is there",
          "pod-host-aliases", "shows the address of an entry that is there");

  /// One field of one pod, and what stands there instead.
  private record Mutation(String name, JsonObject pod, String pointer) {}

  @Test
  void noCheckCrashesOnAFieldOfTheWrongShape() {
    Random random = new Random(7);
    List<Mutation> mutations = new ArrayList<>();
    for (long seed = 0; seed < 120; seed++) {
      JsonObject pod = RandomPods.pod(seed);
      List<String> pointers = new ArrayList<>();
      collect(Field.root(pod).at("spec"), pointers);
      for (int i = 0; i < 4; i++) {
        String pointer = pointers.get(random.nextInt(pointers.size()));
        mutations.add(mutated("w" + seed + "-" + i, pod, pointer, random));
      }
    }
    SortedMap<String, List<String>> failed = new TreeMap<>();
    run(mutations)
        .forEach(
            (name, outcomes) ->
                outcomes.forEach(
                    (id, outcome) -> {
                      if (outcome instanceof Outcome.NotAssessed not
                          && not.why().startsWith("check failed:")) {
                        failed.computeIfAbsent(id, _ -> new ArrayList<>()).add(name);
                      }
                    }));
    assertThat(failed).isEmpty();
  }

  /// Every field that a check shows as evidence is one that it reads.
  @Test
  void aCheckThatReadsAFieldOfTheWrongShapeSaysWhereItStands() {
    Random random = new Random(11);
    List<Mutation> mutations = new ArrayList<>();
    Map<String, List<String>> readers = new HashMap<>();
    for (long seed = 200; seed < 260; seed++) {
      JsonObject pod = named(RandomPods.pod(seed), "w" + seed);
      Map<String, List<String>> shown = shown(pod);
      int i = 0;
      for (Map.Entry<String, List<String>> field : shown.entrySet()) {
        Mutation mutation = mutated("w" + seed + "-" + i++, pod, field.getKey(), random);
        mutations.add(mutation);
        readers.put(mutation.name(), field.getValue());
      }
    }
    Map<String, SortedMap<String, Outcome>> outcomes = run(mutations);
    SortedMap<String, String> wrong = new TreeMap<>();
    for (Mutation mutation : mutations) {
      for (String id : readers.getOrDefault(mutation.name(), List.of())) {
        Outcome outcome = outcomes.getOrDefault(mutation.name(), new TreeMap<>()).get(id);
        if (!(outcome instanceof Outcome.NotAssessed not)
            || !not.why().startsWith(mutation.pointer() + " is ")) {
          wrong.put(id + " of " + mutation.pointer() + " of " + mutation.name(), outcome + "");
        }
      }
    }
    assertThat(mutations).hasSizeGreaterThan(300);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aListOfContainersThatIsNoneLeavesOpenWhatIsAskedOfContainers() {
    Set<String> askContainers = new TreeSet<>();
    for (CheckResult result : results(pods(300, 340))) {
      if (result.outcome() instanceof Outcome.Fail fail
          && fail.evidence().stream()
              .anyMatch(e -> e instanceof Evidence.Value v && !v.container().isEmpty())) {
        askContainers.add(result.checkId());
      }
    }
    assertThat(askContainers).hasSizeGreaterThan(25);
    for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
      JsonObject spec = JsonObject.of("containers", JsonArray.of(JsonObject.of("name", "app")));
      JsonObject pod =
          with(named(RandomPods.pod(1), "w"), "spec", with(spec, list, JsonObject.EMPTY));
      SortedMap<String, Outcome> outcomes =
          run(List.of(new Mutation("w", pod, "/spec/" + list))).getOrDefault("w", new TreeMap<>());
      outcomes.keySet().retainAll(askContainers);
      assertThat(outcomes.values())
          .as(list)
          .hasSize(askContainers.size())
          .containsOnly(
              new Outcome.NotAssessed(
                  "/spec/%s is an object where a list belongs".formatted(list)));
    }
  }

  private static List<JsonObject> pods(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(seed -> named(RandomPods.pod(seed), "w" + seed))
        .toList();
  }

  /// Which checks show which scalar fields of a pod as what is wrong, by pointer.
  private static Map<String, List<String>> shown(JsonObject pod) {
    Map<String, List<String>> shown = new TreeMap<>();
    for (CheckResult result : results(List.of(pod))) {
      if (result.outcome() instanceof Outcome.Fail fail
          && !SHOWN_UNREAD.containsKey(result.checkId())
          && !result.checkId().equals("pod-pss-level")) {
        fail.evidence().stream()
            .filter(Evidence.Value.class::isInstance)
            .map(Evidence.Value.class::cast)
            .filter(value -> value.pointer().startsWith("/spec/") && isScalar(value.value()))
            .forEach(
                value ->
                    shown
                        .computeIfAbsent(value.pointer(), _ -> new ArrayList<>())
                        .add(result.checkId()));
      }
    }
    return shown;
  }

  private static boolean isScalar(@Nullable Object value) {
    return value instanceof Boolean || value instanceof Long || value instanceof String;
  }

  private static Map<String, SortedMap<String, Outcome>> run(List<Mutation> mutations) {
    Map<String, SortedMap<String, Outcome>> outcomes = new HashMap<>();
    for (CheckResult result : results(mutations.stream().map(Mutation::pod).toList())) {
      String subject = result.subject().toString();
      outcomes
          .computeIfAbsent(subject.substring(subject.lastIndexOf('/') + 1), _ -> new TreeMap<>())
          .put(result.checkId(), result.outcome());
    }
    return outcomes;
  }

  private static List<CheckResult> results(List<JsonObject> pods) {
    List<Resource> resources =
        pods.stream()
            .map(pod -> Resource.of(pod, new Origin("case.yaml", 1)).orElseThrow())
            .toList();
    List<WorkloadCheck> checks = Said.CHECKS;
    Map<GroupKind, Coverage> read =
        checks.stream()
            .flatMap(check -> check.info().reads().stream())
            .distinct()
            .collect(Collectors.toMap(kind -> kind, _ -> new Coverage.Read(0)));
    SnapshotInfo info = new SnapshotInfo(1, "case", Instant.EPOCH, "", "", VERSION, "");
    return new CheckRunner(checks)
        .run(Audits.of(new InMemorySnapshot(info, resources, read), List.of()));
  }

  /// All places below a field.
  private static void collect(Field field, List<String> pointers) {
    Stream<Field> below =
        field.isObject() ? field.members() : field.isArray() ? field.each() : Stream.of();
    below.forEach(
        one -> {
          pointers.add(one.pointer());
          collect(one, pointers);
        });
  }

  private static Mutation mutated(String name, JsonObject pod, String pointer, Random random) {
    List<String> path = List.of(pointer.substring(1).split("/"));
    Object changed = changed(pod, path, random);
    return new Mutation(name, named((JsonObject) changed, name), pointer);
  }

  private static Object changed(@Nullable Object at, List<String> path, Random random) {
    if (path.isEmpty()) {
      return otherShape(at, random);
    }
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (at instanceof JsonArray array) {
      int index = Integer.parseInt(step);
      JsonArray.Builder items = JsonArray.builder();
      IntStream.range(0, array.size())
          .forEach(i -> items.add(i == index ? changed(array.get(i), rest, random) : array.get(i)));
      return items.build();
    }
    JsonObject object = object(at);
    return with(object, step, changed(object.get(step), rest, random));
  }

  /// A value that does not belong there; a text where a number belongs, and so on.
  private static Object otherShape(@Nullable Object value, Random random) {
    List<Object> others =
        new ArrayList<>(
            List.of(
                "text", 7L, true, JsonObject.of("a", "b"), JsonArray.of("a", JsonObject.EMPTY)));
    others.removeIf(other -> value != null && other.getClass().equals(value.getClass()));
    return others.get(random.nextInt(others.size()));
  }

  private static JsonObject named(JsonObject pod, String name) {
    return with(pod, "metadata", with(object(pod.get("metadata")), "name", name));
  }

  private static JsonObject object(@Nullable Object value) {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  private static JsonObject with(JsonObject object, String key, @Nullable Object value) {
    JsonObject.Builder changed = JsonObject.builder();
    object.keys().forEach(k -> changed.put(k, object.get(k)));
    return changed.put(key, value).build();
  }
}
