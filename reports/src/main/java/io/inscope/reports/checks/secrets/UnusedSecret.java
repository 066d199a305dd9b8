package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* the names of Secrets in pods, pod templates, service accounts and ingresses.
///
/// *Allowed:* Secrets that are named. Not applicable to tokens of service accounts, Helm releases
/// and bootstrap tokens, which are used without being named.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class UnusedSecret implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-unused",
          "Every Secret is used by something",
          Severity.INFO,
          Set.of(Kinds.SECRET, Kinds.POD, Kinds.SERVICE_ACCOUNT, Kinds.INGRESS),
          "Nobody rotates or removes what nobody knows of, and it can still be stolen.",
          "Find out whose it is, and delete it if it is nobody's.",
          "Custom resources, operators and programs that read the API may use it "
              + "without the snapshot showing it: a hint, not a proof.");

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

  private static final Set<String> BY_THEMSELVES =
      Set.of(
          "bootstrap.kubernetes.io/token",
          "helm.sh/release.v1",
          "kubernetes.io/service-account-token");

  @Override
  public Outcome check(Resource secret, Audit audit) {
    if (BY_THEMSELVES.contains(secret.root().at("type").text("Opaque"))) {
      return new Outcome.NotApplicable("secrets of its type are used without being named");
    }
    SecretUses uses = audit.view(SecretUses.class, SecretUses::of);
    if (uses.used().contains(secret.ref())) {
      return Outcome.pass();
    }
    return uses.isComplete()
        ? new Outcome.Fail(
            "is used by nothing in the snapshot",
            List.of(Evidence.of(secret, secret.root().at("metadata", "name"))))
        : new Outcome.NotAssessed("something that may use it makes no sense and was left out");
  }
}
