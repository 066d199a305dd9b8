package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Something outside of its pod that a workload reads or writes.
///
/// @param what kind of thing
/// @param name its name in the namespace, the path of a directory, or what tells storage apart:
///   `nfs 10.0.0.5:/exports`
/// @param readOnly it cannot write there
/// @param place file and line
public record MountUse(Workload workload, What what, String name, boolean readOnly, String place) {
  /// What kind of thing is used.
  public enum What {
    CLAIM,
    HOST_PATH,
    /// Storage named in the pod itself.
    STORAGE,
    SECRET,
    SECRET_STORE,
    CONFIG_MAP
  }

  /// Reports each use once, in the order of the specification.
  ///
  /// @throws io.inscope.snapshot.json.WrongShape when the specification does not make sense
  public static void of(Workload workload, Consumer<MountUse> take) {
    Set<String> seen = new HashSet<>();
    for (Census.Source source : Census.specs(workload).toList()) {
      Reader reader =
          new Reader(
              workload,
              source.resource(),
              use -> {
                if (seen.add(use.what() + " " + use.name() + " " + use.readOnly())) {
                  take.accept(use);
                }
              });
      reader.read(source.spec());
    }
  }

  private record Reader(Workload workload, Resource in, Consumer<MountUse> take) {
    void read(Field spec) {
      List<Field> containers =
          Stream.of("initContainers", "containers", "ephemeralContainers")
              .flatMap(list -> spec.at(list).each())
              .toList();
      spec.at("volumes").each().forEach(volume -> volume(volume, containers));
      containers.forEach(this::environment);
    }

    private void volume(Field volume, List<Field> containers) {
      Field claim = volume.at("persistentVolumeClaim");
      if (claim.isPresent()) {
        boolean locked = claim.at("readOnly").isTrue() || isLocked(volume, containers);
        use(What.CLAIM, claim.at("claimName"), locked);
      }
      Field host = volume.at("hostPath");
      if (host.isPresent()) {
        use(What.HOST_PATH, host.at("path"), isLocked(volume, containers));
      }
      Storage.nameOf(volume)
          .ifPresent(
              name ->
                  take.accept(
                      new MountUse(
                          workload,
                          What.STORAGE,
                          name,
                          isLocked(volume, containers),
                          in.place(volume))));
      use(What.SECRET, volume.at("secret", "secretName"), true);
      use(What.CONFIG_MAP, volume.at("configMap", "name"), true);
      volume
          .at("projected", "sources")
          .each()
          .forEach(
              source -> {
                use(What.SECRET, source.at("secret", "name"), true);
                use(What.CONFIG_MAP, source.at("configMap", "name"), true);
              });
      use(What.SECRET, volume.at("csi", "nodePublishSecretRef", "name"), true);
      use(What.SECRET_STORE, volume.at("csi", "volumeAttributes", "secretProviderClass"), true);
    }

    private void environment(Field container) {
      container
          .at("env")
          .each()
          .forEach(
              env -> {
                use(What.SECRET, env.at("valueFrom", "secretKeyRef", "name"), true);
                use(What.CONFIG_MAP, env.at("valueFrom", "configMapKeyRef", "name"), true);
              });
      container
          .at("envFrom")
          .each()
          .forEach(
              env -> {
                use(What.SECRET, env.at("secretRef", "name"), true);
                use(What.CONFIG_MAP, env.at("configMapRef", "name"), true);
              });
    }

    /// Every container that mounts it does so to read only. A volume that no container mounts is
    /// one that the next might.
    private static boolean isLocked(Field volume, List<Field> containers) {
      String name = volume.at("name").text("");
      List<Field> mounts =
          Stream.of("volumeMounts", "volumeDevices")
              .flatMap(list -> containers.stream().flatMap(container -> container.at(list).each()))
              .filter(mount -> mount.at("name").text("").equals(name))
              .toList();
      return !mounts.isEmpty() && mounts.stream().allMatch(m -> m.at("readOnly").isTrue());
    }

    private void use(What what, Field name, boolean readOnly) {
      if (name.isPresent()) {
        take.accept(new MountUse(workload, what, name.text(""), readOnly, in.place(name)));
      }
    }
  }
}
