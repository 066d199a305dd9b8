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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

  /// Calls to one port of a workload.
  ///
  /// @param kind of the objects that make the API server call
  /// @param names theirs, sorted
  record Call(String kind, Target.Pods target, TreeSet<String> names) {
    /// `ValidatingWebhookConfiguration policy-agent`
    String via() {
      return kind + " " + String.join(", ", names);
    }
  }

  private final Surroundings around;
  private final Map<ResourceRef, List<Call>> byWorkload = new HashMap<>();

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
    ServicePort port = new ServicePort.Numbered(service.at("port").number().orElse(DEFAULT_PORT));
    String via = from.ref().spoken();
    for (Target target : around.targets().of(via, ref, port, around.limits())) {
      if (target instanceof Target.Pods pods) {
        call(from.ref().kind(), pods).names().add(from.ref().name());
      }
    }
  }

  private Call call(String kind, Target.Pods target) {
    List<Call> calls = byWorkload.computeIfAbsent(target.member().ref(), _ -> new ArrayList<>());
    for (Call call : calls) {
      if (call.kind().equals(kind) && call.target().equals(target)) {
        return call;
      }
    }
    Call made = new Call(kind, target, new TreeSet<>());
    calls.add(made);
    return made;
  }

  List<Call> to(Member member) {
    return byWorkload.getOrDefault(member.ref(), List.of());
  }
}
