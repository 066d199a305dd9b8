package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.etcd.EtcdSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What we know but do not read, and why: such entries are listed, so that nobody wonders where
/// they went.
///
/// @param format what it was recognised to be
/// @param reason in words, with what to do where something can be done
record Skip(String format, String reason) {
  private record Rule(Skip skip, Predicate<Opening> applies) {}

  private static final Set<String> DOCUMENTATION =
      Set.of("md", "markdown", "rst", "adoc", "html", "htm");
  private static final Set<String> CODE =
      Set.of(
          "sh", "bash", "ps1", "bat", "cmd", "py", "go", "java", "js", "ts", "rb", "tf", "css",
          "sql");

  /// An expression of Helm where a line or a value begins. Inside a text, braces mean nothing:
  /// alerts and dashboards in a live cluster are full of them.
  private static final Pattern HELM =
      Pattern.compile(
          "^\\s*(?:- )?(?:[\\w./-]+:\\s+)?[\"']?\\{\\{-?\\s*"
              + "(?:\\.Values|\\.Release|\\.Chart|\\.Capabilities|\\.Files|\\$?\\.?\\w*\\.Values"
              + "|include |template |define |if |range |with |end\\b|toYaml |/\\*)[^\\\\]*$");

  /// What only an API server writes, so what holds it is no template.
  private static final Pattern LIVE = Pattern.compile("^\\s+resourceVersion:.*");

  private static final List<Rule> RULES =
      List.of(
          rule(
              "sqlite", "a SQLite database", o -> o.startsWith("53514c69746520666f726d6174203300")),
          rule("binary", "binary data", o -> o.isBinary() && !EtcdSnapshot.isDatabase(o)),
          rule("documentation", "documentation", o -> DOCUMENTATION.contains(o.suffix())),
          rule("code", "a script or program", Skip::isCode),
          rule(
              "helm-chart",
              "the description of a Helm chart: render the chart with 'helm template' and import"
                  + " the result",
              Skip::isChart),
          rule(
              "helm-template",
              "a Helm template: render it with 'helm template' and import the result",
              Skip::isTemplate),
          rule(
              "kustomization",
              "instructions for kustomize: build it with 'kubectl kustomize' and import the result",
              Skip::isKustomization));

  static Optional<Skip> of(Opening opening) {
    return RULES.stream()
        .filter(rule -> rule.applies().test(opening))
        .map(Rule::skip)
        .findFirst()
        .or(() -> OtherTools.of(opening));
  }

  private static Rule rule(String format, String reason, Predicate<Opening> applies) {
    return new Rule(new Skip(format, reason), applies);
  }

  private static boolean isCode(Opening opening) {
    return opening.text().startsWith("#!") || CODE.contains(opening.suffix());
  }

  private static boolean isChart(Opening opening) {
    return opening.fileName().equalsIgnoreCase("Chart.yaml")
        && opening.lines().noneMatch(line -> line.startsWith("kind:"));
  }

  private static boolean isTemplate(Opening opening) {
    if (opening.suffix().equals("tpl")) {
      return true;
    }
    return opening.text().contains("{{")
        && opening.lines().noneMatch(LIVE.asMatchPredicate())
        && opening.lines().anyMatch(HELM.asMatchPredicate());
  }

  private static boolean isKustomization(Opening opening) {
    return ManifestTree.isKustomization(opening.fileName())
        || opening
            .lines()
            .anyMatch(line -> line.startsWith("apiVersion: kustomize.config.k8s.io/"));
  }
}
