package io.inscope.snapshot.importing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What other tools write beside objects, known by how it begins: reports of scanners, recorded
/// traffic, logs, tables for people. It is listed by its name, and not read.
final class OtherTools {
  private record Rule(Skip skip, Predicate<Opening> applies) {}

  private static final Pattern TOP =
      Pattern.compile("[\\s\\[]*\\{\\s*\"(?:apiVersion|kind|items|metadata)\"");
  private static final Pattern NAMELESS =
      Pattern.compile("\\s*\\{\\s*\"metadata\"\\s*:\\s*\\{\\s*\"name\"");
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*\\{\\s*(?:\"apiVersion\"\\s*:\\s*\"[^\"]*\"\\s*,\\s*)?"
              + "\"kind\"\\s*:\\s*\"(?<kind>[^\"]*)\"");
  private static final Pattern EVENTS =
      Pattern.compile(
          "\\s*\\[?\\s*\\{\\s*(?:\"kind\"\\s*:\\s*\"Event(?:List)?\"\\s*,\\s*)?"
              + "\"apiVersion\"\\s*:\\s*\"audit\\.k8s\\.io/[^\"]*\"\\s*,"
              + "\\s*\"(?!kind\"\\s*:\\s*\"Policy).*");
  private static final Pattern AUDIT = Pattern.compile("\\baudit\\.k8s\\.io/v1");
  private static final Pattern TABLE =
      Pattern.compile("(?:NAMESPACE +)?NAME +[A-Z][A-Z()/ -]* {2,}[A-Z][A-Z()/ -]*");
  private static final Pattern DESCRIPTION = Pattern.compile("Name: {6,}\\S+\\R(?s:.*)");
  private static final Pattern KLOG =
      Pattern.compile("[IWEF][01][0-9][0-3][0-9] [0-9:.]+ +[0-9]+ \\S+:[0-9]+\\].*");
  private static final Pattern JOURNAL =
      Pattern.compile("[A-Z][a-z]{2} [ 0-3][0-9] [0-9:]{8} \\S+ [\\w.@/-]+(?:\\[[0-9]+\\])?: .*");
  private static final Pattern DIGEST = Pattern.compile("\\S+@sha256:[0-9a-f]{64}\\b.*");
  private static final Pattern FLAT_FLOW =
      Pattern.compile("\\{\"time\":\"[^\"]*\",(?:\"uuid\":\"[^\"]*\",)?\"verdict\":");

  private static final String TABLE_HINT =
      "a table of kubectl for people: run the same command with '-o yaml' and import the result";

  private static final Skip AUDIT_LOG =
      new Skip("audit-log", "an audit log of the API server: a record of requests, not of objects");
  private static final Skip KUBECONFIG =
      new Skip("kubeconfig", "a kubeconfig: it holds credentials and is never read");
  private static final Skip REVIEW =
      new Skip(
          "admission-review", "a question to an admission webhook, not an object of the cluster");
  private static final Skip RUN =
      new Skip("troubleshoot-run", "a pod that the collector of a support bundle ran");

  /// For JSON whose first member is one that objects and lists have. A whole cluster can look like
  /// this, and its objects can hold anything, so only the very beginning counts.
  private static final List<Rule> OBJECTS =
      List.of(
          new Rule(AUDIT_LOG, o -> EVENTS.matcher(o.text()).lookingAt()),
          new Rule(KUBECONFIG, o -> begins(o, "Config") && has(o, "\"users\"")),
          new Rule(REVIEW, o -> begins(o, "AdmissionReview")),
          new Rule(
              RUN,
              o ->
                  o.text().length() < Opening.SIZE
                      && NAMELESS.matcher(o.text()).lookingAt()
                      && has(o, "\"troubleshoot-role\"")
                      && !has(o, "\"kind\": \"Pod\"", "\"kind\":\"Pod\"")));

  /// For all other JSON.
  private static final List<Rule> JSON =
      List.of(
          new Rule(
              AUDIT_LOG,
              o ->
                  (AUDIT.matcher(o.text()).find() && has(o, "auditID"))
                      || (has(o, "\"protoPayload\"") && has(o, "k8s.io"))
                      || (has(o, "\"kube-audit\"", "\"kube-audit-admin\"")
                          && has(o, "\"properties\""))),
          rule(
              "hubble-flows",
              "flows that Hubble saw: observed traffic, not objects",
              o ->
                  (has(o, "\"flow\":") && has(o, "\"node_name\"", "\"verdict\""))
                      || FLAT_FLOW.matcher(o.text()).lookingAt()),
          rule(
              "calico-flows",
              "flow logs of Calico: observed traffic, not objects",
              o -> has(o, "\"source_name_aggr\"") && has(o, "\"dest_name_aggr\"")),
          rule(
              "sarif",
              "findings of a scanner (SARIF), not objects",
              o -> has(o, "\"runs\"") && has(o, "sarif")),
          rule(
              "cyclonedx",
              "a bill of materials (CycloneDX), not objects",
              o -> has(o, "\"bomFormat\"") && has(o, "\"CycloneDX\"")),
          rule(
              "spdx",
              "a bill of materials (SPDX), not objects",
              o -> has(o, "\"spdxVersion\"", "\"SPDXID\"")),
          rule(
              "kubescape",
              "findings of Kubescape: import the cluster's objects themselves",
              o -> has(o, "\"summaryDetails\"") && has(o, "\"resourcesIDs\"", "\"results\"")),
          rule(
              "image-list",
              "a list of images, not objects",
              o -> has(o, "\"repoDigests\"") && has(o, "\"repoTags\"") && !has(o, "\"kind\"")),
          rule(
              "troubleshoot-analysis",
              "findings of a support bundle, not objects",
              o -> o.fileName().equals("analysis.json") && has(o, "\"insight\"")),
          rule(
              "troubleshoot-certificates",
              "what a support bundle says of certificates, not objects",
              o -> o.name().endsWith("certificates/certificates.json")));

  /// For all other texts.
  private static final List<Rule> TEXT =
      List.of(
          new Rule(
              AUDIT_LOG,
              o ->
                  o.lines().noneMatch(line -> line.startsWith("apiVersion:"))
                      && AUDIT.matcher(o.text()).find()
                      && has(o, "\"auditID\"")),
          new Rule(
              KUBECONFIG,
              o -> alone(o, "kind: Config") && lines(o, "clusters:") && lines(o, "users:")),
          rule("kubectl-table", TABLE_HINT, o -> firstLine(o, TABLE)),
          rule(
              "kubectl-describe",
              "what 'kubectl describe' says to people: run 'kubectl get -o yaml' and import the"
                  + " result",
              o ->
                  DESCRIPTION.matcher(o.text()).lookingAt()
                      && o.lines().anyMatch(line -> line.startsWith("Labels: "))),
          rule("log", "a log; logs are not read", o -> firstLine(o, KLOG) || firstLine(o, JOURNAL)),
          rule("image-list", "a list of images, not objects", o -> firstLine(o, DIGEST)),
          rule(
              "spdx",
              "a bill of materials (SPDX), not objects",
              o -> o.text().startsWith("SPDXVersion: ")),
          new Rule(REVIEW, o -> alone(o, "kind: AdmissionReview")),
          rule(
              "troubleshoot-version",
              "the version of the tool that made a support bundle",
              o -> alone(o, "kind: SupportBundle") && has(o, "versionNumber:")),
          rule(
              "rancher-metadata",
              "what a support bundle of Rancher says of itself",
              o -> o.lines().anyMatch(line -> line.startsWith("bundleversion:"))));

  private OtherTools() {}

  static Optional<Skip> of(Opening opening) {
    String text = opening.text().stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[");
    boolean objects = json && TOP.matcher(text).lookingAt();
    return (objects ? OBJECTS : json ? JSON : TEXT)
        .stream().filter(rule -> rule.applies().test(opening)).map(Rule::skip).findFirst();
  }

  private static Rule rule(String format, String reason, Predicate<Opening> applies) {
    return new Rule(new Skip(format, reason), applies);
  }

  /// Whether any of these stands in the opening.
  private static boolean has(Opening opening, String... words) {
    for (String word : words) {
      if (opening.text().contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is JSON of one object of a kind.
  private static boolean begins(Opening opening, String kind) {
    Matcher head = HEAD.matcher(opening.text());
    return head.lookingAt() && head.group("kind").equals(kind);
  }

  /// Whether the only document of a YAML file has this line.
  private static boolean alone(Opening opening, String line) {
    return !opening.text().contains("\n---") && lines(opening, line);
  }

  private static boolean lines(Opening opening, String line) {
    return opening.lines().anyMatch(found -> found.stripTrailing().equals(line));
  }

  private static boolean firstLine(Opening opening, Pattern pattern) {
    return opening
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> pattern.matcher(line).matches())
        .isPresent();
  }
}
