package io.inscope.reports.checks.images;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Installed;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The rules of a cluster that demand signatures of images.
///
/// Sources: [Kyverno](https://kyverno.io/docs/policy-types/cluster-policy/verify-images/overview/),
/// [Sigstore](https://docs.sigstore.dev/policy-controller/overview/),
/// [OpenShift](https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/nodes/nodes-sigstore-using),
/// [Connaisseur](https://sse-secure-systems.github.io/connaisseur/latest/),
/// [Ratify](https://ratify.dev/docs/what-is-ratify).
///
/// @param elsewhere webhooks of products whose rules are not in the API
/// @param gaps why there may be more
record SignatureRules(List<Rule> all, List<Evidence> elsewhere, List<String> gaps) {
  static final GroupKind VALIDATING =
      new GroupKind("admissionregistration.k8s.io", "ValidatingWebhookConfiguration");
  static final GroupKind MUTATING =
      new GroupKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration");

  private static final List<String> OTHERS =
      List.of("connaisseur", "portieris", "ratify", "notation", "cosigned", "binauthz");

  /// @param refuses rather than reports
  /// @param isApplied whether something that applies it is in the cluster
  /// @param limit what it is limited by: `image names`, `namespaces`; empty when by nothing
  record Rule(boolean refuses, boolean isApplied, String limit, Evidence evidence) {}

  /// A kind of policies.
  ///
  /// @param word in the name of the webhook that applies them; empty where the nodes do
  private record Source(GroupKind kind, String word) {
    Source(String group, String kind, String word) {
      this(new GroupKind(group, kind), word);
    }
  }

  private static final List<Source> SOURCES =
      List.of(
          new Source("kyverno.io", "ClusterPolicy", "kyverno"),
          new Source("kyverno.io", "Policy", "kyverno"),
          new Source("policies.kyverno.io", "ImageValidatingPolicy", "kyverno"),
          new Source("policy.sigstore.dev", "ClusterImagePolicy", "sigstore"),
          new Source("config.openshift.io", "ClusterImagePolicy", ""),
          new Source("config.openshift.io", "ImagePolicy", ""));

  static SignatureRules of(ClusterSnapshot snapshot) {
    List<Evidence> elsewhere = new ArrayList<>();
    Set<String> hooks = hooks(snapshot, elsewhere);
    List<Rule> all = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Source source : SOURCES) {
      String gap = Installed.of(snapshot, source.kind()).gap();
      if (!gap.isEmpty()) {
        gaps.add(gap);
      }
      boolean applied = source.word().isEmpty() || hooks.contains(source.word());
      try (Stream<Resource> found = snapshot.all(source.kind())) {
        found.forEach(
            one -> {
              try {
                rules(one)
                    .map(r -> new Rule(r.refuses(), applied, r.limit(), r.evidence()))
                    .forEach(all::add);
              } catch (WrongShape e) {
                gaps.add("%s: %s".formatted(one.ref().spoken(), e.getMessage()));
              }
            });
      }
    }
    return new SignatureRules(all, elsewhere, gaps);
  }

  private static Stream<Rule> rules(Resource policy) {
    return switch (policy.ref().group()) {
      case "kyverno.io" -> kyverno(policy);
      case "policies.kyverno.io" -> imageValidating(policy);
      case "policy.sigstore.dev" -> sigstore(policy);
      default -> openShift(policy);
    };
  }

  /// The engines whose webhooks are there, by the word in their names.
  private static Set<String> hooks(ClusterSnapshot snapshot, List<Evidence> elsewhere) {
    Set<String> words = new TreeSet<>();
    for (GroupKind kind : List.of(VALIDATING, MUTATING)) {
      try (Stream<Resource> all = snapshot.all(kind)) {
        all.forEach(
            one -> {
              String name = one.ref().name();
              if (name.contains("kyverno")) {
                words.add("kyverno");
              }
              if (name.contains("sigstore")) {
                words.add("sigstore");
              }
              if (OTHERS.stream().anyMatch(name::contains)) {
                elsewhere.add(Evidence.of(one, one.root().at("metadata", "name")));
              }
            });
      }
    }
    return words;
  }

  /// Audit where no action is set. A rule's own action counts before the policy's.
  private static Stream<Rule> kyverno(Resource policy) {
    Field spec = policy.root().at("spec");
    return spec.at("rules")
        .each()
        .flatMap(
            rule ->
                rule.at("verifyImages")
                    .each()
                    .map(
                        images -> {
                          Field own = images.at("failureAction");
                          Field action = own.isPresent() ? own : spec.at("validationFailureAction");
                          return rule(
                              policy,
                              action.text("Audit").equalsIgnoreCase("enforce")
                                  && !images.at("required").isFalse()
                                  && !spec.at("admission").isFalse(),
                              coversAll(images.at("imageReferences"), "*"),
                              policy.ref().namespace().isEmpty() && isUnlimited(rule),
                              action.isPresent() ? action : images.at("imageReferences"));
                        }));
  }

  private static boolean isUnlimited(Field rule) {
    if (rule.at("exclude").isPresent() || rule.at("preconditions").isPresent()) {
      return false;
    }
    Field match = rule.at("match");
    return Stream.of(
            Stream.of(match.at("resources")),
            match.at("any").each().map(one -> one.at("resources")),
            match.at("all").each().map(one -> one.at("resources")))
        .flatMap(found -> found)
        .noneMatch(
            resources ->
                Stream.of("namespaces", "namespaceSelector", "selector", "names", "name")
                    .anyMatch(key -> resources.at(key).isPresent()));
  }

  private static Stream<Rule> imageValidating(Resource policy) {
    Field spec = policy.root().at("spec");
    Field actions = spec.at("validationActions");
    boolean denies =
        actions.isMissing() || actions.each().anyMatch(one -> one.text("").equals("Deny"));
    Field constraints = spec.at("matchConstraints");
    return Stream.of(
        rule(
            policy,
            denies && !spec.at("evaluation", "admission", "enabled").isFalse(),
            coversAll(spec.at("matchImageReferences"), "*"),
            constraints.at("namespaceSelector").isMissing()
                && constraints.at("objectSelector").isMissing()
                && spec.at("matchConditions").isMissing(),
            actions));
  }

  /// The controller looks at namespaces with its label only.
  private static Stream<Rule> sigstore(Resource policy) {
    Field mode = policy.root().at("spec", "mode");
    return Stream.of(
        rule(
            policy,
            mode.text("enforce").equals("enforce"),
            coversAll(policy.root().at("spec", "images"), "**"),
            false,
            mode));
  }

  private static Stream<Rule> openShift(Resource policy) {
    Field scopes = policy.root().at("spec", "scopes");
    return Stream.of(rule(policy, true, false, policy.ref().namespace().isEmpty(), scopes));
  }

  /// Entries are texts, or objects with a pattern in `glob`. No list covers nothing.
  private static boolean coversAll(Field list, String everything) {
    return list.each()
        .map(one -> one.isObject() ? one.at("glob") : one)
        .map(one -> one.text(""))
        .anyMatch(text -> text.equals(everything) || text.equals("*"));
  }

  private static Rule rule(
      Resource policy, boolean refuses, boolean allNames, boolean everywhere, Field place) {
    String limit =
        allNames ? (everywhere ? "" : "namespaces") : everywhere ? "names" : "names and namespaces";
    return new Rule(refuses, false, limit, Evidence.of(policy, place));
  }
}
