package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* ExternalSecrets, SecretProviderClasses, SealedSecrets, the kinds of the operators of
/// Vault and others, and annotations by which Vault's agent is injected.
///
/// *Allowed:* any of them. Without one it is a question for a person; not assessed where such kinds
/// may exist and were not handed over.
///
/// Source: [external secret
/// stores](https://kubernetes.io/docs/concepts/security/secrets-good-practices/#consider-external-secret-store-providers).
public final class ExternalStore implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-external-store",
          "Secrets come from a store outside the cluster",
          Severity.INFO,
          Set.of(Kinds.POD, Kinds.SECRET, Kinds.SERVICE_ACCOUNT),
          "A store of its own rotates, records who read what, and does not hand everything to"
              + " whoever reads etcd.",
          "Consider a store outside for keys and credentials of the CDE.",
          "That a store is used for some secrets says nothing of the others. Programs that ask a"
              + " store themselves are not seen.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean readsOutlines() {
    return true;
  }

  private static final List<GroupKind> KINDS =
      List.of(
          new GroupKind("external-secrets.io", "ExternalSecret"),
          new GroupKind("external-secrets.io", "ClusterExternalSecret"),
          new GroupKind("secrets-store.csi.x-k8s.io", "SecretProviderClass"),
          new GroupKind("bitnami.com", "SealedSecret"),
          new GroupKind("secrets.hashicorp.com", "VaultStaticSecret"),
          new GroupKind("secrets.hashicorp.com", "VaultDynamicSecret"),
          new GroupKind("onepassword.com", "OnePasswordItem"));

  private static final String INJECT = "vault.hashicorp.com/agent-inject";

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> found = new ArrayList<>();
    String gap = "";
    for (GroupKind kind : KINDS) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        all.forEach(one -> found.add(Evidence.of(one, one.root().at("metadata", "name"))));
      }
      gap = gap.isEmpty() ? Installed.of(audit.snapshot(), kind).gap() : gap;
    }
    for (Workload workload : audit.snapshot().workloads()) {
      annotation(workload).ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      return new Outcome.Pass(found);
    }
    return gap.isEmpty()
        ? new Outcome.Manual("Why is it enough to keep all secrets in the cluster?", List.of())
        : new Outcome.NotAssessed("none was found, but there may be some: " + gap);
  }

  private static Optional<Evidence> annotation(Workload workload) {
    try {
      Field inject = workload.podMetadata().at("annotations", INJECT);
      return "true".equals(inject.value())
          ? Optional.of(Evidence.of(workload.template(), inject))
          : Optional.empty();
    } catch (WrongShape e) {
      return Optional.empty();
    }
  }
}
