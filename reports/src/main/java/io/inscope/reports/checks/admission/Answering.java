package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether somebody answers behind a webhook.
sealed interface Answering {
  record Yes() implements Answering {}

  /// Nobody does.
  ///
  /// @param message as of a failure
  record No(String message, Field place) implements Answering {}

  record Unknown(String why) implements Answering {}

  /// Pods by namespace.
  record Pods(Map<String, List<Resource>> byNamespace) {
    static Pods of(Audit audit) {
      try (Stream<Resource> all = audit.snapshot().all(Kinds.POD)) {
        return new Pods(all.collect(Collectors.groupingBy(pod -> pod.ref().namespace())));
      }
    }
  }

  /// Looks behind one webhook.
  ///
  /// @throws WrongShape when the webhook or what is behind it makes no sense
  static Answering of(Hook hook, Audit audit) {
    Field client = hook.place().at("clientConfig");
    Optional<LocalDate> expiry = Certificates.lastExpiry(client.at("caBundle").text(""));
    if (expiry.isPresent() && expiry.get().isBefore(audit.today())) {
      return new No(
          "has a webhook whose certificate authority expired on " + expiry.get(),
          client.at("caBundle"));
    }
    Field service = client.at("service");
    if (service.isMissing()) {
      return new Unknown("whether anybody answers at a URL is not in the API");
    }
    ResourceRef ref =
        ResourceRef.of(
            Kinds.SERVICE, service.at("namespace").text(""), service.at("name").text(""));
    Optional<Resource> found = audit.snapshot().find(ref);
    if (found.isEmpty()) {
      return audit.snapshot().coverage(Kinds.SERVICE, ref.namespace()) instanceof Coverage.Read
          ? new No("has a webhook whose Service does not exist", service.at("name"))
          : new Unknown(ref.spoken() + " was not handed over");
    }
    Map<String, String> selector = Resource.texts(found.get().root().at("spec", "selector"));
    return selector.isEmpty()
        ? new Unknown(ref.spoken() + " selects no pods")
        : pods(ref, LabelSelector.ofLabels(selector), service.at("name"), audit);
  }

  private static Answering pods(
      ResourceRef service, LabelSelector selector, Field place, Audit audit) {
    List<Resource> behind =
        audit
            .view(Pods.class, Pods::of)
            .byNamespace()
            .getOrDefault(service.namespace(), List.of())
            .stream()
            .filter(pod -> selector.matches(pod.labels()))
            .toList();
    if (behind.isEmpty()) {
      return audit.snapshot().coverage(Kinds.POD, service.namespace()) instanceof Coverage.Read
          ? new No("has a webhook whose Service leads to no pod", place)
          : new Unknown("the pods behind %s were not handed over".formatted(service.spoken()));
    }
    List<String> ready = behind.stream().map(Answering::ready).toList();
    if (ready.contains("True")) {
      return new Yes();
    }
    return ready.contains("")
        ? new Unknown(
            "whether the pods behind %s are ready is not known".formatted(service.spoken()))
        : new No("has a webhook whose Service leads to no pod that is ready", place);
  }

  private static String ready(Resource pod) {
    return pod.root()
        .at("status", "conditions")
        .each()
        .filter(condition -> condition.at("type").text("").equals("Ready"))
        .map(condition -> condition.at("status").text(""))
        .findFirst()
        .orElse("");
  }
}
