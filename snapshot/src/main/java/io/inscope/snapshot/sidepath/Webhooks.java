package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Whom the API server asks about the objects of a namespace, or lets change them.
///
/// Sources: [admission
/// webhooks](https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/),
/// [conversion
/// webhooks](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion),
/// [aggregation](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/).
final class Webhooks {
  static final GroupKind MUTATING =
      new GroupKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration");
  static final GroupKind VALIDATING =
      new GroupKind("admissionregistration.k8s.io", "ValidatingWebhookConfiguration");
  static final GroupKind API_SERVICE = new GroupKind("apiregistration.k8s.io", "APIService");

  private static final int NAMES_SHOWN = 4;

  private final ClusterSnapshot snapshot;
  private final Backends backends;
  private final TreeMap<String, Resource> namespaces = new TreeMap<>();
  private final SortedSet<String> populated = new TreeSet<>();
  private final List<Hook> hooks = new ArrayList<>();
  private final List<SidePath> fixed = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();

  /// Webhooks of one configuration that go to the same place for objects of the same namespaces.
  ///
  /// @param verb what they do with objects
  /// @param objects which they are asked about; everything unless they say so
  private record Way(List<Actor> actors, LabelSelector where, String verb, LabelSelector objects) {}

  /// @param place of the first webhook
  /// @param count how many there are
  private record Hook(
      Resource configuration, Field place, int count, Way way, SortedSet<String> resources) {
    String does() {
      return "%s %s%s"
          .formatted(
              way.verb(),
              some(resources),
              way.objects().isEverything() ? "" : " that carry " + way.objects());
    }
  }

  Webhooks(ClusterSnapshot snapshot, Census census) {
    this.snapshot = snapshot;
    backends = new Backends(snapshot, census);
    each(Kinds.NAMESPACE, namespace -> namespaces.put(namespace.ref().name(), namespace));
    census.workloads().forEach(workload -> populated.add(workload.namespace()));
    each(MUTATING, configuration -> hooks(configuration, "changes"));
    each(VALIDATING, configuration -> hooks(configuration, "sees and may refuse"));
    each(Kinds.CUSTOM_RESOURCE_DEFINITION, this::conversion);
    each(API_SERVICE, this::aggregated);
    gaps();
  }

