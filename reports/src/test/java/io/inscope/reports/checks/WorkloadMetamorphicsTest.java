package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is true of every check of workloads, whatever it asks: it does not matter who owns the pod,
/// how many replicas there are, in which list a container stands, on which of two levels a setting
/// does, or whether the API server has written its defaults into the object. Tried on random pods
/// and on every fixture that is one pod, by all checks at once; those that ask just this are named
/// with the reason.
class WorkloadMetamorphicsTest {
  private static final List<String> LISTS =
      List.of("initContainers", "containers", "ephemeralContainers");

  /// Settings that a pod may make for its containers.
  private static final List<String> OF_BOTH_LEVELS =
      List.of(
          "runAsUser",
          "runAsGroup",
          "runAsNonRoot",
          "seccompProfile",
          "appArmorProfile",
          "seLinuxOptions");

  /// Checks that ask about the owner.
  private static final Map<String, String> OWNER =
      Map.ofEntries(
          Map.entry("avail-anti-affinity", "asks about kinds with replicas"),
          Map.entry("avail-labels", "asks nothing of pods of a node"),
          Map.entry("avail-liveness", "asks about what does not run to an end"),
          Map.entry("avail-pdb-missing", "asks about kinds with replicas"),
          Map.entry("avail-restart-policy", "asks whether the policy fits the kind"),
          Map.entry("avail-rolling-update", "asks about kinds that are updated"),
          Map.entry("avail-single-replica", "asks about kinds with replicas"),
          Map.entry("img-nonprod-registry", "asks about the namespace, which is another one"),
          Map.entry("ns-kube-system-user", "takes pods of a node for components"),
          Map.entry("pod-naked", "asks whether there is a controller"),
          Map.entry("pod-static-outside-control-plane", "asks about pods that only a node owns"),
          Map.entry("pod-subject-drift", "compares a controller with its pods"),
          Map.entry("psa-existing-violators", "asks about pods that exist"));

  /// Checks that ask whether pods are there.
  private static final Map<String, String> REPLICAS =
      Map.of(
          "avail-unhealthy", "asks how pods are",
          "pod-subject-drift", "has nothing to compare without pods",
          "psa-existing-violators", "asks about pods that exist");

  /// Checks that ask in which list a container stands.
  private static final Map<String, String> LIST =
      Map.of(
          "avail-liveness", "asks about containers that run on",
          "exposed-workload-internet", "asks about containers that listen",
          "pod-ephemeral-container", "asks about one of the lists",
          "pod-multi-app-container", "asks about the containers that run side by side",
          "res-cpu-limit", "asks about containers that have resources",
          "res-cpu-request", "asks about containers that have resources",
          "res-ephemeral-storage", "asks about containers that have resources",
          "res-memory-limit", "asks about containers that have resources",
          "res-memory-request", "asks about containers that have resources",
          "res-requests-equal-limits", "asks about containers that have resources");

  /// Checks that ask about a field to which the API server gives a default.
  private static final Map<String, String> DEFAULTS =
      Map.of("sa-deprecated-field", "asks about what somebody wrote into a manifest");

