package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads every entry twice, with and without the fast readers, and wants everything that comes of
/// it to be the same: objects to the last byte, lines, problems, coverage, and the order of it all.
final class BothReaders implements Importer {
  int objects;
  int fast;
  int entries;

  @Override
  public String id() {
    return "both";
  }

  @Override
  public String title() {
    return "both readers";
  }

  @Override
  public Recognition recognize(Opening opening) {
    return Recognition.NO;
  }

  @Override
  public void read(String name, InputStream in, Sink sink) throws IOException {
    byte[] bytes = in.readAllBytes();
    Opening opening = new Opening(name, Arrays.copyOf(bytes, Math.min(bytes.length, Opening.SIZE)));
    if (new KubectlJson().recognize(opening).certainty() != Recognition.Certainty.NO) {
      json(name, bytes);
    } else if (new KubectlYaml().recognize(opening).certainty() != Recognition.Certainty.NO) {
      yaml(name, bytes);
    }
  }

  void json(String name, byte[] bytes) throws IOException {
    Heard careful = new Heard();
    Heard quick = new Heard();
    KubectlJson.read(name, new ByteArrayInputStream(bytes), Optional.empty(), careful, false);
    KubectlJson.read(name, new ByteArrayInputStream(bytes), Optional.empty(), quick, true);
    compare(name, bytes, careful, quick);
  }

  void yaml(String name, byte[] bytes) throws IOException {
    Heard careful = new Heard();
    Heard quick = new Heard();
    KubectlYaml.read(name, new ByteArrayInputStream(bytes), Optional.empty(), careful, false);
    KubectlYaml.read(name, new ByteArrayInputStream(bytes), Optional.empty(), quick, true);
    compare(name, bytes, careful, quick);
  }

  private void compare(String name, byte[] bytes, Heard careful, Heard quick) {
    entries++;
    objects += quick.objects;
    fast += quick.compact;
    if (!quick.events.equals(careful.events)) {
      String text = bytes.length > 3000 ? "" : ":\n" + new String(bytes, StandardCharsets.UTF_8);
      assertThat(quick.events).as(name + text).containsExactlyElementsOf(careful.events);
    }
  }

  /// An object without what is never kept.
  static JsonObject kept(JsonObject root) {
    return root.mapValues(
        (key, value) ->
            key.equals("metadata") && value instanceof JsonObject metadata
                ? metadata.without("managedFields")
                : value);
  }

  private static final class Heard implements Sink {
    final List<String> events = new ArrayList<>();
    int objects;
    int compact;

    @Override
    public void resource(Resource resource) {
      JsonObject tree = kept(resource.root().object());
      objects++;
      add(
          resource.ref(),
          resource.apiVersion(),
          resource.origin(),
          CanonicalJson.bytes(tree),
          CanonicalJson.lines(tree));
    }

    @Override
    public void compact(CompactObject object, ResourceRef ref, Origin origin) {
      objects++;
      compact++;
      add(ref, object.apiVersion(), origin, object.json(), object.lines());
      JsonObject tree = object.tree();
      JsonObject metadata =
          tree.get("metadata") instanceof JsonObject named ? named : JsonObject.EMPTY;
      List<String> said =
          List.of(
              object.kind(),
              object.name(),
              object.namespace(),
              object.uid(),
              object.resourceVersion());
      List<String> meant =
          List.of(
              text(tree.get("kind")),
              text(metadata.get("name")),
              text(metadata.get("namespace")),
              text(metadata.get("uid")),
              text(metadata.get("resourceVersion")));
      if (!said.equals(meant) || object.line() != origin.line()) {
        throw new AssertionError(said + " is not " + meant);
      }
    }

    private static String text(@Nullable Object value) {
      return value instanceof String text ? text : "";
    }

    private void add(ResourceRef ref, String version, Origin origin, byte[] json, byte[] lines) {
      events.add(
          "%s %s %s %s %s"
              .formatted(
                  ref,
                  version,
                  origin.place(),
                  new String(json, StandardCharsets.UTF_8),
                  HexFormat.of().formatHex(lines)));
    }

    @Override
    public void coverage(GroupKind kind, String namespace, Coverage coverage) {
      events.add(kind + " " + namespace + " " + coverage);
    }

    @Override
    public void problem(Problem problem) {
      events.add(problem.toString());
    }

    @Override
    public void entry(Entry entry) {}
  }
}
