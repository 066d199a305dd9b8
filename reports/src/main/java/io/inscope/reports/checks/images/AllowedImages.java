package io.inscope.reports.checks.images;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lists of allowed images that policies of a cluster state, put together:
/// - Gatekeeper's K8sAllowedRepos, whose entries are beginnings of names, and K8sAllowedReposv2,
///   whose entries are whole names, or beginnings before a star;
/// - Kyverno's patterns on the image of a container, with stars and alternatives;
/// - `registrySources.allowedRegistries` of OpenShift.
///
/// Each is compared with the name as it is written and with the name in full, as
/// `docker.io/library` may be left out. One that cannot be read is left out: then less is allowed.
record AllowedImages(List<Entry> entries) {
  private static final GroupKind WHOLE_NAMES =
      new GroupKind("constraints.gatekeeper.sh", "K8sAllowedReposv2");
  private static final GroupKind CLUSTER_POLICY = new GroupKind("kyverno.io", "ClusterPolicy");
  private static final GroupKind POLICY = new GroupKind("kyverno.io", "Policy");

  record Entry(Predicate<String> covers, Evidence evidence) {}

  static AllowedImages of(ClusterSnapshot snapshot) {
    List<Entry> entries = new ArrayList<>();
    each(
        snapshot,
        RepositoryPrefix.ALLOWED_REPOSITORIES,
        one ->
            one.root()
                .at("spec", "parameters", "repos")
                .each()
                .map(field -> new Entry(beginning(field.text("")), Evidence.of(one, field))),
        entries);
    each(
        snapshot,
        WHOLE_NAMES,
        one ->
            one.root()
                .at("spec", "parameters", "allowedImages")
                .each()
                .map(field -> new Entry(pattern(field.text("")), Evidence.of(one, field))),
        entries);
    each(
        snapshot,
        InsecureRegistry.IMAGE_CONFIGURATION,
        one ->
            one.root()
                .at("spec", "registrySources", "allowedRegistries")
                .each()
                .map(field -> new Entry(registry(field.text("")), Evidence.of(one, field))),
        entries);
    for (GroupKind kind : List.of(CLUSTER_POLICY, POLICY)) {
      each(snapshot, kind, AllowedImages::ofKyverno, entries);
    }
    return new AllowedImages(List.copyOf(entries));
  }

  /// The entries of one policy.
  private interface Reading {
    Stream<Entry> of(Resource policy);
  }

  private static void each(
      ClusterSnapshot snapshot, GroupKind kind, Reading reading, List<Entry> entries) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(
          one -> {
            try {
              entries.addAll(reading.of(one).toList());
            } catch (WrongShape e) {
              // Left out: less is allowed then.
            }
          });
    }
  }

  private static Stream<Entry> ofKyverno(Resource policy) {
    return policy
        .root()
        .at("spec", "rules")
        .each()
        .flatMap(
            rule ->
                Stream.concat(
                    Stream.of(rule.at("validate", "pattern")),
                    rule.at("validate", "anyPattern").each()))
        .flatMap(pattern -> pattern.at("spec", "containers").each())
        .map(container -> container.at("image"))
        .filter(image -> isList(image.text("")))
        .map(image -> new Entry(alternatives(image.text("")), Evidence.of(policy, image)));
  }

  /// A pattern that names registries; `*:*` and `!*:latest` speak of tags.
  private static boolean isList(String pattern) {
    return Stream.of(pattern.split("\\|", -1))
        .map(String::strip)
        .allMatch(one -> one.contains("/") && !one.startsWith("!") && !one.startsWith("*"));
  }

  private static Predicate<String> alternatives(String pattern) {
    return Stream.of(pattern.split("\\|", -1))
        .map(one -> pattern(one.strip()))
        .reduce(name -> false, Predicate::or);
  }

  private static Predicate<String> pattern(String glob) {
    Pattern compiled =
        Pattern.compile(
            Stream.of(glob.split("(?<=[*?])|(?=[*?])", -1))
                .map(
                    part ->
                        switch (part) {
                          case "*" -> ".*";
                          case "?" -> ".";
                          default -> Pattern.quote(part);
                        })
                .collect(Collectors.joining()));
    return name -> compiled.matcher(name).matches();
  }

  private static Predicate<String> beginning(String prefix) {
    return name -> name.startsWith(prefix);
  }

  /// `registry.example`, `registry.example/shop`, `*.registry.example`.
  private static Predicate<String> registry(String entry) {
    return entry.isEmpty() ? name -> false : pattern(entry + "/*").or(pattern(entry + ":*"));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean covers(String image) {
    ImageName name = ImageName.of(image);
    String full =
        name.registry()
            + "/"
            + name.repository()
            + (name.tag().isEmpty() ? "" : ":" + name.tag())
            + (name.isPinned() ? "@" + name.digest() : "");
    return entries.stream().anyMatch(one -> one.covers().test(full) || one.covers().test(image));
  }

  List<Evidence> evidence() {
    return entries.stream().map(Entry::evidence).toList();
  }
}
