package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the EncryptionConfiguration of the API server, a file of its nodes that can be handed
/// over, and `spec.encryption` of the APIServer of OpenShift.
///
/// *Allowed:* `aescbc`, `aesgcm`, `secretbox` or `kms` as the first provider for secrets: the first
/// one writes, the others only read.
///
/// Source: [encrypting data at
/// rest](https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/).
public final class EtcdEncryption implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-etcd-encryption-config",
          "Secrets are written to etcd encrypted",
          Severity.MEDIUM,
          Set.of(),
          "Whoever reads the files of etcd, or a backup of it, reads every secret.",
          "Put a provider that encrypts first, for secrets, and rewrite all secrets.",
          "Secrets written before stay as they were until they are written again. Whether the API"
              + " server uses the file is asked by sec-etcd-encryption-flag.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind CONFIGURATION =
      new GroupKind("apiserver.config.k8s.io", "EncryptionConfiguration");
  private static final GroupKind OPENSHIFT = new GroupKind("config.openshift.io", "APIServer");
  private static final Set<String> ENCRYPTING = Set.of("aescbc", "aesgcm", "kms", "secretbox");
  private static final Set<String> SECRETS = Set.of("secrets", "*.", "*.*");

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> clear = new ArrayList<>();
    List<Evidence> encrypted = new ArrayList<>();
    try (Stream<Resource> all = audit.snapshot().all(CONFIGURATION)) {
      all.forEach(one -> configuration(one, clear, encrypted));
    }
    try (Stream<Resource> all = audit.snapshot().all(OPENSHIFT)) {
      all.forEach(
          one -> {
            Field type = one.root().at("spec", "encryption", "type");
            (ENCRYPTING.contains(type.text("").toLowerCase(Locale.ROOT)) ? encrypted : clear)
                .add(Evidence.of(one, type));
          });
    }
    if (!clear.isEmpty()) {
      return new Outcome.Fail("writes secrets to etcd as they are", clear);
    }
    return encrypted.isEmpty()
        ? new Outcome.NotAssessed(
            "the EncryptionConfiguration is a file of the control plane's nodes: hand it over, or"
                + " ask the provider of the cluster")
        : new Outcome.Pass(encrypted);
  }

  /// The first entry that covers secrets counts, and of it the first provider.
  private static void configuration(Resource one, List<Evidence> clear, List<Evidence> encrypted) {
    Field resources = one.root().at("resources");
    Optional<Field> entry =
        resources
            .each()
            .filter(e -> e.at("resources").each().anyMatch(r -> SECRETS.contains(r.text(""))))
            .findFirst();
    Optional<Field> provider =
        entry
            .flatMap(e -> e.at("providers").each().findFirst())
            .flatMap(p -> p.members().findFirst());
    Field shown = provider.or(() -> entry).orElse(resources);
    String name = provider.map(Field::key).orElse("no provider for secrets");
    (ENCRYPTING.contains(name) ? encrypted : clear)
        .add(new Evidence.Value(one.ref(), shown.pointer(), name, one.place(shown), ""));
  }
}
