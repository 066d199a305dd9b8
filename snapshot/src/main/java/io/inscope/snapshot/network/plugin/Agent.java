package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A workload that may be the agent of a network plugin, by its running containers. Managed clouds
/// rename things, so images count before names.
final class Agent {
  private static final Pattern TAG = Pattern.compile("[:@][^/]*$");
  private static final Pattern RELEASE = Pattern.compile("[^0-9]{0,3}(\\d+)\\.(\\d+)(?:[.-].*)?");

  private final Workload workload;
  private final List<Running> running;

  /// @param path the image without tag and digest, after a slash
  private record Running(Field field, String name, String path) {}

  Agent(Workload workload) {
    this.workload = workload;
    this.running =
        workload
            .podSpec()
            .at("containers")
            .each()
            .map(
                container ->
                    new Running(
                        container,
                        container.at("name").text(""),
                        "/" + TAG.matcher(container.at("image").text("")).replaceAll("")))
            .toList();
  }

  String namespace() {
    return workload.namespace();
  }

  /// A running container, not an init container, by its name or by a part of its image; a part with
  /// `$` behind it is its end.
  Optional<Field> container(String... parts) {
    for (Running container : running) {
      for (String part : parts) {
        boolean image =
            part.endsWith("$")
                ? container.path().endsWith(part.substring(0, part.length() - 1))
                : container.path().contains(part);
        if (image || container.name().equals(part)) {
          return Optional.of(container.field());
        }
      }
    }
    return Optional.empty();
  }

  /// The same, or its first container when the DaemonSet has the name that the plugin's own
  /// manifests give it.
  Optional<Field> containerOr(String daemonSet, String... parts) {
    return container(parts)
        .or(
            () ->
                workload.ref().kind().equals("DaemonSet") && workload.ref().name().equals(daemonSet)
                    ? running.stream().map(Running::field).findFirst()
                    : Optional.empty());
  }

  /// `DaemonSet kube-system/calico-node, image calico/node:v3.29.1 at cni.yaml:12`
  ///
  /// @param detail what else counts; may be empty
  String evidence(Field container, String detail) {
    Field image = container.at("image");
    return workload.ref().spoken()
        + ", image "
        + image.text("")
        + " at "
        + workload.template().place(image)
        + (detail.isEmpty() ? "" : ": " + detail);
  }

  /// What a flag of a container is set to, as `--flag=value` or alone, which means `true`.
  static Optional<String> flag(Field container, String name) {
    return Stream.concat(container.at("command").each(), container.at("args").each())
        .flatMap(field -> field.value() instanceof String text ? Stream.of(text) : Stream.empty())
        .flatMap(text -> text.lines().flatMap(line -> Stream.of(line.trim().split("\\s+"))))
        .filter(text -> text.equals(name) || text.startsWith(name + "="))
        .map(text -> text.equals(name) ? "true" : text.substring(name.length() + 1))
        .reduce((_, last) -> last);
  }

  /// The entry of a container's environment, whatever it holds.
  static Optional<Field> variable(Field container, String name) {
    return container
        .at("env")
        .each()
        .filter(entry -> entry.at("name").text("").equals(name))
        .findFirst();
  }

  /// The tag of the image; empty when it has none.
  static String version(Field container) {
    String image = container.at("image").text("").replaceAll("@.*$", "");
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "";
  }

  /// Whether a version is at least a release; UNKNOWN when it does not look like one.
  static Tristate isAtLeast(String version, int major, int minor) {
    Matcher matcher = RELEASE.matcher(version);
    if (!matcher.matches()) {
      return Tristate.UNKNOWN;
    }
    int of = Integer.parseInt(matcher.group(1));
    return Tristate.of(of > major || (of == major && Integer.parseInt(matcher.group(2)) >= minor));
  }
}
