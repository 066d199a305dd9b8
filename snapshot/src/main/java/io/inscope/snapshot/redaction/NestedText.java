package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;

/// Texts that hold more than text: JSON, packed manifests, the YAML of a Secret. What is not one of
/// these goes to the [TextRedactor].
final class NestedText {
  /// JSON within JSON within JSON: deeper than anyone nests on purpose.
  private static final int MAX_DEPTH = 6;

  /// Shorter texts are no documents.
  private static final int SHORTEST = 13;

  private final FingerprintKey key;
  private final TextRedactor texts;
  private final int depth;

  NestedText(FingerprintKey key, TextRedactor texts, int depth) {
    this.key = key;
    this.texts = texts;
    this.depth = depth;
  }

  /// The text without its secrets; itself when there are none.
  String redact(String text, Consumer<String> found) {
    if (PackedText.isPacked(text)) {
      return isHarmlessPacked(text) ? text : whole(text, "packed", found);
    }
    if (looksLikeJson(text)) {
      String changed = json(text, found);
      if (changed != null) {
        return changed;
      }
    }
    if (EmbeddedSecret.isIn(text)) {
      return whole(text, "manifest", found);
    }
    String redacted = texts.redact(text, found);
    return redacted.equals(text) && hidesSecret(text) ? whole(text, "encoded", found) : redacted;
  }

  private boolean hidesSecret(String text) {
    return EncodedText.of(text).map(inside -> !isHarmlessText(inside)).orElse(false);
  }

  /// JSON text with its secrets taken out, compact; the text itself when there are none; `null`
  /// when it is not JSON.
  @Nullable String json(String text, Consumer<String> found) {
    if (depth >= MAX_DEPTH) {
      return whole(text, "nested", found);
    }
    TreeWalk walk = new TreeWalk(key, texts, depth + 1);
    Object walked;
    try {
      walked = walk.tree(parsed(text));
    } catch (JacksonException e) {
      return null;
    }
    walk.redacted().forEach(place -> found.accept(place.what()));
    return walk.redacted().isEmpty() ? text : CanonicalJson.text(walked);
  }

  /// Whether base64 holds readable text without secrets.
  boolean isHarmless(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return isHarmlessText(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isHarmlessPacked(String text) {
    return PackedText.unpack(text).map(this::isHarmlessText).orElse(false);
  }

  private boolean isHarmlessText(String text) {
    NestedText inner = new NestedText(key, texts, depth + 1);
    return Text.isReadable(text) && depth < MAX_DEPTH && inner.redact(text, _ -> {}).equals(text);
  }

  private String whole(String text, String what, Consumer<String> found) {
    found.accept(what);
    return Marker.of(what, text, key).text();
  }

  private static boolean looksLikeJson(String text) {
    if (text.length() < SHORTEST) {
      return false;
    }
    String body = text.strip();
    boolean enclosed =
        (body.startsWith("{") && body.endsWith("}"))
            || (body.startsWith("[") && body.endsWith("]"));
    return enclosed && body.contains("\"");
  }

  /// @throws JacksonException when the text is not one JSON value and nothing else
  private static @Nullable Object parsed(String text) {
    try (JsonParser parser = JsonTree.JSON.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = JsonTree.readLocated(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "more than one value");
      }
      return value;
    }
  }
}
