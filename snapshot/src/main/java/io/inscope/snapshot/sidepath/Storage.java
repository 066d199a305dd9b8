package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands behind claims: two claims may lead to the same disk or directory.
///
/// Source: [persistent volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/).
final class Storage {
  /// Fields that together name the storage of a volume, by its type.
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("awsElasticBlockStore", List.of("volumeID")),
          Map.entry("azureDisk", List.of("diskURI")),
          Map.entry("azureFile", List.of("secretName", "shareName")),
          Map.entry("cinder", List.of("volumeID")),
          Map.entry("gcePersistentDisk", List.of("pdName")),
          Map.entry("glusterfs", List.of("endpoints", "path")),
          Map.entry("iscsi", List.of("targetPortal", "iqn")),
          Map.entry("nfs", List.of("server", "path")),
          Map.entry("quobyte", List.of("registry", "volume")),
          Map.entry("vsphereVolume", List.of("volumePath")));

  private final Map<ResourceRef, Resource> claims = new HashMap<>();
  private final Map<String, Resource> volumes = new HashMap<>();
  private final Map<ResourceRef, String> volumeOf = new HashMap<>();

  Storage(ClusterSnapshot snapshot) {
    try (Stream<Resource> all = snapshot.all(Kinds.PERSISTENT_VOLUME_CLAIM)) {
      all.forEach(claim -> claims.put(claim.ref(), claim));
    }
    try (Stream<Resource> all = snapshot.all(Kinds.PERSISTENT_VOLUME)) {
      all.forEach(this::volume);
    }
    claims.values().forEach(this::claim);
  }

  private void volume(Resource volume) {
    volumes.put(volume.ref().name(), volume);
    try {
      Field claim = volume.root().at("spec", "claimRef");
      if (claim.isPresent()) {
        volumeOf.put(
            claim(claim.at("namespace").text(""), claim.at("name").text("")), volume.ref().name());
      }
    } catch (WrongShape e) {
      // The claim's own side may still say which volume it has.
    }
  }

  private void claim(Resource claim) {
    try {
      claim
          .root()
          .at("spec", "volumeName")
          .text()
          .filter(name -> !name.isEmpty())
          .ifPresent(name -> volumeOf.put(claim.ref(), name));
    } catch (WrongShape e) {
      // The volume's own side may still say whose it is.
    }
  }

  static ResourceRef claim(String namespace, String name) {
    return ResourceRef.of(Kinds.PERSISTENT_VOLUME_CLAIM, namespace, name);
  }

  /// The volume of a claim; empty when it has none yet or the volume was not read.
  Optional<Resource> behind(ResourceRef claim) {
    return Optional.ofNullable(volumeOf.get(claim)).map(volumes::get);
  }

  /// What tells the storage behind a claim from other storage: the disk, or else the volume, or
  /// else the claim.
  String keyOf(ResourceRef claim) {
    Optional<Resource> volume = behind(claim);
    if (volume.isEmpty()) {
      String name = volumeOf.get(claim);
      return name == null ? claim.spoken() : "PersistentVolume " + name;
    }
    try {
      return nameOf(volume.get().root().at("spec")).orElse(volume.get().ref().spoken());
    } catch (WrongShape e) {
      return volume.get().ref().spoken();
    }
  }

  /// How many may mount a claim at once, as it says: `ReadWriteOnce, ReadWriteMany`; empty when not
  /// known.
  String modes(ResourceRef ref) {
    Resource claim = claims.get(ref);
    try {
      return claim == null
          ? ""
          : claim
              .root()
              .at("spec", "accessModes")
              .each()
              .map(mode -> mode.text(""))
              .collect(Collectors.joining(", "));
    } catch (WrongShape e) {
      return "";
    }
  }

  /// The storage that a volume, or the specification of a PersistentVolume, names itself: `nfs
  /// 10.0.0.5:/exports`. Empty for what has no storage of its own.
  static Optional<String> nameOf(Field volume) {
    Field csi = volume.at("csi");
    if (csi.at("volumeHandle").isPresent()) {
      return Optional.of(
          "%s volume %s".formatted(csi.at("driver").text("csi"), csi.at("volumeHandle").text("")));
    }
    return volume
        .members()
        .filter(member -> NAMES.containsKey(member.key()) && member.isObject())
        .findFirst()
        .map(
            member ->
                member.key()
                    + " "
                    + NAMES.getOrDefault(member.key(), List.of()).stream()
                        .map(field -> member.at(field).text(""))
                        .collect(Collectors.joining(":")));
  }
}
