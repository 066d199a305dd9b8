package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `spec.config` of every BackupStorageLocation of Velero.
///
/// *Allowed:* a key or an algorithm for encryption at rest, and connections with verified TLS.
/// Without such a setting the bucket may still encrypt: a question.
///
/// Source: [backup storage location](https://velero.io/docs/main/api-types/backupstoragelocation/).
public final class BackupLocations implements ResourceCheck {
  private static final GroupKind LOCATION = new GroupKind("velero.io", "BackupStorageLocation");

  private static final CheckInfo INFO =
      new CheckInfo(
          "bkp-location-encrypted",
          "Backups are encrypted, on their way and where they are kept",
          Severity.MEDIUM,
          Set.of(LOCATION),
          "A backup holds everything the cluster holds, Secrets too, and often under weaker"
              + " control.",
          "Name a key in the location's configuration, and reach it over verified TLS.",
          "Only Velero's locations are known. Who else has rights to the key or the bucket is not"
              + " visible.");

  private static final Set<String> AT_REST =
      Set.of(
          "customerkeyencryptionfile",
          "encryptionscope",
          "kmskeyid",
          "kmskeyname",
          "serversideencryption");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(LOCATION);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource location, Audit audit) {
    Field spec = location.root().at("spec");
    List<Field> config = spec.at("config").members().toList();
    List<Evidence> open =
        config.stream()
            .filter(BackupLocations::isOpen)
            .map(field -> Evidence.of(location, field))
            .toList();
    if (!open.isEmpty()) {
      return new Outcome.Fail("sends backups over connections that anybody can read", open);
    }
    List<Evidence> keys =
        config.stream()
            .filter(field -> AT_REST.contains(field.key().toLowerCase(Locale.ROOT)))
            .filter(field -> !field.text("").isEmpty())
            .map(field -> Evidence.of(location, field))
            .toList();
    return keys.isEmpty()
        ? new Outcome.Manual(
            "Does the storage encrypt what is written to this location?",
            Stream.of(spec.at("provider"), spec.at("objectStorage", "bucket"))
                .map(field -> Evidence.of(location, field))
                .toList())
        : new Outcome.Pass(keys);
  }

  private static boolean isOpen(Field field) {
    String value = field.text("").toLowerCase(Locale.ROOT);
    return switch (field.key()) {
      case "insecureSkipTLSVerify" -> value.equals("true");
      case "s3Url", "publicUrl", "storageAccountURI" -> value.startsWith("http://");
      default -> false;
    };
  }
}
