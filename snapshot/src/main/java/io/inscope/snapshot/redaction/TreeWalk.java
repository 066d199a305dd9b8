package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One walk over one object: the rules that know where Kubernetes keeps secrets. For one thread.
final class TreeWalk {
  static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /// What a [SealedSecret](https://github.com/bitnami-labs/sealed-secrets) carries, and other kinds
  /// that came after it: ciphertexts, each under the key of the Secret it will become.
  private static final String SEALED = "encryptedData";

  private static final Set<String> HOLDING = Set.of("value", "default", "plaintext", "plainText");

  /// Shorter keys cannot hold anything that a detector knows.
  static final int SHORTEST_KEY = 13;

  /// How the names of members are read.
  private enum Names {
    FIELDS,
    /// Keys of a ConfigMap's data.
    VARIABLES
  }

  private final FingerprintKey key;
  private final TextRedactor texts;
  private final SecretValue values;
  private final List<Redacted> redacted = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final NestedText nested;

  /// @param depth how many texts within texts this walk is inside
  TreeWalk(FingerprintKey key, TextRedactor texts, int depth) {
    this.key = key;
    this.texts = texts;
    this.values = new SecretValue(key);
    this.nested = new NestedText(key, texts, depth);
  }

  List<Redacted> redacted() {
    return redacted;
  }

  /// @param kind of the object, for exports that leave it out of the items of a list
  JsonObject document(JsonObject root, GroupKind kind) {
    return object(root, Names.FIELDS, isSecret(kind.kind()), kind.equals(Kinds.CONFIG_MAP));
  }

  /// Any value, as part of nothing.
  @Nullable Object tree(@Nullable Object value) {
    return value(value, Names.FIELDS);
  }

  private @Nullable Object value(@Nullable Object value, Names names) {
    return switch (value) {
      case JsonObject object ->
          object(object, names, isSecret(object.get("kind")), isConfigMap(object));
      case JsonArray array -> array(array, names);
      case String text -> nested.redact(text, this::found);
      case Long number -> number(number, number.toString());
      case BigInteger number -> number(number, number.toString());
      case BigDecimal number -> number(number, whole(number));
      case null, default -> value;
    };
  }

  private JsonObject object(JsonObject object, Names names, boolean secret, boolean configMap) {
    boolean telling = isTellingPair(object);
    JsonObject walked =
        object.mapValues(
            (name, value) -> {
              path.addLast(name);
              Object changed =
                  member(
                      name,
                      value,
                      names,
                      name.equals("stringData") || (secret && name.equals("data")),
                      configMap,
                      telling && name.equals("value"));
              path.removeLast();
              return changed;
            });
    return keys(walked);
  }

  private @Nullable Object member(
      String name,
      @Nullable Object value,
      Names names,
      boolean secretData,
      boolean configMap,
      boolean telling) {
    if (secretData) {
      return secret(value, name.equals("data"));
    }
    if (configMap && name.equals("data")) {
      return value(value, Names.VARIABLES);
    }
    if (configMap && name.equals("binaryData") && value instanceof JsonObject data) {
      return data.mapValues(this::binary);
    }
    if (name.equals(SEALED) && value instanceof JsonObject ciphertexts) {
      return ciphertexts.mapValues(this::sealed);
    }
    if (name.equals(LAST_APPLIED) && value instanceof String text) {
      return lastApplied(text);
    }
    if (name.equals("auth") && value instanceof String text && BasicAuth.isEncoded(text)) {
      return replaced(text, values.plain(text, "password"));
    }
    if (telling || (names == Names.FIELDS ? SecretName.saysField(name) : SecretName.says(name))) {
      return named(name, value, names, telling);
    }
    return value(value, names);
  }

  /// A value of a Secret, whatever its shape: nothing below it survives.
  private @Nullable Object secret(@Nullable Object value, boolean encoded) {
    return switch (value) {
      case JsonObject object ->
          keys(
              object.mapValues(
                  (name, item) -> {
                    path.addLast(name);
                    Object changed = secret(item, encoded);
                    path.removeLast();
                    return changed;
                  }));
      case JsonArray array -> items(array, item -> secret(item, encoded));
      case String text ->
          replaced(
              text, encoded ? values.encoded(text) : values.plain(text, SecretValue.secret(text)));
      case null -> null;
      default -> {
        String text = value.toString();
        yield replaced(value, values.plain(text, SecretValue.secret(text)));
      }
    };
  }

  /// A value under a telling name. Only literal texts, and numbers where the name leaves no doubt:
  /// objects under such a name are structure (`secret: {secretName: db}`).
  private @Nullable Object named(
      String name, @Nullable Object value, Names names, boolean certain) {
    return switch (value) {
      case String text when !Reference.isReference(text) ->
          replaced(text, values.plain(text, "password"));
      case Long number when certain || SecretName.isStrong(name) ->
          replaced(number, values.plain(number.toString(), "password"));
      case JsonObject object -> value(object.mapValues(this::held), names);
      case JsonArray array -> items(array, item -> named(name, item, names, certain));
      case null, default -> value(value, names);
    };
  }

  /// A member that holds the value of the field around it: `adminPassword: {value: x}`.
  private @Nullable Object held(String name, @Nullable Object value) {
    if (!HOLDING.contains(name) || !(value instanceof String text) || Reference.isReference(text)) {
      return value;
    }
    path.addLast(name);
    Object changed = replaced(text, values.plain(text, "password"));
    path.removeLast();
    return changed;
  }

