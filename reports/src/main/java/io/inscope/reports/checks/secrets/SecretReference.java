package io.inscope.reports.checks.secrets;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A place in a pod's specification that names a Secret.
///
/// @param name the field that holds the Secret's name
/// @param keys the fields that name keys of it; empty when all are meant
/// @param isOptional the pod starts without it
/// @param container the container it is for; empty for the pod as a whole
public record SecretReference(
    Field name, List<Field> keys, boolean isOptional, Optional<Field> container) {

  public static Stream<SecretReference> of(Field podSpec) {
    Stream<Field> containers =
        Stream.of("initContainers", "containers", "ephemeralContainers")
            .flatMap(list -> podSpec.at(list).each());
    return Stream.of(
            containers.flatMap(SecretReference::ofContainer),
            podSpec.at("volumes").each().flatMap(SecretReference::ofVolume),
            podSpec.at("imagePullSecrets").each().map(s -> plain(s.at("name"))))
        .flatMap(references -> references)
        .filter(reference -> reference.name().isPresent());
  }

  private static Stream<SecretReference> ofContainer(Field container) {
    Optional<Field> owner = Optional.of(container);
    return Stream.concat(
        container
            .at("env")
            .each()
            .map(env -> env.at("valueFrom", "secretKeyRef"))
            .map(
                ref ->
                    new SecretReference(
                        ref.at("name"), List.of(ref.at("key")), isOptional(ref), owner)),
        container
            .at("envFrom")
            .each()
            .map(env -> env.at("secretRef"))
            .map(ref -> new SecretReference(ref.at("name"), List.of(), isOptional(ref), owner)));
  }

  private static Stream<SecretReference> ofVolume(Field volume) {
    Field secret = volume.at("secret");
    Stream<SecretReference> projected =
        volume
            .at("projected", "sources")
            .each()
            .map(source -> source.at("secret"))
            .map(source -> items(source, source.at("name")));
    Stream<Field> others =
        Stream.of(
            volume.at("csi", "nodePublishSecretRef", "name"),
            volume.at("azureFile", "secretName"),
            volume.at("cephfs", "secretRef", "name"),
            volume.at("flexVolume", "secretRef", "name"),
            volume.at("iscsi", "secretRef", "name"),
            volume.at("rbd", "secretRef", "name"),
            volume.at("scaleIO", "secretRef", "name"),
            volume.at("storageos", "secretRef", "name"));
    return Stream.of(
            Stream.of(items(secret, secret.at("secretName"))),
            projected,
            others.map(SecretReference::plain))
        .flatMap(references -> references);
  }

  private static SecretReference items(Field source, Field name) {
    List<Field> keys = source.at("items").each().map(item -> item.at("key")).toList();
    return new SecretReference(name, keys, isOptional(source), Optional.empty());
  }

  private static SecretReference plain(Field name) {
    return new SecretReference(name, List.of(), false, Optional.empty());
  }

  private static boolean isOptional(Field reference) {
    return reference.at("optional").isTrue();
  }
}
