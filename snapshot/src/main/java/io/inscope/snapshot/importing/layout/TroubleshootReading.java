package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a Replicated support bundle says of itself: the lists it holds, the errors beside them, the
/// kinds that the cluster serves, and what the collector was allowed to.
///
/// All custom resources are listed in the whole cluster at once, and written by namespace where
/// there are any. So a kind with a file was listed everywhere; of a kind without one nothing shows
/// that it was.
final class TroubleshootReading implements LayoutReading {
  private static final int FEW = 3;

  /// A kind that the cluster serves.
  private record Served(String group, String plural, String kind, boolean namespaced) {}

  private final KindNames names;
  private final Lists lists;
  private final List<Served> served = new ArrayList<>();
  private final SortedSet<GroupKind> custom = new TreeSet<>();
  private final SortedMap<String, List<Field>> rules = new TreeMap<>();
  private final List<Place.Objects> customLists = new ArrayList<>();

  TroubleshootReading(KindNames names) {
    this.names = names;
    this.lists = new Lists(names);
  }

  @Override
  public void objects(String path, Place.Objects place, int objects, boolean whole) {
    lists.list(place, objects, whole);
    if (path.contains("/custom-resources/")) {
      customLists.add(place);
    }
  }

  @Override
  public void blank(String path, Place.Objects place) {
    lists.say(
        place.group(),
        place.resource(),
        place.namespace(),
        new Coverage.Failed("its file in the export is empty"));
  }

  @Override
  public void evidence(String path, byte[] content, Sink sink) {
    try {
      Object tree = new JsonText(content, 1, 1).tree(Duplicates.IGNORED);
      String file = path.substring(path.lastIndexOf('/') + 1);
      if (file.endsWith("-errors.json")) {
        errors(path, file.substring(0, file.length() - "-errors.json".length()), tree);
      } else if (file.equals("resources.json")) {
        resources(tree);
      } else if (path.contains("/auth-cani-list/")) {
        rules.put(file.substring(0, file.lastIndexOf('.')), items(tree).toList());
      }
    } catch (JsonProblem | WrongShape e) {
      sink.problem(
          new Problem(
              path,
              0,
              0,
              Problem.Severity.WARNING,
              "what the bundle says of itself here cannot be read, and is left out",
              0,
              ""));
    }
  }

  /// The items of an array, whatever stands around it.
  private static Stream<Field> items(@Nullable Object tree) {
    return Field.root(JsonObject.of("items", tree instanceof JsonArray ? tree : null))
        .at("items")
        .each();
  }

  /// A map from namespaces to messages, or a list of messages for the cluster. Those of custom
  /// resources go from the name of the kind to a message.
  private void errors(String path, String name, @Nullable Object tree) {
    if (tree instanceof JsonObject byNamespace) {
      Field.root(byNamespace)
          .members()
          .forEach(
              error -> {
                Coverage coverage = ServerAnswer.coverage(error.text(""));
                if (path.contains("custom-resources")) {
                  error(error.key(), "", coverage);
                } else {
                  Troubleshoot.plural(name).ifPresent(k -> error(k, error.key(), coverage));
                }
              });
    } else {
      items(tree)
          .forEach(
              error ->
                  Troubleshoot.plural(name)
                      .ifPresent(k -> error(k, "", ServerAnswer.coverage(error.text("")))));
    }
  }

  private void error(String full, String namespace, Coverage coverage) {
    int dot = full.indexOf('.');
    if (dot > 0) {
      lists.say(full.substring(dot + 1), full.substring(0, dot), namespace, coverage);
    }
  }

  private void resources(@Nullable Object tree) {
    items(tree)
        .forEach(
            group -> {
              String version = group.at("groupVersion").text("");
              group
                  .at("resources")
                  .each()
                  .filter(TroubleshootReading::isListed)
                  .forEach(resource -> serve(GroupKind.of(version, "").group(), resource));
            });
  }

  private static boolean isListed(Field resource) {
    return resource.at("verbs").each().anyMatch(verb -> verb.text("").equals("list"))
        && !resource.at("name").text("").contains("/");
  }

  private void serve(String group, Field resource) {
    Served kind =
        new Served(
            group,
            resource.at("name").text(""),
            resource.at("kind").text(""),
            resource.at("namespaced").isTrue());
    names.learn(kind.group(), kind.plural(), kind.kind());
    served.add(kind);
  }

  @Override
  public Optional<String> end(int entries, Sink sink) {
    if (lists.read() < FEW) {
      return Optional.empty();
    }
    for (Place.Objects place : customLists) {
      names
          .kind(place.group(), place.resource())
          .ifPresent(kind -> custom.add(Namespacing.canonical(kind)));
    }
    served.forEach(this::allowed);
    SortedSet<GroupKind> spokenOf =
        lists.end(sink, "the bundle holds the namespaces it was made for only", custom::contains);
    if (served.isEmpty()) {
      Lists.nothingElse(sink, spokenOf, "the bundle does not collect it");
    }
    Set<GroupKind> builtIn = KindNames.builtIn().keySet();
    for (Served kind : served) {
      GroupKind filed = Namespacing.canonical(new GroupKind(kind.group(), kind.kind()));
      if (!filed.kind().isEmpty() && spokenOf.add(filed)) {
        sink.coverage(
            filed,
            "",
            new Coverage.NotAsked(
                builtIn.contains(filed)
                    ? "the bundle does not collect it"
                    : "the bundle holds no list of it: there are none, or nobody asked"));
      }
    }
    return Optional.of(lists.read() + " lists as cluster-resources/<kind>/<namespace>.json");
  }

  /// Where the collector may not list a kind, no list can have come.
  private void allowed(Served kind) {
    if (!kind.namespaced()) {
      return;
    }
    rules.forEach(
        (namespace, allowed) -> {
          if (allowed.stream().noneMatch(rule -> allows(rule, kind))) {
            lists.say(
                kind.group(),
                kind.plural(),
                namespace,
                new Coverage.Refused("forbidden to the account that made the export"));
          }
        });
  }

  private static boolean allows(Field rule, Served kind) {
    try {
      return names(rule, "verbs", "list")
          && names(rule, "apiGroups", kind.group())
          && names(rule, "resources", kind.plural())
          && rule.at("resourceNames").each().findAny().isEmpty();
    } catch (WrongShape e) {
      return true; // It cannot be told, so nothing is said.
    }
  }

  private static boolean names(Field rule, String member, String word) {
    return rule.at(member)
        .each()
        .anyMatch(item -> item.text("").equals("*") || item.text("").equals(word));
  }
}
