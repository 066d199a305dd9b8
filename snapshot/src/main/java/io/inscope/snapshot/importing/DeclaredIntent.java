package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlPlain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses what the plain scalars of an object mean.
///
/// An object of a live cluster has a `uid` or a `resourceVersion`: a program wrote it, and what it
/// wrote without quotes follows JSON. Everything else is a manifest for kubectl, which reads YAML
/// 1.1: there `privileged: yes` is true, and `defaultMode: 0644` is 420. Where Kubernetes wants a
/// text, kubectl would refuse such a value; then it is the text that its author saw, and a problem.
final class DeclaredIntent {
  /// Members whose values, all of them, are texts.
  private static final Set<String> TEXTS =
      Set.of("labels", "annotations", "matchLabels", "nodeSelector", "args", "command");

  /// The same at the top of a ConfigMap or Secret.
  private static final Set<String> DATA = Set.of("data", "stringData", "binaryData");

  /// What the metadata of any object has as texts.
  private static final Set<String> METADATA = Set.of("name", "namespace", "generateName");

  private static final Set<String> VARIABLE = Set.of("name", "value");

  /// Where a walk is, as far as it matters.
  private enum Place {
    ROOT,
    DATA_ROOT,
    METADATA,
    ENV,
    TEXTS,
    ELSEWHERE
  }

  private final Documents documents;

  /// @param documents hears of values that kubectl would refuse
  DeclaredIntent(Documents documents) {
    this.documents = documents;
  }

  /// A tree without any open scalar: an object, a list of them, or whatever else a document is.
  @Nullable Object settle(@Nullable Object tree) {
    return switch (tree) {
      case JsonObject object when ItemList.isList(object) ->
          object.mapValues((key, value) -> key.equals("items") ? settle(value) : json(value));
      case JsonObject object when isLive(object) -> json(object);
      case JsonObject object -> members(object, isData(object) ? Place.DATA_ROOT : Place.ROOT);
      case JsonArray array -> array.map(this::settle);
      case YamlPlain plain -> plain.json();
      case null, default -> tree;
    };
  }

  private static boolean isLive(JsonObject object) {
    return object.get("metadata") instanceof JsonObject metadata
        && (metadata.get("uid") != null || metadata.get("resourceVersion") != null);
  }

  private static boolean isData(JsonObject object) {
    return "ConfigMap".equals(object.get("kind")) || "Secret".equals(object.get("kind"));
  }

  private static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case JsonObject object -> object.mapValues((key, member) -> json(member));
      case JsonArray array -> array.map(DeclaredIntent::json);
      case YamlPlain plain -> plain.json();
      case null, default -> value;
    };
  }

  private JsonObject members(JsonObject object, Place place) {
    return object.mapValues(
        (key, value) ->
            value instanceof YamlPlain plain
                ? scalar(plain, wantsText(key, place), object.line(object.indexOf(key)))
                : inside(value, below(key, place)));
  }

  private @Nullable Object inside(@Nullable Object value, Place place) {
    return switch (value) {
      case JsonObject object -> members(object, place);
      case JsonArray array -> {
        JsonArray.Builder items = JsonArray.builder();
        for (int i = 0; i < array.size(); i++) {
          int line = array.line(i);
          items.add(
              array.get(i) instanceof YamlPlain plain
                  ? scalar(plain, place == Place.TEXTS, line)
                  : inside(array.get(i), place),
              line);
        }
        yield items.build();
      }
      case null, default -> value;
    };
  }

  private static boolean wantsText(String key, Place place) {
    return switch (place) {
      case TEXTS -> true;
      case METADATA -> METADATA.contains(key);
      case ENV -> VARIABLE.contains(key);
      case ROOT, DATA_ROOT -> key.equals("kind") || key.equals("apiVersion");
      case ELSEWHERE -> false;
    };
  }

  private static Place below(String key, Place place) {
    if (TEXTS.contains(key) || (place == Place.DATA_ROOT && DATA.contains(key))) {
      return Place.TEXTS;
    }
    return switch (key) {
      case "metadata" -> Place.METADATA;
      case "env" -> Place.ENV;
      default -> Place.ELSEWHERE;
    };
  }

  private @Nullable Object scalar(YamlPlain plain, boolean text, int line) {
    Object value = plain.kubectl();
    if (!text) {
      return value;
    }
    documents.warning(
        line,
        "a %s where a text belongs; kubectl refuses it without quotes".formatted(what(plain)),
        "kept as the text that stands there");
    return plain.text();
  }

  private static String what(YamlPlain plain) {
    if (plain.kubectl() instanceof Boolean) {
      return plain.json() instanceof Boolean ? "boolean" : "boolean (of YAML 1.1)";
    }
    return "number";
  }
}
