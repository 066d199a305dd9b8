package io.inscope.reports.checks.images;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `image` of every container, `imagePullSecrets` of the pod and, where it has none, of its
/// service account, and the Secrets they name.
///
/// *Allowed:* pull secrets that exist. Without any: images from public registries, and from those
/// of cloud providers, where nodes identify themselves. Other registries are a question: the nodes
/// may hold the credentials, or the registry may ask for none.
///
/// Source: [pull an image from a private
/// registry](https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/).
public final class PullSecret implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-pull-secret-missing",
          "Images of private registries are pulled with a secret that exists",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SECRET, Kinds.SERVICE_ACCOUNT),
          "A pod that is moved to another node does not start; and a registry that gives images to"
              + " everybody shows what is in them to everybody.",
          "Create the Secret and name it in imagePullSecrets of the service account.",
          "Which registries are private, and what credentials nodes hold, is not in the API.");

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
    List<Evidence> missing = new ArrayList<>();
    boolean named = false;
    for (Named one : named(workload, audit).toList()) {
      named = true;
      ResourceRef ref = ResourceRef.of(Kinds.SECRET, workload.namespace(), one.name().text(""));
      if (audit.snapshot().find(ref).isEmpty()) {
        missing.add(Evidence.of(one.by(), one.name()));
      }
    }
    if (!missing.isEmpty()) {
      return new Outcome.Fail("names pull secrets that do not exist", missing);
    }
    List<Evidence> asking =
        named ? List.of() : Images.evidence(workload, name -> !Registries.needsNoSecret(name));
    return asking.isEmpty()
        ? Images.failIf(workload, "", name -> false)
        : new Outcome.Manual("How do nodes get at these images? No pull secret is named.", asking);
  }

  private record Named(Resource by, Field name) {}

  private static Stream<Named> named(Workload workload, Audit audit) {
    List<Named> own =
        names(workload.template(), workload.podSpec().at("imagePullSecrets")).toList();
    if (!own.isEmpty()) {
      return own.stream();
    }
    String account = workload.podSpec().at("serviceAccountName").text("default");
    Optional<Resource> found =
        audit.snapshot().find(ResourceRef.of(Kinds.SERVICE_ACCOUNT, workload.namespace(), account));
    return found.stream().flatMap(one -> names(one, one.root().at("imagePullSecrets")));
  }

  private static Stream<Named> names(Resource by, Field list) {
    return list.each().map(one -> new Named(by, one.at("name")));
  }
}
