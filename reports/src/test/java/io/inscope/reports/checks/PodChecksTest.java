package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is true of every check of pods, tried on each of their fixtures that is one pod: it does
/// not matter who owns the pod, in which list a container stands, or on which of two levels a
/// setting does.
class PodChecksTest {
  private static final List<String> LISTS =
      List.of("initContainers", "containers", "ephemeralContainers");

  /// Settings that a pod may make for its containers.
  private static final Set<String> OF_BOTH_LEVELS =
      Set.of("runAsUser", "runAsGroup", "runAsNonRoot", "seccompProfile", "appArmorProfile");

  /// One pod, one check, and the version of the cluster.
  record Case(Fixture fixture, Check check, String version, JsonObject pod) {
    @Override
    public String toString() {
      return fixture.toString();
    }
  }

  /// What a check says of a pod, without the places that a change moves.
  private record Said(String outcome, String text, SortedSet<String> shown) {}

  static Stream<Case> pods() {
    Map<String, Check> checks =
        CheckLibrary.ALL.stream().collect(Collectors.toMap(c -> c.info().id(), c -> c));
    return Fixture.all(Path.of("src/test/resources/fixtures")).stream()
        .filter(fixture -> fixture.id().startsWith("pod-"))
        .flatMap(
            fixture -> {
              Check check = checks.get(fixture.id());
              if (check == null) {
                throw new AssertionError("no check has the id " + fixture.id());
              }
              List<Resource> all =
                  Audits.snapshot(fixture.text(), "", Map.of()).all(Kinds.POD).toList();
              return all.size() == 1
                  ? Stream.of(
                      new Case(
                          fixture,
                          check,
                          fixture.headers("kubernetes").stream().findFirst().orElse(""),
                          all.getFirst().root().object()))
                  : Stream.empty();
            });
  }

  @ParameterizedTest
  @MethodSource("pods")
  void theKindOfTheOwnerDoesNotMatter(Case one) {
    JsonObject template =
        JsonObject.builder()
            .put("metadata", one.pod().get("metadata"))
            .put("spec", one.pod().get("spec"))
            .build();
    JsonObject owned = JsonObject.of("template", template);
    Said alone = said(one, one.pod());
    for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet")) {
      assertThat(said(one, owner("apps/v1", kind, owned))).as(kind).isEqualTo(alone);
    }
    assertThat(said(one, owner("batch/v1", "Job", owned))).as("Job").isEqualTo(alone);
    JsonObject schedule = JsonObject.of("jobTemplate", JsonObject.of("spec", owned));
    assertThat(said(one, owner("batch/v1", "CronJob", schedule))).as("CronJob").isEqualTo(alone);
  }

  @ParameterizedTest
  @MethodSource("pods")
  void theListInWhichAContainerStandsDoesNotMatter(Case one) {
    JsonObject spec = spec(one.pod());
    if (!LISTS.stream()
        .allMatch(list -> spec.get(list) == null || spec.get(list) instanceof JsonArray)) {
      return;
    }
    JsonArray.Builder all = JsonArray.builder();
    for (String list : LISTS) {
      if (spec.get(list) instanceof JsonArray containers) {
        for (int i = 0; i < containers.size(); i++) {
          all.add(containers.get(i));
        }
      }
    }
    Said before = said(one, one.pod());
    for (String list : LISTS) {
      JsonObject.Builder moved = JsonObject.builder();
      spec.keys().stream()
          .filter(key -> !LISTS.contains(key))
          .forEach(key -> moved.put(key, spec.get(key)));
      JsonObject pod = with(one.pod(), "spec", moved.put(list, all.build()).build());
      assertThat(said(one, pod)).as("all in %s", list).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aSettingOfTheOnlyContainerIsAsGoodOnThePod(Case one) {
    JsonObject spec = spec(one.pod());
    if (!(spec.get("containers") instanceof JsonArray containers)
        || containers.size() != 1
        || spec.has("initContainers")
        || spec.has("ephemeralContainers")
        || !(containers.get(0) instanceof JsonObject container)
        || !(container.get("securityContext") instanceof JsonObject own)) {
      return;
    }
    JsonObject pods = spec.get("securityContext") instanceof JsonObject o ? o : JsonObject.EMPTY;
    for (String setting : OF_BOTH_LEVELS) {
      Object value = own.get(setting);
      if (value != null && pods.get(setting) == null) {
        JsonObject bare = with(container, "securityContext", own.without(setting));
        JsonObject moved =
            with(
                with(spec, "containers", JsonArray.of(bare)),
                "securityContext",
                with(pods, setting, value));
        Said before = said(one, one.pod());
        Said after = said(one, with(one.pod(), "spec", moved));
        assertThat(after.outcome() + after.text())
            .as(setting)
            .isEqualTo(before.outcome() + before.text());
      }
    }
  }

  private static JsonObject spec(JsonObject pod) {
    return pod.get("spec") instanceof JsonObject spec ? spec : JsonObject.EMPTY;
  }

  private static JsonObject with(JsonObject object, String key, @Nullable Object value) {
    JsonObject.Builder changed = JsonObject.builder();
    object.keys().forEach(k -> changed.put(k, object.get(k)));
    return changed.put(key, value).build();
  }

  private static JsonObject owner(String apiVersion, String kind, JsonObject spec) {
    return JsonObject.builder()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("metadata", JsonObject.builder().put("name", "app").put("namespace", "shop").build())
        .put("spec", spec)
        .build();
  }

  private static Said said(Case one, JsonObject object) {
    Resource resource = Resource.of(object, new Origin("case.yaml", 1)).orElseThrow();
    InMemorySnapshot snapshot =
        new InMemorySnapshot(
            new SnapshotInfo(1, "case", Instant.EPOCH, "", "", one.version(), ""),
            List.of(resource),
            Map.of(Kinds.POD, new Coverage.Read(0)));
    List<CheckResult> results =
        new CheckRunner(List.of(one.check())).run(Audits.of(snapshot, List.of()));
    assertThat(results).hasSize(1);
    Outcome outcome = results.getFirst().outcome();
    return switch (outcome) {
      case Outcome.Fail fail -> new Said(outcome.word(), fail.message(), shown(fail.evidence()));
      case Outcome.Manual manual ->
          new Said(outcome.word(), manual.question(), shown(manual.lookAt()));
      case Outcome.NotAssessed not -> new Said(outcome.word(), unplaced(not.why()), none());
      case Outcome.NotApplicable not -> new Said(outcome.word(), not.why(), none());
      case Outcome.Pass _ -> new Said(outcome.word(), "", none());
    };
  }

  private static SortedSet<String> none() {
    return new TreeSet<>();
  }

  private static SortedSet<String> shown(List<Evidence> evidence) {
    SortedSet<String> shown = none();
    for (Evidence one : evidence) {
      if (one instanceof Evidence.Value value) {
        shown.add(value.container() + " " + unplaced(value.pointer()) + "=" + value.value());
      }
    }
    return shown;
  }

  private static String unplaced(String text) {
    return text.replaceFirst("/(initContainers|containers|ephemeralContainers)/\\d+", "/container")
        .replaceFirst("/spec/jobTemplate/spec/template/", "/")
        .replaceFirst("/spec/template/", "/");
  }
}
