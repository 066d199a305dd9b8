package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One webhook of a configuration: whom the API server asks before it takes an object.
///
/// Source: [admission
/// webhooks](https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/).
///
/// @param place the webhook in its configuration
record Hook(Resource configuration, Field place) {
  static final GroupKind MUTATING =
      new GroupKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration");
  static final GroupKind VALIDATING =
      new GroupKind("admissionregistration.k8s.io", "ValidatingWebhookConfiguration");

  /// What API servers fail on when a webhook does not answer in time.
  private static final String DEFAULT_FAILURE_POLICY = "Fail";

  /// Groups in which products keep their own objects.
  private static final Pattern OWN =
      Pattern.compile(
          "(.*\\.)?(kyverno\\.io|gatekeeper\\.sh|kubewarden\\.io|jspolicy\\.com|neuvector\\.com"
              + "|sigstore\\.dev|wgpolicyk8s\\.io)");

  private static final Set<String> PODS =
      Set.of("*", "*/*", "pods", "deployments", "daemonsets", "statefulsets", "jobs", "cronjobs");

  static Stream<Hook> of(Resource configuration) {
    return configuration.root().at("webhooks").each().map(one -> new Hook(configuration, one));
  }

  String name() {
    return place.at("name").text("");
  }

  Field failurePolicy() {
    return place.at("failurePolicy");
  }

  boolean isIgnored() {
    return failurePolicy().text(DEFAULT_FAILURE_POLICY).equals("Ignore");
  }

  boolean isValidating() {
    return configuration.ref().groupKind().equals(VALIDATING);
  }

  /// The product behind it; empty when nothing shows one that guards what is admitted, and for
  /// those that only look after the product's own objects.
  Optional<Guard> guard() {
    List<String> groups =
        place.at("rules").each().flatMap(rule -> texts(rule.at("apiGroups"))).toList();
    if (!groups.isEmpty() && groups.stream().allMatch(group -> OWN.matcher(group).matches())) {
      return Optional.empty();
    }
    Field service = place.at("clientConfig", "service");
    return Guard.of(
        configuration.ref().name(),
        name(),
        service.at("namespace").text("") + "/" + service.at("name").text(""));
  }

  /// Whether it is asked about workloads when they are created.
  boolean seesWorkloads() {
    return place
        .at("rules")
        .each()
        .anyMatch(
            rule ->
                texts(rule.at("operations"))
                        .anyMatch(one -> one.equals("*") || one.equals("CREATE"))
                    && texts(rule.at("resources")).anyMatch(PODS::contains));
  }

  private static Stream<String> texts(Field list) {
    return list.each().map(item -> item.text(""));
  }

  /// Whether it is asked about objects of a namespace, as far as the labels of the namespace
  /// decide.
  ///
  /// @param labels of the namespace
  boolean covers(String namespace, Map<String, String> labels) {
    return LabelSelector.of(place.at("namespaceSelector"))
        .map(
            selector -> {
              Map<String, String> all = new TreeMap<>(labels);
              all.put("kubernetes.io/metadata.name", namespace);
              return selector.matches(all);
            })
        .orElse(true);
  }

  Evidence evidence(Field field) {
    return Evidence.of(configuration, field);
  }
}
