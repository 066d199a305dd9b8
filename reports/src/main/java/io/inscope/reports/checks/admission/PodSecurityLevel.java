package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The Pod Security level that the labels of a namespace set.
///
/// What the admission configuration of the API server sets for namespaces without labels, and whom
/// it exempts, is in a file that no snapshot holds.
///
/// Source: [Pod Security
/// admission](https://kubernetes.io/docs/concepts/security/pod-security-admission/).
record PodSecurityLevel(Resource namespace) {
  static final String ENFORCE = "pod-security.kubernetes.io/enforce";
  static final String VERSION = "pod-security.kubernetes.io/enforce-version";

  private static final Set<String> LEVELS = Set.of("privileged", "baseline", "restricted");
  private static final int SINCE = 23;

  /// What is true of all namespaces.
  ///
  /// @param off what switches the plugin off
  /// @param file what names the admission configuration
  private record Plugin(
      Optional<ApiServerWords.Word> off, Optional<ApiServerWords.Word> file, boolean tooOld) {
    static Plugin of(Audit audit) {
      ApiServerWords words = ApiServerWords.of(audit);
      return new Plugin(
          words
              .naming("disable-admission-plugins", "PodSecurity")
              .or(() -> words.naming("feature-gates", "PodSecurity=false")),
          words.giving("admission-control-config-file").findFirst(),
          audit.version().isOlderThan(SINCE));
    }
  }

  /// Why the labels do not matter; empty when they do.
  static Optional<Outcome> instead(Resource namespace, Audit audit) {
    Plugin plugin = audit.view(Plugin.class, Plugin::of);
    if (SystemNamespaces.contain(namespace.ref().name())) {
      return Optional.of(SystemNamespaces.notApplicable());
    }
    if (plugin.tooOld()) {
      return Optional.of(
          new Outcome.NotApplicable("Pod Security admission is not on before Kubernetes 1.23"));
    }
    return plugin
        .off()
        .map(
            word ->
                new Outcome.Fail(
                    "is held to no Pod Security level: the API server has it switched off",
                    List.of(word.evidence())));
  }

  /// The word that names the admission configuration, which may set a level where no label does.
  static Optional<Evidence> configuration(Audit audit) {
    return audit.view(Plugin.class, Plugin::of).file().map(ApiServerWords.Word::evidence);
  }

  Field enforce() {
    return namespace.root().at("metadata", "labels", ENFORCE);
  }

  Field version() {
    return namespace.root().at("metadata", "labels", VERSION);
  }

  /// Empty when no label sets one.
  Optional<String> level() {
    return enforce().text().filter(text -> !text.isEmpty());
  }

  boolean isValid() {
    return level().filter(LEVELS::contains).isPresent();
  }

  /// A namespace whose label is missing: a failure, unless the API server may have a default.
  Outcome missing(Audit audit, String message) {
    return configuration(audit)
        .<Outcome>map(
            file ->
                new Outcome.Manual(
                    "Which Pod Security level does the admission configuration of the API server"
                        + " set for namespaces without a label, and whom does it exempt?",
                    List.of(file)))
        .orElseGet(() -> new Outcome.Fail(message, List.of(named())));
  }

  Outcome invalid() {
    return new Outcome.NotAssessed("its label %s is not a Pod Security level".formatted(ENFORCE));
  }

  private Evidence named() {
    return Evidence.of(namespace, namespace.root().at("metadata", "name"));
  }
}
