package io.inscope.snapshot.store;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.redaction.Redacted;
import io.inscope.snapshot.redaction.Redaction;
import io.inscope.snapshot.redaction.Redactor;
import java.util.List;

/// An object on its way into the file: redacted, hashed and compressed. Made by any thread.
///
/// @param sha256 of the canonical JSON
/// @param lines source lines of the members, as [CanonicalJson#lines] writes them
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Prepared(
    Resource resource,
    String uid,
    String resourceVersion,
    byte[] sha256,
    Body body,
    Body lines,
    List<Redacted> redacted) {

  static Prepared of(Resource read, Redactor redactor) {
    Redaction redaction = redactor.redact(withoutManagedFields(read));
    Resource resource = redaction.resource();
    JsonObject root = resource.root().object();
    byte[] json = CanonicalJson.bytes(root);
    return new Prepared(
        resource,
        metadata(root, "uid"),
        metadata(root, "resourceVersion"),
        Sha256.of(json),
        Body.of(json),
        Body.of(CanonicalJson.lines(root)),
        redaction.redacted());
  }

  boolean isLive() {
    return !uid.isEmpty();
  }

  /// Who last set a field, and when: volatile, large, and nothing that is assessed.
  private static Resource withoutManagedFields(Resource resource) {
    JsonObject root = resource.root().object();
    JsonObject kept =
        root.mapValues(
            (name, value) ->
                name.equals("metadata") && value instanceof JsonObject metadata
                    ? metadata.without("managedFields")
                    : value);
    return new Resource(resource.ref(), resource.apiVersion(), Field.root(kept), resource.origin());
  }

  private static String metadata(JsonObject root, String name) {
    return root.get("metadata") instanceof JsonObject metadata
            && metadata.get(name) instanceof String text
        ? text
        : "";
  }
}
