package io.inscope.reports.checks.transport;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `spec.tls[].secretName` of ingresses, and type and keys of the Secrets of those names.
///
/// *Allowed:* Secrets of type `kubernetes.io/tls`, of which the API server demands both keys, and
/// others that have `tls.crt` and `tls.key`. Not applicable where no Secret is named.
///
/// Source: [TLS secrets](https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets).
public final class MissingTlsSecret implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-tls-secret-missing",
          "Every TLS secret an ingress names exists and holds a certificate",
          Severity.MEDIUM,
          Set.of(Kinds.INGRESS, Kinds.SECRET),
          "The controller answers with a certificate of its own, and clients are taught to accept"
              + " any; whoever may create the Secret decides what they see.",
          "Create the Secret with type kubernetes.io/tls, or correct the name.",
          "Whether the certificate is for the hosts and still valid is asked elsewhere.");

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
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    List<Field> names =
        ingress
            .root()
            .at("spec", "tls")
            .each()
            .map(entry -> entry.at("secretName"))
            .filter(Field::isPresent)
            .toList();
    if (names.isEmpty()) {
      return new Outcome.NotApplicable("it names no secret for TLS");
    }
    List<Field> unfit = names.stream().filter(name -> !isFit(ingress, name, audit)).toList();
    boolean outlined = audit.snapshot().isOutlined(Kinds.SECRET);
    List<Evidence> wrong =
        unfit.stream()
            .filter(name -> !outlined || secret(ingress, name, audit).isEmpty())
            .map(name -> Evidence.of(ingress, name))
            .toList();
    return wrong.isEmpty() && !unfit.isEmpty()
        ? new Outcome.NotAssessed(
            "whether Secret %s, which is of another type than kubernetes.io/tls, holds a certificate"
                    .formatted(unfit.getFirst().text(""))
                + " and key is not known, for only names and types of Secrets were read")
        : Outcome.failIfAny(
            "names TLS secrets that do not exist or hold no certificate and key", wrong);
  }

  private static boolean isFit(Resource ingress, Field name, Audit audit) {
    return secret(ingress, name, audit)
        .filter(
            secret ->
                secret.root().at("type").text("").equals("kubernetes.io/tls")
                    || (has(secret, "tls.crt") && has(secret, "tls.key")))
        .isPresent();
  }

  private static Optional<Resource> secret(Resource ingress, Field name, Audit audit) {
    return audit
        .snapshot()
        .find(ResourceRef.of(Kinds.SECRET, ingress.ref().namespace(), name.text("")));
  }

  private static boolean has(Resource secret, String key) {
    return Stream.of("data", "stringData")
        .anyMatch(data -> secret.root().at(data, key).isPresent());
  }
}
