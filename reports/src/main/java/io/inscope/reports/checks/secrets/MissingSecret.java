package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the Secrets, and keys of them, that volumes and environments name, and Secrets.
///
/// *Allowed:* those that exist, and optional ones. Pull secrets are not looked at.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class MissingSecret implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-missing-ref",
          "Every Secret a pod names exists",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SECRET),
          "The pod does not start; and whoever may create the Secret decides what it gets.",
          "Create the Secret, correct the name, or remove the reference.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean readsOutlines() {
    return true;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<SecretReference> demanded =
        SecretReference.of(workload.podSpec())
            .filter(reference -> !reference.isOptional() && !isForPulling(reference))
            .toList();
    List<Evidence> missing =
        demanded.stream().flatMap(reference -> missing(workload, reference, audit)).toList();
    return missing.isEmpty()
            && audit.snapshot().isOutlined(Kinds.SECRET)
            && demanded.stream().flatMap(one -> one.keys().stream()).anyMatch(Field::isPresent)
        ? new Outcome.NotAssessed(
            "the Secrets it names exist; whether they have the keys it names is not known, for"
                + " only names and types of Secrets were read")
        : Outcome.failIfAny("names secrets that do not exist", missing);
  }

  private static boolean isForPulling(SecretReference reference) {
    return reference.name().pointer().contains("/imagePullSecrets/");
  }

  private static Stream<Evidence> missing(
      Workload workload, SecretReference reference, Audit audit) {
    ResourceRef ref = ResourceRef.of(Kinds.SECRET, workload.namespace(), reference.name().text(""));
    Optional<Resource> secret = audit.snapshot().find(ref);
    Stream<Field> missing =
        secret.isEmpty()
            ? Stream.of(reference.name())
            : reference.keys().stream()
                .filter(_ -> !audit.snapshot().isOutlined(Kinds.SECRET))
                .filter(key -> key.isPresent() && !has(secret.get(), key.text("")));
    return missing.map(
        field ->
            reference
                .container()
                .map(container -> Evidence.of(workload.template(), field, container))
                .orElseGet(() -> Evidence.of(workload.template(), field)));
  }

  private static boolean has(Resource secret, String key) {
    return Stream.of("data", "stringData")
        .anyMatch(data -> secret.root().at(data).members().anyMatch(m -> m.key().equals(key)));
  }
}