  private @Nullable Object array(JsonArray array, Names names) {
    int[] index = {0};
    return array.map(
        item -> {
          path.addLast(Integer.toString(index[0]));
          Object changed = argument(array, index[0]++, item, names);
          path.removeLast();
          return changed;
        });
  }

  private JsonArray items(JsonArray array, UnaryOperator<@Nullable Object> change) {
    int[] index = {0};
    return array.map(
        item -> {
          path.addLast(Integer.toString(index[0]++));
          Object changed = change.apply(item);
          path.removeLast();
          return changed;
        });
  }

  /// An item that may be an argument to the flag before it: `["--password", "x"]`.
  private @Nullable Object argument(
      JsonArray array, int index, @Nullable Object item, Names names) {
    if (item instanceof String text && index > 0 && array.get(index - 1) instanceof String flag) {
      boolean redis = flag.equals("-a") && hasCommand(array, "redis-cli");
      int hidden = CommandLine.follows(flag, text, redis);
      boolean mysql = text.length() > 2 && text.startsWith("-p") && hasCommand(array, "mysql");
      int from = mysql ? 2 : hidden;
      if (from >= 0) {
        return replaced(
            text, text.substring(0, from) + values.plain(text.substring(from), "password"));
      }
    }
    return value(item, names);
  }

  private static boolean hasCommand(JsonArray array, String command) {
    return array.get(0) instanceof String first && first.contains(command);
  }

  private Object lastApplied(String text) {
    if (text.isBlank() || Marker.parse(text).isPresent()) {
      return text;
    }
    String changed = nested.json(text, this::found);
    return changed != null ? changed : replaced(text, Marker.of("unparsable", text, key).text());
  }

  /// A ConfigMap's `binaryData`: kept when it is text without secrets.
  private @Nullable Object binary(String name, @Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty() || Marker.parse(text).isPresent()) {
      return value;
    }
    path.addLast(name);
    Object changed =
        nested.isHarmless(text) ? text : replaced(text, Marker.of("binary", text, key).text());
    path.removeLast();
    return changed;
  }

  private @Nullable Object sealed(String name, @Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty() || Marker.parse(text).isPresent()) {
      return value instanceof String ? value : tree(value);
    }
    path.addLast(name);
    Object changed = replaced(text, Marker.sealed().text());
    path.removeLast();
    return changed;
  }

  private @Nullable Object number(Object number, String digits) {
    return CardNumber.isCard(digits) && digits.length() > 13
        ? replaced(number, Marker.card(digits).text(), "card")
        : number;
  }

  /// The digits before the point when nothing but zeros stands behind it and a card could be that
  /// long; a number with a large exponent is not written out.
  private static String whole(BigDecimal number) {
    boolean fits = number.precision() - number.scale() <= 19 && number.scale() <= 19;
    return fits && number.stripTrailingZeros().scale() <= 0 ? number.toBigInteger().toString() : "";
  }

  /// Keys are texts too: a token as the key of a label would be kept otherwise.
  private JsonObject keys(JsonObject object) {
    boolean same = true;
    for (int i = 0; i < object.size() && same; i++) {
      String name = object.key(i);
      same = name.length() < SHORTEST_KEY || texts.redact(name, _ -> {}).equals(name);
    }
    if (same) {
      return object;
    }
    JsonObject.Builder renamed = JsonObject.builder();
    for (int i = 0; i < object.size(); i++) {
      String name = texts.redact(object.key(i), this::found);
      while (renamed.has(name)) {
        name += "'"; // two keys that differ only in what was taken out
      }
      renamed.put(name, object.value(i), object.line(i));
    }
    return renamed.build();
  }

  /// `{name: DB_PASSWORD, value: x}`: a variable, parameter or header.
  private static boolean isTellingPair(JsonObject object) {
    if (!object.has("value")) {
      return false;
    }
    Object name = object.has("name") ? object.get("name") : object.get("key");
    return name instanceof String text && SecretName.says(text);
  }

  /// Of whatever group and spelling: what is no Secret of the core has no `data` to lose.
  private static boolean isSecret(@Nullable Object kind) {
    return kind instanceof String text && text.equalsIgnoreCase("Secret");
  }

  private static boolean isConfigMap(JsonObject object) {
    return "ConfigMap".equals(object.get("kind"))
        && (!(object.get("apiVersion") instanceof String version) || version.equals("v1"));
  }

  private Object replaced(Object before, String after) {
    return replaced(before, after, Marker.find(after).map(Marker::what).orElse(""));
  }

  private Object replaced(Object before, String after, String what) {
    if (!after.equals(before)) {
      found(what);
    }
    return after;
  }

  /// A key as it will stand in the object: it is a text, too.
  private String shown(String name) {
    return name.length() < SHORTEST_KEY ? name : texts.redact(name, _ -> {});
  }

  private void found(String what) {
    StringBuilder pointer = new StringBuilder();
    for (Iterator<String> names = path.iterator(); names.hasNext(); ) {
      pointer.append('/').append(shown(names.next()).replace("~", "~0").replace("/", "~1"));
    }
    redacted.add(new Redacted(pointer.toString(), what));
  }
}
