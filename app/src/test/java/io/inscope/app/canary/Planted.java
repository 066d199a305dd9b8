package io.inscope.app.canary;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object with marked secrets in it.
///
/// @param pointers where they are (RFC 6901)
record Planted(JsonObject object, List<String> pointers) {
  /// @param template JSON with single quotes and `@dress@` where a secret goes
  static Planted of(Canary canary, String template) {
    JsonObject tree = JsonTree.parse(template.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    List<String> pointers = new ArrayList<>();
    if (dressed(canary, tree, "", pointers) instanceof JsonObject object) {
      return new Planted(object, List.copyOf(pointers));
    }
    throw new IllegalArgumentException("not an object");
  }

  private static @Nullable Object dressed(
      Canary canary, @Nullable Object value, String pointer, List<String> pointers) {
    return switch (value) {
      case JsonObject object ->
          object.mapValues(
              (name, member) ->
                  dressed(
                      canary,
                      member,
                      pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                      pointers));
      case JsonArray array -> {
        int[] index = {0};
        yield array.map(item -> dressed(canary, item, pointer + "/" + index[0]++, pointers));
      }
      case String text when Canary.isIn(text) -> {
        pointers.add(pointer);
        yield canary.dress(text);
      }
      case null, default -> value;
    };
  }

  String text(String... path) {
    @Nullable Object value = object;
    for (String name : path) {
      value = value instanceof JsonObject members ? members.get(name) : null;
    }
    return value instanceof String text ? text : "";
  }

  String kind() {
    return text("kind");
  }

  String namespace() {
    return text("metadata", "namespace");
  }

  String name() {
    return text("metadata", "name");
  }

  String group() {
    String version = text("apiVersion");
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }

  /// As file trees spell it.
  String plural() {
    String lower = kind().toLowerCase(java.util.Locale.ROOT);
    return lower.endsWith("y") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
  }

  ResourceRef ref() {
    return ResourceRef.of(GroupKind.of(text("apiVersion"), kind()), namespace(), name());
  }

  byte[] json() {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
