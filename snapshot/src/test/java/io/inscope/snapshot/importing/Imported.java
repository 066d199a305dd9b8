package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an import gave, written down briefly so that a test can compare it as a whole.
final class Imported implements Sink {
  final Collector collector = new Collector();
  final List<String> coverage = new ArrayList<>();

  /// With the namespace in words: `Pod in payments: Read[count=1]`, `Node: Read[count=0]`.
  final List<String> said = new ArrayList<>();

  List<SourceSummary> summaries = List.of();

  static Imported of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Imported of(byte[] bytes) {
    return of(List.of(new StandardInput(new ByteArrayInputStream(bytes))));
  }

  /// A folder of files, from their paths to their texts.
  static Imported of(Path folder, Map<String, String> files) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve("handover").resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(List.of(Source.of(folder.resolve("handover"))));
  }

  static Imported of(List<Source> sources) {
    return of(sources, Optional.empty());
  }

  static Imported of(List<Source> sources, Optional<String> format) {
    Imported imported = new Imported();
    try {
      imported.summaries = Importing.run(sources, format, imported, Progress.NONE);
    } catch (ImportException e) {
      throw new AssertionError(e);
    }
    imported.addsUp();
    return imported;
  }

  /// The counts of the summaries are those of what was reported.
  private void addsUp() {
    assertThat(summaries.stream().mapToInt(SourceSummary::entryCount).sum())
        .isEqualTo(collector.entries().size());
    assertThat(summaries.stream().mapToInt(SourceSummary::objects).sum())
        .isEqualTo(collector.resources().size())
        .isEqualTo(collector.entries().stream().mapToInt(Entry::objects).sum());
  }

  /// `kubectl-yaml:3 payments/Pod/gateway`: line and identity.
  List<String> objects() {
    return collector.resources().stream().map(r -> r.origin().line() + " " + r.ref()).toList();
  }

  /// What was said of a kind.
  List<String> saidOf(String kind) {
    return said.stream().filter(word -> word.matches(kind + "( in .*)?: .*")).sorted().toList();
  }

  /// What the sources were recognised as, and why.
  List<String> formats() {
    return summaries.stream()
        .flatMap(summary -> summary.formats().stream())
        .map(format -> format.id() + " in " + format.entries() + ": " + format.reason())
        .toList();
  }

  List<String> problems() {
    return collector.problems().stream()
        .map(
            p ->
                "%s %s %s (%d)%s"
                    .formatted(
                        p.severity(),
                        p.where(),
                        p.message(),
                        p.objectsAffected(),
                        p.repair().isEmpty() ? "" : " -> " + p.repair()))
        .toList();
  }

  List<String> entries() {
    return collector.entries().stream()
        .map(
            e ->
                "%s %s %s %d%s"
                    .formatted(
                        e.disposition(),
                        e.source(),
                        e.format().isEmpty() ? "?" : e.format(),
                        e.objects(),
                        e.note().isEmpty() ? "" : ": " + e.note()))
        .toList();
  }

  /// Identity to canonical text without what is never kept; an object that comes twice must be the
  /// same.
  TreeMap<String, String> contents() {
    TreeMap<String, String> contents = new TreeMap<>();
    for (Resource resource : collector.resources()) {
      contents.put(
          resource.ref() + " " + resource.apiVersion(),
          CanonicalJson.text(
              resource
                  .root()
                  .object()
                  .mapValues(
                      (key, value) ->
                          key.equals("metadata") && value instanceof JsonObject metadata
                              ? metadata.without("managedFields")
                              : value)));
    }
    return contents;
  }

  Stream<Entry> with(Entry.Disposition disposition) {
    return collector.entries().stream().filter(e -> e.disposition() == disposition);
  }

  @Override
  public void resource(Resource resource) {
    collector.resource(resource);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage state) {
    said.add(kind + (namespace.isEmpty() ? "" : " in " + namespace) + ": " + state);
    coverage.add(kind + (namespace.isEmpty() ? "" : " in " + namespace) + " " + state);
    collector.coverage(kind, namespace, state);
  }

  @Override
  public void problem(Problem problem) {
    collector.problem(problem);
  }

  @Override
  public void entry(Entry entry) {
    collector.entry(entry);
  }
}
