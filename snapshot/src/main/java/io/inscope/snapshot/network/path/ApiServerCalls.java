package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.path.entry.ServicePort;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.path.entry.Target;
import io.inscope.snapshot.network.reach.Member;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom the API server calls by itself: admission webhooks, conversion webhooks and aggregated
/// APIs. Sources: [admission
/// webhooks](https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/),
/// [aggregation](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/).
final class ApiServerCalls {
  private static final long DEFAULT_PORT = 443;
  private static final List<GroupKind> ADMISSION =
      List.of(
          new GroupKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration"),
          new GroupKind("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"));
  private static final GroupKind API_SERVICE =
      new GroupKind("apiregistration.k8s.io", "APIService");

  /// @param via the object that makes the API server call
  record Call(String via, Target.Pods target) {}

  private final Surroundings around;
  private final Map<ResourceRef, Set<Call>> byWorkload = new HashMap<>();

  ApiServerCalls(Surroundings around) {
    this.around = around;
    for (GroupKind kind : ADMISSION) {
      around.each(
          kind,
          one ->
              one.root()
                  .at("webhooks")
                  .each()
                  .toList()
                  .forEach(webhook -> add(one, webhook.at("clientConfig"))));
    }
    around.each(API_SERVICE, one -> add(one, one.root().at("spec")));
    around.each(
        Kinds.CUSTOM_RESOURCE_DEFINITION,
        one -> add(one, one.root().at("spec", "conversion", "webhook", "clientConfig")));
  }

  private void add(Resource from, Field config) {
    Field service = config.at("service");
    if (service.isMissing()) {
      if (config.at("url").isPresent()) {
        around
            .limits()
            .add(
                from.ref().spoken()
                    + " makes the API server call a URL that is no service; that is not followed");
      }
      return;
    }
    ResourceRef ref =
        ResourceRef.of(
            Kinds.SERVICE, service.at("namespace").text(""), service.at("name").text(""));
    ServicePort port = new ServicePort.Number(service.at("port").number().orElse(DEFAULT_PORT));
    String via = from.ref().spoken();
    for (Target target : around.targets().of(via, ref, port, around.limits())) {
      if (target instanceof Target.Pods pods) {
        byWorkload
            .computeIfAbsent(pods.member().ref(), _ -> new LinkedHashSet<>())
            .add(new Call(via, pods));
      }
    }
  }

  Set<Call> to(Member member) {
    return byWorkload.getOrDefault(member.ref(), Set.of());
  }
}