  /// A pod, and the version of its cluster.
  private record Case(String name, String version, JsonObject pod) {
    /// As a name in a world.
    String id() {
      return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  private static final List<Case> CASES = cases();

  private static List<Case> cases() {
    Set<String> ids =
        Said.CHECKS.stream().map(check -> check.info().id()).collect(Collectors.toSet());
    Stream<Case> fixtures =
        Fixture.all(FIXTURES).stream()
            .filter(fixture -> ids.contains(fixture.id()))
            .flatMap(WorkloadMetamorphicsTest::onlyPod);
    Stream<Case> random =
        LongStream.range(0, 80)
            .mapToObj(seed -> new Case("seed " + seed, versions(seed), RandomPods.pod(seed)));
    return Stream.concat(fixtures, random).toList();
  }

  private static String versions(long seed) {
    return List.of("", "v1.20.4", "v1.33.2", "v1.37.0").get((int) (seed % 4));
  }

  private static Stream<Case> onlyPod(Fixture fixture) {
    List<Resource> all = Audits.snapshot(fixture.text(), "", Map.of()).all(Kinds.POD).toList();
    if (all.size() != 1 || !hasContainerLists(all.getFirst().root().object())) {
      return Stream.empty();
    }
    JsonObject pod = all.getFirst().root().object().without("status");
    JsonObject metadata = object(pod.get("metadata"));
    return Stream.of(
        new Case(
            fixture.toString(),
            fixture.headers("kubernetes").stream().findFirst().orElse(""),
            with(pod, "metadata", metadata.without("ownerReferences").without("uid"))));
  }

  @Test
  void theKindOfTheOwnerDoesNotMatter() {
    assertThat(
            differences(
                OWNER,
                said -> said,
                pod -> {
                  Map<String, JsonObject> owned = new LinkedHashMap<>();
                  for (String kind :
                      List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job")) {
                    owned.put(kind, owner(kind, pod));
                  }
                  owned.put("CronJob", cronJob(pod));
                  return owned;
                }))
        .isEmpty();
  }

  @Test
  void theNumberOfReplicasDoesNotMatter() {
    SortedMap<String, String> differences = new TreeMap<>();
    byVersion(
        (version, cases) -> {
          List<JsonObject> world = new ArrayList<>();
          for (Case one : cases) {
            world.add(named(owner("Deployment", one.pod()), one.id() + "-alone"));
            world.add(named(owner("Deployment", one.pod()), one.id()));
            world.add(replica(one, 1));
            world.add(replica(one, 2));
          }
          Map<String, SortedMap<String, Said>> said = Said.of(version, world);
          for (Case one : cases) {
            differences.putAll(
                compared(
                    one.toString(),
                    REPLICAS,
                    said(one.id() + "-alone", said),
                    said(one.id(), said)));
          }
        });
    assertThat(differences).isEmpty();
  }

  @Test
  void theListInWhichAContainerStandsDoesNotMatter() {
    assertThat(
            differences(
                LIST,
                said -> said,
                pod -> {
                  Map<String, JsonObject> moved = new LinkedHashMap<>();
                  LISTS.forEach(list -> moved.put(list, allIn(list, pod)));
                  return moved;
                }))
        .isEmpty();
  }

  @Test
  void aSettingOfThePodIsAsGoodOnEachOfItsContainers() {
    assertThat(
            differences(Map.of(), Said::verdict, WorkloadMetamorphicsTest::withSettingsMovedDown))
        .isEmpty();
  }

  private static Map<String, JsonObject> withSettingsMovedDown(JsonObject pod) {
    JsonObject ofPod = object(spec(pod).get("securityContext"));
    Map<String, JsonObject> pods = new LinkedHashMap<>();
    for (String setting : OF_BOTH_LEVELS) {
      Object value = ofPod.get(setting);
      if (value != null && noContainerHas(spec(pod), setting)) {
        JsonObject bare = with(spec(pod), "securityContext", ofPod.without(setting));
        pods.put(
            setting,
            with(
                pod,
                "spec",
                eachContainer(
                    bare,
                    container ->
                        with(
                            container,
                            "securityContext",
                            with(object(container.get("securityContext")), setting, value)))));
      }
    }
    return pods;
  }

  @Test
  void whatTheApiServerWritesIntoAnObjectDoesNotMatter() {
    assertThat(
            differences(
                DEFAULTS,
                Said::verdict,
                pod -> {
                  JsonObject spec = spec(pod);
                  for (Map.Entry<String, Object> setting : ofPods().entrySet()) {
                    spec = unlessSet(spec, setting.getKey(), setting.getValue());
                  }
                  Object account = spec.get("serviceAccountName");
                  account = account == null ? spec.get("serviceAccount") : account;
                  for (String key : List.of("serviceAccountName", "serviceAccount")) {
                    spec = unlessSet(spec, key, account == null ? "default" : account);
                  }
                  return Map.of(
                      "defaults",
                      with(pod, "spec", eachContainer(spec, WorkloadMetamorphicsTest::defaulted)));
                }))
        .isEmpty();
  }

  @Test
  void aSettingThatIsNullIsNotSet() {
    assertThat(
            differences(
                Map.of(),
                said -> said,
                pod -> {
                  JsonObject spec = spec(pod);
                  for (String key :
                      List.of("hostPID", "hostUsers", "securityContext", "volumes", "os")) {
                    spec = spec.has(key) ? spec : with(spec, key, null);
                  }
                  return Map.of(
                      "nulls",
                      with(
                          pod,
                          "spec",
                          eachContainer(
                              spec,
                              container ->
                                  container.has("securityContext")
                                      ? container
                                      : with(container, "securityContext", null))));
                }))
        .isEmpty();
  }

  /// Without it an exception could outlive its reason.
  @Test
  void everyExceptionIsOne() {
    assertThat(
            differences(
                Map.of(),
                said -> said,
                pod -> Map.of("owned", owner("Deployment", pod), "job", owner("Job", pod)),
                OWNER))
        .containsAll(known(OWNER));
    assertThat(
            differences(
                Map.of(),
                said -> said,
                pod -> Map.of("moved", allIn("ephemeralContainers", pod)),
                LIST))
        .containsAll(known(LIST));
  }

  /// Those of the library.
  private static Set<String> known(Map<String, String> exceptions) {
    return Said.CHECKS.stream()
        .map(check -> check.info().id())
        .filter(exceptions::containsKey)
        .collect(Collectors.toSet());
  }

  /// Which of some checks say something else of some changed pod, by id.
  private static Set<String> differences(
      Map<String, String> exceptions,
      UnaryOperator<Said> seen,
      Function<JsonObject, Map<String, JsonObject>> change,
      Map<String, String> among) {
    return differences(exceptions, seen, change).keySet().stream()
        .map(key -> key.substring(0, key.indexOf(' ')))
        .filter(among::containsKey)
        .collect(Collectors.toSet());
  }

  /// What the checks that are no exception say otherwise of the changed pods than of the pods, by
  /// check, case and change. All pods of a version are one world, which costs less than a world for
  /// each.
  ///
  /// @param seen what of their words has to be the same
  private static SortedMap<String, String> differences(
      Map<String, String> exceptions,
      UnaryOperator<Said> seen,
      Function<JsonObject, Map<String, JsonObject>> change) {
    SortedMap<String, String> differences = new TreeMap<>();
    byVersion(
        (version, cases) -> {
          List<JsonObject> world = new ArrayList<>();
          for (Case one : cases) {
            world.add(named(one.pod(), one.id()));
            change
                .apply(one.pod())
                .forEach((name, pod) -> world.add(named(pod, one.id() + "-" + name)));
          }
          Map<String, SortedMap<String, Said>> said = Said.of(version, world);
          for (Case one : cases) {
            for (String name : change.apply(one.pod()).keySet()) {
              differences.putAll(
                  compared(
                      one + ", " + name,
                      exceptions,
                      seen(seen, said(one.id(), said)),
                      seen(seen, said(one.id() + "-" + name, said))));
            }
          }
        });
    return differences;
  }

  private static void byVersion(BiConsumer<String, List<Case>> then) {
    CASES.stream()
        .collect(Collectors.groupingBy(Case::version, TreeMap::new, Collectors.toList()))
        .forEach(then);
  }

  private static SortedMap<String, Said> seen(
      UnaryOperator<Said> seen, SortedMap<String, Said> said) {
    TreeMap<String, Said> all = new TreeMap<>(said);
    all.replaceAll((_, one) -> seen.apply(one));
    return all;
  }

  private static SortedMap<String, String> compared(
      String of,
      Map<String, String> exceptions,
      SortedMap<String, Said> before,
      SortedMap<String, Said> after) {
    SortedMap<String, String> differences = new TreeMap<>();
    before.forEach(
        (id, said) -> {
          if (!exceptions.containsKey(id) && !said.equals(after.get(id))) {
            differences.put(id + " of " + of, said + " became " + after.get(id));
          }
        });
    return differences;
  }

  private static SortedMap<String, Said> said(
      String name, Map<String, SortedMap<String, Said>> said) {
    SortedMap<String, Said> found = said.get(name);
    if (found == null) {
      throw new AssertionError("nothing was said of " + name);
    }
    return found;
  }

  private static JsonObject named(JsonObject object, String name) {
    return with(object, "metadata", with(object(object.get("metadata")), "name", name));
  }

  /// All containers of a pod in one list.
  private static JsonObject allIn(String list, JsonObject pod) {
    JsonObject spec = spec(pod);
    JsonArray.Builder all = JsonArray.builder();
    for (String each : LISTS) {
      items(spec(pod).get(each)).forEach(all::add);
      spec = spec.without(each);
    }
    return with(pod, "spec", with(spec, list, all.build()));
  }

  /// What the API server writes where nothing is set.
  private static Map<String, Object> ofPods() {
    return Map.of(
        "dnsPolicy",
        "ClusterFirst",
        "restartPolicy",
        "Always",
        "schedulerName",
        "default-scheduler",
        "enableServiceLinks",
        true,
        "terminationGracePeriodSeconds",
        30L,
        "securityContext",
        JsonObject.EMPTY);
  }

  private static JsonObject defaulted(JsonObject container) {
    JsonObject written = unlessSet(container, "terminationMessagePath", "/dev/termination-log");
    written = unlessSet(written, "terminationMessagePolicy", "File");
    written = unlessSet(written, "resources", JsonObject.EMPTY);
    if (container.get("image") instanceof String image && !image.contains("@")) {
      boolean tagged = image.lastIndexOf(':') > image.lastIndexOf('/');
      written =
          unlessSet(
              written,
              "imagePullPolicy",
              tagged && !image.endsWith(":latest") ? "IfNotPresent" : "Always");
    }
    return each(written, "ports", port -> unlessSet(port, "protocol", "TCP"));
  }

  private static JsonObject unlessSet(JsonObject object, String key, Object value) {
    return object.get(key) == null ? with(object, key, value) : object;
  }

  private static boolean noContainerHas(JsonObject spec, String setting) {
    return LISTS.stream()
        .flatMap(list -> items(spec.get(list)).stream())
        .map(WorkloadMetamorphicsTest::object)
        .noneMatch(container -> object(container.get("securityContext")).has(setting));
  }

  private static boolean hasContainerLists(JsonObject pod) {
    return LISTS.stream()
        .map(list -> spec(pod).get(list))
        .allMatch(
            list ->
                list == null
                    || list instanceof JsonArray containers
                        && items(containers).stream().allMatch(JsonObject.class::isInstance));
  }

  private static JsonObject spec(JsonObject pod) {
    return object(pod.get("spec"));
  }

  private static JsonObject object(@Nullable Object value) {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  private static List<@Nullable Object> items(@Nullable Object list) {
    List<@Nullable Object> items = new ArrayList<>();
    if (list instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        items.add(array.get(i));
      }
    }
    return items;
  }

  private static JsonObject eachContainer(JsonObject spec, UnaryOperator<JsonObject> change) {
    JsonObject changed = spec;
    for (String list : LISTS) {
      changed = each(changed, list, change);
    }
    return changed;
  }

  private static JsonObject each(JsonObject in, String list, UnaryOperator<JsonObject> change) {
    return in.get(list) instanceof JsonArray array
        ? with(in, list, array.map(item -> item instanceof JsonObject o ? change.apply(o) : item))
        : in;
  }

  private static JsonObject with(JsonObject object, String key, @Nullable Object value) {
    JsonObject.Builder changed = JsonObject.builder();
    object.keys().forEach(k -> changed.put(k, object.get(k)));
    return changed.put(key, value).build();
  }

  private static JsonObject template(JsonObject pod) {
    JsonObject metadata = object(pod.get("metadata"));
    return JsonObject.builder().put("metadata", metadata).put("spec", pod.get("spec")).build();
  }

  private static JsonObject owner(String kind, JsonObject pod) {
    return object(
        kind.equals("Job") ? "batch/v1" : "apps/v1",
        kind,
        JsonObject.of("template", template(pod)));
  }

  private static JsonObject cronJob(JsonObject pod) {
    return object(
        "batch/v1",
        "CronJob",
        JsonObject.of(
            "jobTemplate", JsonObject.of("spec", JsonObject.of("template", template(pod)))));
  }

  private static JsonObject object(String apiVersion, String kind, JsonObject spec) {
    return JsonObject.builder()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("metadata", JsonObject.builder().put("name", "app").put("namespace", "shop").build())
        .put("spec", spec)
        .build();
  }

  /// A pod of the Deployment, on a node and with the token every pod gets.
  private static JsonObject replica(Case one, int number) {
    JsonObject pod = one.pod();
    JsonObject owner =
        JsonObject.builder()
            .put("apiVersion", "apps/v1")
            .put("kind", "Deployment")
            .put("name", one.id())
            .put("controller", true)
            .build();
    JsonObject metadata =
        with(
            with(object(pod.get("metadata")), "name", one.id() + "-" + number),
            "ownerReferences",
            JsonArray.of(owner));
    return with(
        with(
            with(pod, "metadata", with(metadata, "namespace", "shop")),
            "spec",
            with(spec(pod), "nodeName", "n" + number)),
        "status",
        JsonObject.of("phase", "Running"));
  }
}
