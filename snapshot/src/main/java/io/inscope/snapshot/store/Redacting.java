package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.redaction.Redacted;
import io.inscope.snapshot.redaction.Redaction;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.redaction.SecretScan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the secrets out of what arrives. Objects whose bytes are clean ([SecretScan]) are kept as
/// they came; for the others a tree is walked. For one thread.
final class Redacting {
  private static final int MOST_NAMES = 10_000;

  /// What is left of an arrival; nothing in it is secret any more.
  sealed interface Outcome {}

  /// @param root the tree, of those objects only that say which cluster it is
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  record Clean(
      ResourceRef ref,
      String apiVersion,
      Origin origin,
      String uid,
      String resourceVersion,
      byte[] json,
      byte[] lines,
      List<Redacted> redacted,
      @Nullable JsonObject root)
      implements Outcome {}

  /// An object that cannot be kept; it must not cost the others.
  record Lost(Problem problem) implements Outcome {}

  record Said(Problem problem) implements Outcome {}

  record Listed(Entry entry) implements Outcome {}

  private final Redactor redactor;
  private final SecretScan scan;

  /// Kinds, namespaces and files, which thousands of objects share.
  private final Map<String, String> names = new HashMap<>();

  Redacting(Redactor redactor) {
    this.redactor = redactor;
    this.scan = new SecretScan(redactor);
  }

  Outcome of(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OfObject object -> object(object);
      case Arrival.OfProblem said -> new Said(problem(said.problem()));
      case Arrival.OfEntry listed -> new Listed(entry(listed.entry()));
    };
  }

  private Outcome object(Arrival.OfObject object) {
    try {
      return switch (object) {
        case Arrival.Tree tree -> tree(tree.resource());
        case Arrival.Compact compact ->
            scan.isClean(compact.object().json(), compact.ref())
                ? clean(compact.object(), compact.ref(), compact.origin())
                : walked(resource(compact));
      };
    } catch (RuntimeException | StackOverflowError e) {
      return new Lost(problem(lost(object)));
    }
  }

  private static Problem lost(Arrival.OfObject object) {
    return new Problem(
        object.origin().source(),
        object.origin().line(),
        0,
        Problem.Severity.ERROR,
        "%s could not be kept: it is too odd to be redacted safely"
            .formatted(object.ref().spoken()),
        1,
        "");
  }

  private static Resource resource(Arrival.Compact compact) {
    CompactObject object = compact.object();
    return new Resource(
        compact.ref(), object.apiVersion(), Field.root(object.tree()), compact.origin());
  }

  private Clean clean(CompactObject object, ResourceRef ref, Origin origin) {
    return new Clean(
        redacted(ref),
        name(object.apiVersion()),
        redacted(origin),
        object.uid(),
        object.resourceVersion(),
        object.json(),
        object.lines(),
        List.of(),
        ClusterFacts.areIn(ref) ? object.tree() : null);
  }

  private Clean tree(Resource read) {
    Resource resource = withoutManagedFields(read);
    JsonObject root = resource.root().object();
    byte[] json = CanonicalJson.bytes(root);
    return scan.isClean(json, resource.ref())
        ? kept(
            redacted(resource.ref()),
            name(resource.apiVersion()),
            redacted(resource.origin()),
            root,
            json,
            List.of())
        : walked(resource);
  }

  private Clean walked(Resource read) {
    Redaction redaction = redactor.redact(read);
    Resource resource = redaction.resource();
    JsonObject root = resource.root().object();
    return kept(
        resource.ref(),
        resource.apiVersion(),
        resource.origin(),
        root,
        CanonicalJson.bytes(root),
        redaction.redacted());
  }

  private static Clean kept(
      ResourceRef ref,
      String apiVersion,
      Origin origin,
      JsonObject root,
      byte[] json,
      List<Redacted> redacted) {
    return new Clean(
        ref,
        apiVersion,
        origin,
        metadata(root, "uid"),
        metadata(root, "resourceVersion"),
        json,
        CanonicalJson.lines(root),
        redacted,
        ClusterFacts.areIn(ref) ? root : null);
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

  private ResourceRef redacted(ResourceRef ref) {
    return new ResourceRef(
        name(ref.group()), name(ref.kind()), name(ref.namespace()), redactor.text(ref.name()));
  }

  private Origin redacted(Origin origin) {
    return new Origin(name(origin.source()), origin.line());
  }

  private String name(String name) {
    if (names.size() >= MOST_NAMES) {
      names.clear();
    }
    return names.computeIfAbsent(name, redactor::text);
  }

  private Problem problem(Problem problem) {
    return new Problem(
        redactor.text(problem.source()),
        problem.line(),
        problem.column(),
        problem.severity(),
        redactor.text(problem.message()),
        problem.objectsAffected(),
        redactor.text(problem.repair()));
  }

  private Entry entry(Entry entry) {
    return new Entry(
        redactor.text(entry.source()),
        entry.size(),
        entry.sha256(),
        entry.format(),
        entry.disposition(),
        entry.objects(),
        redactor.text(entry.note()));
  }
}
