package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* the provisioner and parameters of every StorageClass that a PersistentVolume names, and
/// PersistentVolumes without a class in the snapshot.
///
/// *Allowed:* a parameter that switches encryption on, or names a key. One that switches it off
/// fails, and so does none at all with a provisioner that then does not encrypt. With others the
/// account or the storage behind may encrypt by default: a question. Not applicable to classes that
/// no volume has.
///
/// Source: the parameters of each driver, as
/// [EBS](https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md),
/// [Longhorn](https://longhorn.io/docs/latest/advanced-resources/security/volume-encryption/).
public final class StorageEncryption implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-class-unencrypted",
          "Volumes are encrypted where they are stored",
          Severity.MEDIUM,
          Set.of(StorageKinds.STORAGE_CLASS, Kinds.PERSISTENT_VOLUME),
          "Whoever gets the disk, a copy or a snapshot of it, reads the data.",
          "Use a storage class that encrypts, with a key of your own; move the data of old"
              + " volumes.",
          "What the parameters say, not what the storage does. An encrypted disk does not replace"
              + " encryption of card data itself.");

  /// Parameters whose value `true` encrypts.
  private static final List<String> SWITCHES = List.of("encrypted", "secure", "encryption");

  /// Parameters that name a key.
  private static final List<String> KEYS =
      List.of(
          "kmskeyid",
          "disk-encryption-kms-key",
          "diskencryptionsetid",
          "encryptionkms",
          "encryptionkmsid",
          "instance-encryption-kms-key");

  /// Provisioners that store in the clear unless a parameter says otherwise.
  private static final Set<String> CLEAR_BY_DEFAULT =
      Set.of("driver.longhorn.io", "pxd.portworx.com");

  /// The storage classes that volumes name.
  private record Used(Set<String> classes) {
    static Used of(Audit audit) {
      try (Stream<Resource> all = audit.snapshot().all(Kinds.PERSISTENT_VOLUME)) {
        return new Used(
            all.filter(volume -> volume.root().at("spec").isObject())
                .map(volume -> volume.root().at("spec", "storageClassName").value())
                .flatMap(name -> name instanceof String text ? Stream.of(text) : Stream.empty())
                .collect(Collectors.toSet()));
      }
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(StorageKinds.STORAGE_CLASS, Kinds.PERSISTENT_VOLUME);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    return resource.ref().groupKind().equals(Kinds.PERSISTENT_VOLUME)
        ? volume(resource, audit)
        : storageClass(resource, audit);
  }

  private static Outcome storageClass(Resource resource, Audit audit) {
    if (!audit.view(Used.class, Used::of).classes().contains(resource.ref().name())) {
      return new Outcome.NotApplicable("no volume is of this class");
    }
    Field provisioner = resource.root().at("provisioner");
    Field parameters = resource.root().at("parameters");
    for (Field parameter : parameters.members().toList()) {
      String key = parameter.key().toLowerCase(Locale.ROOT);
      String value = parameter.text("").toLowerCase(Locale.ROOT);
      if ((SWITCHES.contains(key) && value.equals("true"))
          || (KEYS.contains(key) && !value.isEmpty())) {
        return new Outcome.Pass(List.of(Evidence.of(resource, parameter)));
      }
      if (SWITCHES.contains(key) && value.equals("false")) {
        return new Outcome.Fail(
            "switches the encryption of its volumes off",
            List.of(Evidence.of(resource, parameter)));
      }
    }
    return CLEAR_BY_DEFAULT.contains(provisioner.text(""))
        ? new Outcome.Fail(
            "does not switch the encryption of its volumes on",
            List.of(Evidence.of(resource, provisioner)))
        : new Outcome.Manual(
            "Does the account, or the storage behind, encrypt the volumes of this class?",
            List.of(Evidence.of(resource, provisioner)));
  }

  private static Outcome volume(Resource resource, Audit audit) {
    Field name = resource.root().at("spec", "storageClassName");
    boolean known =
        audit
            .snapshot()
            .find(ResourceRef.of(StorageKinds.STORAGE_CLASS, "", name.text("")))
            .isPresent();
    return known
        ? new Outcome.NotApplicable("it is judged by its storage class")
        : new Outcome.Manual(
            "Is the storage of this volume encrypted? No storage class of the snapshot says so.",
            List.of(Evidence.of(resource, name)));
  }
}
