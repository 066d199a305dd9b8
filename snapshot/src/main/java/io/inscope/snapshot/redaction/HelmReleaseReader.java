package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;

/// Reads the JSON of one release and builds [HelmRelease#MEMBER]. Templates, files and values of
/// the chart are skipped as they stream by. For one release.
final class HelmReleaseReader {
  private String name = "";
  private String namespace = "";
  private @Nullable Object revision;
  private JsonObject info = JsonObject.EMPTY;
  private JsonObject chart = JsonObject.EMPTY;
  private List<String> values = List.of();
  private JsonArray hooks = JsonArray.EMPTY;
  private String manifest = "";

  /// @throws JacksonException when it is not one JSON object
  JsonObject read(byte[] json) {
    try (JsonParser parser = JsonTree.JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new StreamReadException(parser, "not an object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        member(parser);
      }
    }
    return facts();
  }

  private void member(JsonParser parser) {
    String member = parser.currentName();
    parser.nextToken();
    switch (member) {
      case "name" -> name = text(JsonTree.readLocated(parser));
      case "namespace" -> namespace = text(JsonTree.readLocated(parser));
      case "version" -> revision = JsonTree.readLocated(parser);
      case "manifest" -> manifest = JsonTree.readLocated(parser) instanceof String yaml ? yaml : "";
      case "info" -> info = object(JsonTree.readLocated(parser));
      case "hooks" ->
          hooks = JsonTree.readLocated(parser) instanceof JsonArray array ? array : hooks;
      case "chart" -> chart(parser);
      case "config" -> values = keys(parser);
      default -> parser.skipChildren();
    }
  }

  private void chart(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean metadata = parser.currentName().equals("metadata");
      parser.nextToken();
      if (metadata) {
        chart = object(JsonTree.readLocated(parser));
      } else {
        parser.skipChildren();
      }
    }
  }

  private static List<String> keys(JsonParser parser) {
    List<String> keys = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        keys.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } else {
      parser.skipChildren();
    }
    return keys;
  }

  private JsonObject facts() {
    JsonObject.Builder facts = JsonObject.builder();
    put(facts, "name", name);
    put(facts, "namespace", namespace);
    if (revision instanceof Long number) {
      facts.put("revision", number);
    }
    put(facts, "status", text(info.get("status")));
    put(facts, "firstDeployed", text(info.get("first_deployed")));
    put(facts, "lastDeployed", text(info.get("last_deployed")));
    JsonObject.Builder of = JsonObject.builder();
    for (String member : List.of("name", "version", "appVersion")) {
      put(of, member, text(chart.get(member)));
    }
    facts.put("chart", of.build());
    facts.put("values", JsonArray.of(values.toArray()));
    ManifestNames rendered = ManifestNames.of(manifest);
    facts.put("manifest", JsonArray.of(rendered.objects().toArray()));
    List<JsonObject> hooked = new ArrayList<>();
    int unread = rendered.unread();
    for (int i = 0; i < hooks.size(); i++) {
      ManifestNames one =
          ManifestNames.of(text(object(hooks.get(i)).get("manifest"), Integer.MAX_VALUE));
      hooked.addAll(one.objects());
      unread += one.unread();
    }
    facts.put("hooks", JsonArray.of(hooked.toArray()));
    put(facts, "problem", unread == 0 ? "" : unread + " of its manifests could not be read");
    return facts.build();
  }

  private static void put(JsonObject.Builder object, String member, String text) {
    if (!text.isEmpty()) {
      object.put(member, text);
    }
  }

  private static JsonObject object(@Nullable Object value) {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  private static String text(@Nullable Object value) {
    return text(value, ManifestNames.LONGEST);
  }

  private static String text(@Nullable Object value, int longest) {
    return value instanceof String text && text.length() <= longest ? text : "";
  }
}
