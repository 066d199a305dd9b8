package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Only volumes that are part of Kubernetes or go through a claim. A volume that names no source is
/// an emptyDir by the API's default.
final class RestrictedVolumes implements Rule {
  private static final Set<String> ALLOWED =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  @Override
  public String name() {
    return "restrictedVolumes";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public Set<String> replaces() {
    return Set.of("hostPathVolumes");
  }

  @Override
  public String check(Field violation) {
    return "pod-restricted-volume-type";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.spec()
        .at("volumes")
        .each()
        .flatMap(
            volume -> {
              List<Field> sources =
                  volume
                      .members()
                      .filter(member -> !member.key().equals("name") && member.isPresent())
                      .toList();
              return sources.stream().anyMatch(source -> ALLOWED.contains(source.key()))
                  ? Stream.empty()
                  : sources.stream();
            });
  }
}
