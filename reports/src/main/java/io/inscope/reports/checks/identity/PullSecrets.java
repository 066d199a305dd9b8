package io.inscope.reports.checks.identity;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `imagePullSecrets` of pods and of their service accounts, and the type of the Secrets
/// they name. What is in them is not looked at.
///
/// *Allowed:* Secrets of the namespace of one of the two types that hold credentials for
/// registries. Not applicable where none is named.
///
/// Source: [images, pull
/// secrets](https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod).
public final class PullSecrets implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-pull-secret",
          "Every pull secret that is named exists",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SECRET, Kinds.SERVICE_ACCOUNT),
          "Images cannot be pulled when they are needed, or whoever may create the Secret "
              + "chooses the credentials.",
          "Create the Secret, or remove the name.",
          "Whether the credentials are those of one person or of too many registries is "
              + "not visible.");

  private static final Set<String> TYPES =
      Set.of("kubernetes.io/dockercfg", "kubernetes.io/dockerconfigjson");

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
    List<Evidence> named = new ArrayList<>();
    List<Evidence> missing = new ArrayList<>();
    look(workload.template(), workload.podSpec(), audit, named, missing);
    audit
        .snapshot()
        .find(Account.of(workload))
        .ifPresent(account -> look(account, account.root(), audit, named, missing));
    if (named.isEmpty()) {
      return new Outcome.NotApplicable("no pull secret is named");
    }
    return missing.isEmpty()
        ? new Outcome.Pass(named)
        : new Outcome.Fail("names pull secrets that do not exist", missing);
  }

  private static void look(
      Resource resource, Field around, Audit audit, List<Evidence> named, List<Evidence> missing) {
    around
        .at("imagePullSecrets")
        .each()
        .map(secret -> secret.at("name"))
        .filter(name -> !name.text("").isEmpty())
        .forEach(
            name -> {
              Evidence evidence = Evidence.of(resource, name);
              named.add(evidence);
              boolean there =
                  audit
                      .snapshot()
                      .find(ResourceRef.of(Kinds.SECRET, resource.ref().namespace(), name.text("")))
                      .filter(secret -> TYPES.contains(secret.root().at("type").text("")))
                      .isPresent();
              if (!there) {
                missing.add(evidence);
              }
            });
  }
}
