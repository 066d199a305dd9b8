package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A release of Helm 3, as Helm keeps it in a Secret or a ConfigMap called
/// `sh.helm.release.v1.NAME.vREVISION`: JSON in gzip in base64 under `data.release`, in a Secret in
/// base64 once more ([Helm's storage
/// drivers](https://helm.sh/docs/topics/advanced/#storage-backends)).
///
/// A release holds its chart, the values it was given and the rendered Secrets, so none of it is
/// kept. What is: the member [#MEMBER] beside `data`, with what is known without any value
/// ([HelmReleaseReader]):
///
/// ```
/// name, namespace      texts
/// revision             number
/// status               text: deployed, superseded, failed, ...
/// firstDeployed, lastDeployed   texts, RFC 3339
/// chart                {name, version, appVersion}
/// values               names of the values that were given at the top level
/// manifest, hooks      [{apiVersion, kind, namespace, name}, ...], without what is empty
/// problem              what of it could not be read, and why
/// ```
///
/// Of a release that cannot be read at all, the name of its object still says name and revision.
final class HelmRelease {
  static final String MEMBER = "inscope.io/helm-release";

  private static final Pattern NAME =
      Pattern.compile("sh\\.helm\\.release\\.v1\\.(.+)\\.v(\\d{1,9})");

  private HelmRelease() {}

  /// Whether it is an object in which Helm keeps a release, its content not yet taken out.
  static boolean isIn(JsonObject root, GroupKind kind) {
    return (kind.equals(Kinds.SECRET) || kind.equals(Kinds.CONFIG_MAP))
        && ("helm.sh/release.v1".equals(root.get("type")) || NAME.matcher(nameOf(root)).matches())
        && packed(root) instanceof String text
        && Marker.parse(text).isEmpty();
  }

  /// The object with what is known of the release; the release itself is still in it.
  static JsonObject described(JsonObject root, GroupKind kind) {
    JsonObject.Builder described = JsonObject.builder();
    for (int i = 0; i < root.size(); i++) {
      described.put(root.key(i), root.value(i), root.line(i));
    }
    String packed = packed(root) instanceof String text ? text : "";
    return described.put(MEMBER, facts(packed, kind.equals(Kinds.SECRET), nameOf(root))).build();
  }

  /// The release taken out of a ConfigMap, where it is no secret by its place.
  static JsonObject emptied(JsonObject root, FingerprintKey key) {
    return root.mapValues(
        (member, value) ->
            member.equals("data") && value instanceof JsonObject data
                ? data.mapValues(
                    (name, item) ->
                        name.equals("release") && item instanceof String text
                            ? Marker.of("packed", text, key).text()
                            : item)
                : value);
  }

  private static @Nullable Object packed(JsonObject root) {
    return root.get("data") instanceof JsonObject data ? data.get("release") : null;
  }

  private static String nameOf(JsonObject root) {
    return root.get("metadata") instanceof JsonObject metadata
            && metadata.get("name") instanceof String name
        ? name
        : "";
  }

  private static JsonObject facts(String packed, boolean secret, String name) {
    try {
      byte[] outer = packed.getBytes(StandardCharsets.UTF_8);
      byte[] inner = secret ? Base64.getMimeDecoder().decode(outer) : outer;
      if (Elision.of(packed).isPresent()
          || Elision.of(new String(inner, StandardCharsets.UTF_8)).isPresent()) {
        return unread(name, "the exporting tool left the release out");
      }
      byte[] release = Base64.getMimeDecoder().decode(inner);
      boolean zipped = release.length > 2 && release[0] == 0x1f && (release[1] & 0xff) == 0x8b;
      return new HelmReleaseReader().read(zipped ? PackedText.gunzip(release) : release);
    } catch (IOException e) {
      return unread(name, "its gzip is damaged, or expands beyond all measure");
    } catch (IllegalArgumentException | JacksonException e) {
      return unread(name, "it is not a release of Helm 3");
    }
  }

  private static JsonObject unread(String name, String problem) {
    JsonObject.Builder facts = JsonObject.builder();
    Matcher matcher = NAME.matcher(name);
    if (matcher.matches()) {
      facts.put("name", matcher.group(1)).put("revision", JsonTree.integer(matcher.group(2)));
    }
    return facts.put("problem", problem).build();
  }
}
