package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the pods of a workload have other than their template.
///
/// A setting that both have must be the same. One that only the pod has counts when it weakens the
/// pod: admission may make pods stricter. One that only the template has counts when it was there
/// to limit.
///
/// @param template the workload as its controller has it
/// @param pod the same workload as one of its pods has it
record PodDrift(Workload template, Workload pod) {
  private static final List<String[]> OF_POD =
      List.of(
          path("hostNetwork"),
          path("hostPID"),
          path("hostIPC"),
          path("hostUsers"),
          path("shareProcessNamespace"),
          path("securityContext", "runAsNonRoot"),
          path("securityContext", "runAsUser"),
          path("securityContext", "runAsGroup"),
          path("securityContext", "seccompProfile", "type"),
          path("securityContext", "appArmorProfile", "type"),
          path("securityContext", "seLinuxOptions", "type"),
          path("securityContext", "windowsOptions", "hostProcess"));

  private static final List<String[]> OF_CONTAINER =
      List.of(
          path("securityContext", "privileged"),
          path("securityContext", "allowPrivilegeEscalation"),
          path("securityContext", "readOnlyRootFilesystem"),
          path("securityContext", "procMount"),
          path("securityContext", "runAsNonRoot"),
          path("securityContext", "runAsUser"),
          path("securityContext", "runAsGroup"),
          path("securityContext", "seccompProfile", "type"),
          path("securityContext", "appArmorProfile", "type"),
          path("securityContext", "seLinuxOptions", "type"),
          path("securityContext", "windowsOptions", "hostProcess"));

  /// What weakens a pod where its template says nothing, by the name of the setting.
  private static final Map<String, Set<Object>> WEAK =
      Map.ofEntries(
          Map.entry("hostNetwork", Set.of(true)),
          Map.entry("hostPID", Set.of(true)),
          Map.entry("hostIPC", Set.of(true)),
          Map.entry("shareProcessNamespace", Set.of(true)),
          Map.entry("privileged", Set.of(true)),
          Map.entry("allowPrivilegeEscalation", Set.of(true)),
          Map.entry("hostProcess", Set.of(true)),
          Map.entry("runAsNonRoot", Set.of(false)),
          Map.entry("runAsUser", Set.of(0L)),
          Map.entry("runAsGroup", Set.of(0L)),
          Map.entry("procMount", Set.of("Unmasked")));

  private static String[] path(String... names) {
    return names;
  }

  List<Evidence> evidence() {
    Stream<Evidence> ofPod =
        OF_POD.stream()
            .map(p -> changed(template.podSpec().at(p), pod.podSpec().at(p)))
            .flatMap(Optional::stream)
            .map(this::ofPod);
    Map<String, Field> asked =
        template
            .containers()
            .collect(Collectors.toMap(c -> c.at("name").text(""), c -> c, (a, _) -> a));
    Stream<Evidence> ofContainers =
        pod.containers()
            .flatMap(
                container -> {
                  Field other = asked.get(container.at("name").text(""));
                  return other == null ? Stream.empty() : ofContainer(other, container);
                });
    return Stream.of(ofPod, ofContainers, paths()).flatMap(Function.identity()).toList();
  }

  private Evidence ofPod(Field live) {
    return new Evidence.Value(
        pod.template().ref(),
        live.pointer(),
        live.value(),
        pod.template().place(live.isMissing() ? pod.podSpec() : live),
        "");
  }

  private Stream<Evidence> ofContainer(Field asked, Field live) {
    Stream<Field> settings =
        OF_CONTAINER.stream().map(p -> changed(asked.at(p), live.at(p))).flatMap(Optional::stream);
    Stream<Field> added =
        without(
            live.at("securityContext", "capabilities", "add").each(),
            texts(asked.at("securityContext", "capabilities", "add").each()));
    Set<String> dropped = texts(live.at("securityContext", "capabilities", "drop").each());
    boolean keeps =
        !dropped.contains("ALL")
            && !dropped.containsAll(
                texts(asked.at("securityContext", "capabilities", "drop").each()));
    Stream<Field> kept =
        keeps ? Stream.of(live.at("securityContext", "capabilities", "drop")) : Stream.empty();
    Set<Object> ports = new HashSet<>();
    hostPorts(asked).forEach(port -> ports.add(String.valueOf(port.value())));
    Stream<Field> opened =
        hostPorts(live).filter(port -> !ports.contains(String.valueOf(port.value())));
    return Stream.of(settings, added, kept, opened)
        .flatMap(Function.identity())
        .map(field -> Evidence.of(pod.template(), field, live));
  }

  private static Stream<Field> hostPorts(Field container) {
    return container
        .at("ports")
        .each()
        .map(port -> port.at("hostPort"))
        .filter(port -> port.number().orElse(0) != 0);
  }

  /// Paths of the node that the template does not mount.
  private Stream<Evidence> paths() {
    Set<String> asked =
        HostPath.of(template).map(path -> path.segments().toString()).collect(Collectors.toSet());
    return HostPath.of(pod)
        .filter(path -> !asked.contains(path.segments().toString()))
        .map(path -> path.evidence(pod));
  }

  private static Optional<Field> changed(Field asked, Field live) {
    boolean differs =
        asked.isMissing()
            ? isWeak(live)
            : !Objects.equals(asked.value(), live.value()) && !isWeakGone(asked, live);
    return differs ? Optional.of(live) : Optional.empty();
  }

  /// A weakness of the template that the pod does not have.
  private static boolean isWeakGone(Field asked, Field live) {
    return isWeak(asked) && !isWeak(live);
  }

  private static boolean isWeak(Field setting) {
    Object value = setting.value();
    return value != null
        && ("Unconfined".equals(value)
            || WEAK.getOrDefault(setting.key(), Set.of()).contains(value));
  }

  private static Set<String> texts(Stream<Field> list) {
    return list.map(item -> item.text("")).collect(Collectors.toSet());
  }

  private static Stream<Field> without(Stream<Field> list, Set<String> known) {
    return list.filter(item -> !known.contains(item.text("")));
  }
}
