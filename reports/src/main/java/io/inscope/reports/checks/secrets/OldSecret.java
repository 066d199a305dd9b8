package io.inscope.reports.checks.secrets;

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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// *Read:* when a Secret was created, and when its data was last written as `managedFields` tell.
///
/// *Allowed:* within 365 days before the assessment. Where `managedFields` were not handed over an
/// old object may hold new data: a question for a person. Not applicable to Helm releases, which
/// are records, and to what the cluster made for a service account, of which other checks speak.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class OldSecret implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-age",
          "Secrets have been changed within a year",
          Severity.LOW,
          Set.of(Kinds.SECRET),
          "The longer a credential stands the more people, machines and backups have it.",
          "Rotate it, and let something rotate it from now on.",
          "That the object was changed does not prove that the credential was: ask for the records"
              + " of rotation. Data that is older than the object is not seen.");

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
    return Set.of(Kinds.SECRET);
  }

  private static final int MAX_DAYS = 365;
  private static final String ACCOUNT = "kubernetes.io/service-account.name";

  @Override
  public Outcome check(Resource secret, Audit audit) {
    String type = secret.root().at("type").text("");
    if (type.startsWith("helm.sh/")) {
      return new Outcome.NotApplicable("a release of Helm is a record, not a credential");
    }
    if (secret.annotations().keySet().stream().anyMatch(key -> key.endsWith(ACCOUNT))) {
      return new Outcome.NotApplicable("the cluster made it for a service account");
    }
    Field created = secret.root().at("metadata", "creationTimestamp");
    if (created.isMissing()) {
      return new Outcome.NotAssessed("a manifest does not say when it was created");
    }
    List<Field> writes =
        secret
            .root()
            .at("metadata", "managedFields")
            .each()
            .filter(entry -> entry.at("fieldsV1", "f:data").isPresent())
            .map(entry -> entry.at("time"))
            .filter(Field::isPresent)
            .toList();
    try {
      Field last = created;
      for (Field write : writes) {
        last = day(write).isAfter(day(last)) ? write : last;
      }
      long days = ChronoUnit.DAYS.between(day(last), audit.today());
      List<Evidence> evidence = List.of(Evidence.of(secret, last));
      if (days <= MAX_DAYS) {
        return new Outcome.Pass(evidence);
      }
      return writes.isEmpty()
          ? new Outcome.Manual(
              "When was it last rotated? It is %d days old.".formatted(days), evidence)
          : new Outcome.Fail("has had the same data for %d days".formatted(days), evidence);
    } catch (DateTimeParseException e) {
      return new Outcome.NotAssessed("its times cannot be read");
    }
  }

  private static LocalDate day(Field time) {
    return OffsetDateTime.parse(time.text("")).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }
}
