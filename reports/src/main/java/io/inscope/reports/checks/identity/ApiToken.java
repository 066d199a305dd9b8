package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The token for the API server that the pods of a workload really have.
///
/// Pods of a live cluster show it among their volumes, where admission has put it. What is only
/// declared gets it by the rules: asked for in a volume, or else as the pod says, or else as its
/// account says, or else yes. Source: [opting out of API credential
/// automounting](https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting).
public final class ApiToken {
  private static final String TOKEN_SECRET = "kubernetes.io/service-account-token";

  private ApiToken() {}

  /// What shows that they have one; empty when they have none.
  public static Optional<Evidence> of(Workload workload, Audit audit) {
    List<Resource> live = workload.pods().stream().filter(Resource::isLive).toList();
    return live.isEmpty()
        ? declared(workload, audit)
        : live.stream().flatMap(pod -> inVolumes(pod, pod.root().at("spec"), audit)).findFirst();
  }

  private static Optional<Evidence> declared(Workload workload, Audit audit) {
    Optional<Evidence> asked =
        inVolumes(workload.template(), workload.podSpec(), audit).findFirst();
    Field ofPod = workload.podSpec().at("automountServiceAccountToken");
    if (asked.isPresent() || ofPod.isFalse() || Account.isStatic(workload)) {
      return asked;
    }
    if (ofPod.isTrue()) {
      return Optional.of(Evidence.of(workload.template(), ofPod));
    }
    Optional<Resource> account = audit.snapshot().find(Account.of(workload));
    return account.isPresent() && account.get().root().at("automountServiceAccountToken").isFalse()
        ? Optional.empty()
        : Optional.of(
            new Evidence.Value(
                workload.template().ref(),
                ofPod.pointer(),
                null,
                workload.template().place(workload.podSpec()),
                ""));
  }

  private static Stream<Evidence> inVolumes(Resource template, Field spec, Audit audit) {
    return spec.at("volumes")
        .each()
        .flatMap(
            volume ->
                Stream.concat(
                    volume
                        .at("projected", "sources")
                        .each()
                        .map(source -> source.at("serviceAccountToken"))
                        .filter(token -> token.isPresent() && isForApiServer(token)),
                    Stream.of(volume.at("secret", "secretName"))
                        .filter(name -> isToken(template, name, audit))))
        .map(field -> Evidence.of(template, field));
  }

  /// One for another audience, such as a cloud, is no use at the API server.
  private static boolean isForApiServer(Field token) {
    String audience = token.at("audience").text("");
    return audience.isEmpty() || audience.contains("kubernetes");
  }

  private static boolean isToken(Resource template, Field name, Audit audit) {
    return name.isPresent()
        && audit
            .snapshot()
            .find(ResourceRef.of(Kinds.SECRET, template.ref().namespace(), name.text("")))
            .filter(secret -> secret.root().at("type").text("").equals(TOKEN_SECRET))
            .isPresent();
  }
}