  private void each(GroupKind kind, Consumer<Resource> take) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(
          resource -> {
            try {
              take.accept(resource);
            } catch (WrongShape | InvalidSelector e) {
              limits.add(
                  "%s (%s) is left out: %s."
                      .formatted(
                          resource.ref().spoken(), resource.origin().place(), e.getMessage()));
            }
          });
    }
  }

  private void hooks(Resource configuration, String verb) {
    Map<Way, Hook> found = new LinkedHashMap<>();
    configuration
        .root()
        .at("webhooks")
        .each()
        .forEach(
            hook -> {
              SortedSet<String> resources = new TreeSet<>();
              hook.at("rules")
                  .each()
                  .filter(rule -> !rule.at("scope").text("*").equals("Cluster"))
                  .flatMap(rule -> rule.at("resources").each())
                  .forEach(resource -> resources.add(resource.text("")));
              if (!resources.isEmpty()) {
                Way way =
                    new Way(
                        backends.of(hook.at("clientConfig")),
                        selector(hook.at("namespaceSelector")),
                        verb,
                        selector(hook.at("objectSelector")));
                found.merge(way, new Hook(configuration, hook, 1, way, resources), Webhooks::join);
              }
            });
    hooks.addAll(found.values());
  }

  private static LabelSelector selector(Field field) {
    return LabelSelector.of(field).orElse(LabelSelector.EVERYTHING);
  }

  private static Hook join(Hook one, Hook other) {
    SortedSet<String> resources = new TreeSet<>(one.resources());
    resources.addAll(other.resources());
    return new Hook(one.configuration(), one.place(), one.count() + 1, one.way(), resources);
  }

  private static String some(SortedSet<String> resources) {
    if (resources.contains("*") || resources.contains("*/*")) {
      return "every kind of object";
    }
    String shown = String.join(", ", resources.stream().limit(NAMES_SHOWN).toList());
    int more = resources.size() - NAMES_SHOWN;
    return more > 0 ? shown + " and " + more + " more kinds" : shown;
  }

  private void conversion(Resource definition) {
    Field spec = definition.root().at("spec");
    Field conversion = spec.at("conversion");
    if (!conversion.at("strategy").text("None").equals("Webhook")
        || spec.at("scope").text("Namespaced").equals("Cluster")) {
      return;
    }
    Field client =
        conversion.at("webhook", "clientConfig").isPresent()
            ? conversion.at("webhook", "clientConfig")
            : conversion.at("webhookClientConfig");
    GroupKind kind = new GroupKind(spec.at("group").text(""), spec.at("names", "kind").text(""));
    SortedSet<String> holding = new TreeSet<>();
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(object -> holding.add(object.ref().namespace()));
    }
    boolean known = snapshot.coverage(kind, "") instanceof Coverage.Read;
    for (Actor actor : backends.of(client)) {
      String place = definition.ref().spoken() + " at " + definition.place(conversion);
      String how = "converts every " + kind.kind();
      for (String namespace : holding) {
        fixed.add(
            new SidePath(
                SidePathKind.CONVERSION_WEBHOOK,
                actor,
                new Target.OfNamespace(namespace),
                Answer.ALLOWED,
                how + " of namespace " + namespace,
                place));
      }
      if (!known) {
        fixed.add(
            new SidePath(
                SidePathKind.CONVERSION_WEBHOOK,
                actor,
                new Target.Everything(),
                Answer.UNKNOWN,
                how + "; where there are any is not known",
                place));
      }
    }
  }

  private void aggregated(Resource service) {
    Field spec = service.root().at("spec");
    if (spec.at("service").isMissing()) {
      return;
    }
    String what =
        "answers for the API %s/%s in place of the API server"
            .formatted(spec.at("group").text(""), spec.at("version").text(""));
    for (Actor actor : backends.ofService(spec.at("service"))) {
      fixed.add(
          new SidePath(
              SidePathKind.AGGREGATED_API,
              actor,
              new Target.Everything(),
              Answer.ALLOWED,
              spec.at("insecureSkipTLSVerify").isTrue()
                  ? what + ", which does not check its certificate"
                  : what,
              service.ref().spoken() + " at " + service.place(spec.at("service"))));
    }
  }

  private void gaps() {
    List<String> gaps = new ArrayList<>();
    for (GroupKind kind :
        List.of(MUTATING, VALIDATING, Kinds.CUSTOM_RESOURCE_DEFINITION, API_SERVICE)) {
      Coverage coverage = snapshot.coverage(kind, "");
      if (!(coverage instanceof Coverage.Read)) {
        gaps.add("%s: %s.".formatted(kind.kind(), coverage.gap()));
      }
    }
    if (!gaps.isEmpty()) {
      limits.addAll(gaps);
      fixed.add(
          new SidePath(
              SidePathKind.WEBHOOK,
              new Actor.Elsewhere("Somebody"),
              new Target.Everything(),
              Answer.UNKNOWN,
              "may serve webhooks or API services that are not known",
              String.join(" ", gaps)));
    }
  }

  void find(Focus focus, List<SidePath> paths) {
    fixed.stream().filter(path -> focus.touches(path.to())).forEach(paths::add);
    Set<String> asked = focus.isAll() ? populated : focus.namespaces();
    for (Hook hook : hooks) {
      for (Actor actor : hook.way().actors()) {
        if (hook.way().where().isEverything()) {
          paths.add(path(hook, actor, new Target.Everything(), Answer.ALLOWED, ""));
          continue;
        }
        for (String namespace : asked) {
          Resource known = namespaces.get(namespace);
          if (known == null || admits(hook, namespace, known)) {
            paths.add(
                path(
                    hook,
                    actor,
                    new Target.OfNamespace(namespace),
                    known == null ? Answer.UNKNOWN : Answer.ALLOWED,
                    known == null ? "; whether it is asked there is not known" : ""));
          }
        }
      }
    }
  }

  /// An API server labels each namespace with its name; a manifest need not say so.
  private static boolean admits(Hook hook, String name, Resource namespace) {
    TreeMap<String, String> labels = new TreeMap<>(namespace.labels());
    labels.put("kubernetes.io/metadata.name", name);
    return hook.way().where().matches(labels);
  }

  private static SidePath path(Hook hook, Actor actor, Target target, Answer verdict, String note) {
    ResourceRef ref = hook.configuration().ref();
    return new SidePath(
        SidePathKind.WEBHOOK,
        actor,
        target,
        verdict,
        "%s %s%s"
            .formatted(
                hook.does(),
                target instanceof Target.Everything ? "everywhere" : "of " + target.spoken(),
                note),
        "webhook %s of %s at %s%s"
            .formatted(
                hook.place().at("name").text("without a name"),
                ref.spoken(),
                hook.configuration().place(hook.place()),
                hook.count() == 1 ? "" : ", and " + (hook.count() - 1) + " more"));
  }

  /// What could not be read, in sentences.
  List<String> limits() {
    return limits;
  }
}
