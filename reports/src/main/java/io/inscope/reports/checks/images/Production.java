package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a workload is said to be production: by people in the scope, by being in the CDE, or by
/// a label or the name of its namespace.
final class Production {
  private static final Set<String> WORDS = Set.of("prod", "prd", "production", "live");
  private static final Set<String> OTHERS =
      Set.of("pre", "non", "dev", "test", "tests", "staging", "stage", "qa", "uat", "sandbox");
  private static final List<String> LABELS =
      List.of("environment", "env", "app.kubernetes.io/environment");

  private Production() {}

  static boolean is(Workload workload, Audit audit) {
    Optional<ScopeEntry> entry = audit.scope().entry(workload.ref());
    String said = entry.map(one -> one.traits().environment()).orElse("");
    if (!said.isEmpty()) {
      return isProduction(said);
    }
    if (entry.filter(one -> one.effective() == ScopeClass.CDE).isPresent()) {
      return true;
    }
    Optional<Resource> namespace =
        audit.snapshot().find(ResourceRef.of(Kinds.NAMESPACE, "", workload.namespace()));
    return Stream.concat(
            namespace.stream()
                .flatMap(one -> LABELS.stream().map(label -> one.labels().getOrDefault(label, ""))),
            Stream.of(workload.namespace()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .filter(Production::isProduction)
        .isPresent();
  }

  private static boolean isProduction(String text) {
    List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
    return words.stream().anyMatch(WORDS::contains) && words.stream().noneMatch(OTHERS::contains);
  }
}
