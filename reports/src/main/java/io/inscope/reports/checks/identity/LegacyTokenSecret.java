package io.inscope.reports.checks.identity;

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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the type of Secrets, and the labels in which the API server notes when such a token was
/// last used, or that it is no longer valid.
///
/// *Allowed:* other types, and tokens that are marked invalid.
///
/// Source: [long-lived
/// tokens](https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets).
public final class LegacyTokenSecret implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-legacy-token-secret",
          "No Secret holds a token of a service account that never expires",
          Severity.MEDIUM,
          Set.of(Kinds.SECRET),
          "Whoever has once read the Secret has the rights of the account until somebody "
              + "deletes it.",
          "Use tokens that the kubelet renews, or kubectl create token, and delete the "
              + "Secret.",
          "The day of last use is noted by API servers of 1.26 and newer only.");

  private static final String LAST_USED = "kubernetes.io/legacy-token-last-used";

  private static final String INVALID = "kubernetes.io/legacy-token-invalid-since";

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

  @Override
  public Outcome check(Resource secret, Audit audit) {
    Field type = secret.root().at("type");
    if (!type.text("").equals("kubernetes.io/service-account-token")) {
      return Outcome.pass();
    }
    if (secret.labels().containsKey(INVALID)) {
      return new Outcome.NotApplicable("the token in it is no longer valid");
    }
    Field used = secret.root().at("metadata", "labels", LAST_USED);
    List<Evidence> evidence =
        Stream.of(type, used)
            .filter(Field::isPresent)
            .map(field -> Evidence.of(secret, field))
            .toList();
    return new Outcome.Fail("holds a token that never expires", evidence);
  }
}
