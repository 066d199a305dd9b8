package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.Descriptor;
import io.inscope.snapshot.importing.Documents;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes what stands under the keys, one by one, and hands it to the sink.
final class ObjectReader {
  /// The API server takes requests up to 3 MiB, so what is larger than this is no object.
  private static final int MAX_VALUE = 4 << 20;

  private static final int MAX_KEY = 1000;

  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");
  private static final Pattern VERSION = Pattern.compile("[a-z0-9.-]{0,253}/?v[a-z0-9]{1,20}");

  private final String source;
  private final Bytes bytes;
  private final Sink sink;
  private final Ledger ledger;
  private final UnknownFields unknownFields;
  private int strangers;
  private String firstStranger = "";

  ObjectReader(String source, Bytes bytes, Sink sink, Ledger ledger) {
    this.source = source;
    this.bytes = bytes;
    this.sink = sink;
    this.ledger = ledger;
    this.unknownFields = new UnknownFields(sink);
  }

  void object(KeyValue content) {
    String key = key(content);
    String origin = source + "!" + (key.startsWith("/") ? "" : "/") + key;
    Optional<ResourceKey> resource = ResourceKey.of(key);
    if (ResourceKey.isBookkeeping(key)) {
      ledger.bookkeeping();
    } else if (resource.isEmpty()) {
      stranger(origin);
    } else if (content.valueSize() > MAX_VALUE) {
      undecoded(origin, resource.get(), Optional.empty(), "it is larger than any object can be");
    } else {
      byte[] value = bytes.copy(content.value(), content.valueSize());
      decode(origin, resource.get(), value, content.revision());
    }
  }

  private String key(KeyValue content) {
    String key = new String(bytes.copy(content.key(), Math.min(content.keySize(), MAX_KEY)), UTF_8);
    return key.replaceAll("\\p{Cntrl}", "?");
  }

  private void decode(String origin, ResourceKey key, byte[] value, long revision) {
    Optional<GroupKind> kind = Optional.empty();
    try {
      switch (StoredValue.of(value)) {
        case StoredValue.Protobuf protobuf -> {
          kind = kind(protobuf);
          tree(origin, key, protobuf(origin, protobuf), revision);
        }
        case StoredValue.Json json ->
            tree(origin, key, PlainJson.tree(json.text().toByteArray()), revision);
        case StoredValue.Encrypted encrypted ->
            ledger.encrypted(key.resource(), encrypted.provider());
        case StoredValue.Stranger stranger -> {
          if (stranger.claims() || BuiltIn.kind(key.resource()).isPresent()) {
            throw new UndecodableException("it does not begin as Kubernetes writes objects");
          }
          stranger(origin);
        }
      }
    } catch (UndecodableException e) {
      undecoded(origin, key, kind, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<GroupKind> kind(StoredValue.Protobuf value) throws UndecodableException {
    if (!VERSION.matcher(value.apiVersion()).matches() || !KIND.matcher(value.kind()).matches()) {
      throw new UndecodableException("it does not say of which kind it is");
    }
    return Optional.of(GroupKind.of(value.apiVersion(), value.kind()));
  }

  private JsonObject protobuf(String origin, StoredValue.Protobuf value)
      throws UndecodableException {
    Descriptor schema =
        Schemas.of(value.apiVersion(), value.kind())
            .orElseThrow(
                () ->
                    new UndecodableException(
                        "it is protobuf, and its schema is not known to this version of Inscope"));
    List<String> unknown = new ArrayList<>();
    JsonObject content = new ProtoJson(unknown::add).object(schema, value.content());
    unknownFields.add(origin, unknown);
    JsonObject.Builder tree =
        JsonObject.builder().put("apiVersion", value.apiVersion()).put("kind", value.kind());
    content.keys().forEach(name -> tree.put(name, content.get(name)));
    return tree.build();
  }

  /// Hands an object on as the API server would: it does not store the resourceVersion in the
  /// object, but takes the revision of the store for it.
  private void tree(String origin, ResourceKey key, @Nullable Object tree, long revision)
      throws UndecodableException {
    if (!(tree instanceof JsonObject object)
        || !(object.get("kind") instanceof String kind)
        || !(object.get("metadata") instanceof JsonObject metadata)) {
      throw new UndecodableException("it is no object of Kubernetes");
    }
    JsonObject.Builder versioned = JsonObject.builder();
    metadata.keys().forEach(name -> versioned.put(name, metadata.get(name)));
    versioned.put("resourceVersion", Long.toString(revision));
    JsonObject complete =
        object.mapValues((name, value) -> name.equals("metadata") ? versioned.build() : value);
    Documents documents = new Documents(origin, sink);
    documents.document(complete, 0);
    documents.end();
    String apiVersion = object.get("apiVersion") instanceof String text ? text : "";
    if (documents.objects() > 0) {
      ledger.read(key.resource(), GroupKind.of(apiVersion, kind), object);
    } else {
      ledger.undecoded(key.resource(), Optional.of(GroupKind.of(apiVersion, kind)));
    }
  }

  private void undecoded(String origin, ResourceKey key, Optional<GroupKind> kind, String why) {
    ledger.undecoded(key.resource(), kind);
    String what = kind.or(() -> BuiltIn.kind(key.resource())).map(GroupKind::kind).orElse("");
    sink.problem(
        new Problem(
            origin,
            0,
            0,
            Problem.Severity.ERROR,
            "%s could not be decoded: %s"
                .formatted(what.isEmpty() ? "an object" : "this " + what, why),
            1,
            ""));
  }

  private void stranger(String origin) {
    if (strangers++ == 0) {
      firstStranger = origin;
    }
  }

  /// Says what was left aside.
  void end() {
    unknownFields.report();
    if (strangers > 0) {
      info(
          firstStranger,
          "keys that are not of Kubernetes and were left aside, this being the first: "
              + strangers);
    }
    ledger.reportEncrypted(source, sink);
  }

  private void info(String where, String message) {
    sink.problem(new Problem(where, 0, 0, Problem.Severity.INFO, message, 0, ""));
  }
}
