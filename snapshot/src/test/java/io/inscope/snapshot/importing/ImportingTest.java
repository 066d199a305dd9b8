package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.model.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingTest {
  private static final String POD = "kind: Pod\napiVersion: v1\nmetadata:\n  name: %s\n";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String relative(String text) {
    return text.replace(folder.toString().replace('\\', '/'), "handover");
  }

  private List<String> entries(Imported imported) {
    return imported.entries().stream().map(this::relative).toList();
  }

  @Test
  void walksAFolderInOrderAndReportsEveryEntryOnce() throws IOException {
    write("b/pods.yaml", POD.formatted("b"));
    write("a.txt", POD.formatted("a"));
    write(
        "b/c/service.json",
        "{\"kind\":\"Service\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"s\"}}");
    write("b/readme.md", "kind: of a readme\n");
    write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    write("chart/values.yaml", "image:\n  tag: v1\n");
    write(
        "chart/templates/pod.yaml",
        POD.formatted("{{ .Release.Name }}-x").replace("v1", "v1\n{{- if .Values.on }}"));
    write("empty.yaml", "");
    write("blank.yaml", "\n\n");
    write("comment.yaml", "# nothing\n");
    write("install.sh", "#!/bin/sh\nkubectl apply -f - <<EOF\nkind: Pod\nEOF\n");
    write("kustomization.yaml", "resources:\n- a.yaml\n");
    write("letter", "Dear auditor\n");
    Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1, 2});
    Imported imported = Imported.of(List.of(Source.of(folder)));

    assertThat(entries(imported))
        .containsExactly(
            "SKIPPED handover/kustomization.yaml kustomization 0: instructions for kustomize:"
                + " build it with 'kubectl kustomize' and import the result",
            "IMPORTED handover/a.txt kubectl-yaml 1",
            "IMPORTED handover/b/c/service.json kubectl-json 1",
            "IMPORTED handover/b/pods.yaml kubectl-yaml 1",
            "SKIPPED handover/b/readme.md documentation 0: documentation",
            "EMPTY handover/blank.yaml ? 0: a file without content",
            "SKIPPED handover/chart/Chart.yaml helm-chart 0: the description of a Helm chart:"
                + " render the chart with 'helm template' and import the result",
            "SKIPPED handover/chart/templates/pod.yaml helm-template 0: a Helm template: render it"
                + " with 'helm template' and import the result",
            "SKIPPED handover/chart/values.yaml kubectl-yaml 0: a document that is not a"
                + " Kubernetes object: it has no kind",
            "EMPTY handover/comment.yaml kubectl-yaml 0: no object in it",
            "EMPTY handover/empty.yaml ? 0: a file without content",
            "SKIPPED handover/install.sh code 0: a script or program",
            "SKIPPED handover/letter ? 0: text that is neither YAML nor JSON of Kubernetes",
            "SKIPPED handover/picture binary 0: binary data");
    assertThat(imported.summaries)
        .extracting(SourceSummary::entries)
        .containsExactly(
            Map.of(
                Entry.Disposition.IMPORTED, 3,
                Entry.Disposition.SKIPPED, 8,
                Entry.Disposition.EMPTY, 3));
    assertThat(imported.summaries.getFirst().formats())
        .extracting(format -> format.id() + " " + format.entries())
        .containsExactly("kubectl-json 1", "kubectl-yaml 4");
  }

  @Test
  void countsAndHashesWholeEntries() {
    Imported imported = Imported.of("kind: Pod\n");

    assertThat(imported.collector.entries())
        .containsExactly(
            new Entry(
                "-",
                10,
                "af0e5d10555f1d22187ec68b0d9945d404e48ef4fd0ab333f0d6e7cd4c0db89b",
                "kubectl-yaml",
                Entry.Disposition.UNREADABLE,
                0,
                ""));
  }

  @Test
  void alertsWithBracesInALiveExportAreNoTemplate() {
    Imported imported =
        Imported.of(
            """
            kind: ConfigMap
            apiVersion: v1
            metadata:
              name: alerts
              resourceVersion: "7"
            data:
              chart: |
                {{- if .Values.on }}
                a: {{ .Values.a }}
              text: "{{ .Values.b }}"
            """);

    assertThat(imported.objects()).containsExactly("1 default/ConfigMap/alerts");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    write("real.yaml", POD.formatted("a"));
    try {
      Files.createSymbolicLink(folder.resolve("again.yaml"), folder.resolve("real.yaml"));
      Files.createSymbolicLink(folder.resolve("loop"), folder);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }
    assertThat(entries(Imported.of(List.of(Source.of(folder)))))
        .containsExactly(
            "SKIPPED handover/again.yaml ? 0: a link; links are not followed",
            "SKIPPED handover/loop ? 0: a link; links are not followed",
            "IMPORTED handover/real.yaml kubectl-yaml 1");
  }

  @Test
  void aCompressedFileIsReadAsWhatItHolds() throws IOException {
    Path file = folder.resolve("pods.yaml.gz");
    Files.write(file, gzip(POD.formatted("a").getBytes(StandardCharsets.UTF_8)));
    Imported imported = Imported.of(List.of(Source.of(file)));

    assertThat(entries(imported))
        .containsExactly(
            "IMPORTED handover/pods.yaml.gz!/pods.yaml kubectl-yaml 1",
            "IMPORTED handover/pods.yaml.gz gzip 0: its content is listed on its own");
    assertThat(imported.collector.resources().getFirst().origin().place()).isEqualTo("pods.yaml:1");
  }

  @Test
  void aCompressedFileThatIsCutOffGivesWhatCameBefore() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("---\n").append(POD.formatted("pod-" + Integer.toHexString(i * 7919)));
    }
    byte[] whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    Imported imported = Imported.of(java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(imported.objects()).hasSizeBetween(1000, 4000);
    assertThat(imported.problems())
        .contains("ERROR -!/- it could not be read to its end: it ends too early (0)");
    assertThat(imported.collector.entries().getFirst().disposition())
        .isEqualTo(Entry.Disposition.DAMAGED);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void aStreamThatBreaksOffGivesWhatCameBefore() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("secret path");
          }
        };
    byte[] text = (POD.formatted("a") + "---\n").getBytes(StandardCharsets.UTF_8);
    byte[] padding = "# more\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    Imported imported =
        Imported.of(
            List.of(
                new StandardInput(
                    new SequenceInputStream(
                        new SequenceInputStream(
                            new ByteArrayInputStream(text), new ByteArrayInputStream(padding)),
                        broken))));

    assertThat(imported.objects()).containsExactly("1 default/Pod/a");
    assertThat(imported.problems())
        .containsExactly("ERROR - it could not be read to its end: reading it failed (0)");
    assertThat(imported.entries()).containsExactly("DAMAGED - kubectl-yaml 1");
  }

  @Test
  void resourcesOfOurOwnAreASource() {
    Source sample =
        new ResourceSource("sample", ImportingTest.class, List.of("ImportingTest.class"));

    assertThat(Imported.of(List.of(sample)).entries())
        .containsExactly("SKIPPED sample/ImportingTest.class binary 0: binary data");
    assertThatThrownBy(
            () -> new ResourceSource("sample", ImportingTest.class, List.of("none.yaml")).check())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not shipped: none.yaml");
  }

  @Test
  void aFormatCanBeForced() {
    Imported imported =
        Imported.of(
            List.of(
                new StandardInput(
                    new ByteArrayInputStream("a letter\n".getBytes(StandardCharsets.UTF_8)))),
            Optional.of("kubectl-yaml"));

    assertThat(imported.entries())
        .containsExactly(
            "SKIPPED - kubectl-yaml 0: a document that is not a Kubernetes object: it has no"
                + " kind");
    assertThat(imported.summaries.getFirst().formats())
        .containsExactly(
            new SourceSummary.Format("kubectl-yaml", "kubectl YAML", "you said so", 1));
  }

  @Test
  void whatCannotBeReadAtAllIsSaidBeforeAnythingIsRead() throws IOException {
    Path good = write("good.yaml", POD.formatted("a"));
    Files.createDirectories(folder.resolve("nothing/in/it"));

    assertRefused(
        List.of(Source.of(good), Source.of(folder.resolve("missing.yaml"))),
        Optional.empty(),
        "IMPORT-NOT-FOUND",
        "there is no file or folder 'handover/missing.yaml'",
        "Check the spelling and the folder you are in.");
    assertRefused(
        List.of(Source.of(good), Source.of(folder.resolve("nothing"))),
        Optional.empty(),
        "IMPORT-EMPTY-FOLDER",
        "the folder 'handover/nothing' holds no files",
        "Name the folder that the export was written to.");
    assertRefused(
        List.of(Source.of(good)),
        Optional.of("excel"),
        "IMPORT-UNKNOWN-FORMAT",
        "there is no format 'excel'",
        "The formats are " + Formats.ids() + ".");
    assertRefused(
        List.of(),
        Optional.empty(),
        "IMPORT-NO-SOURCE",
        "nothing to import was named",
        "Name files, folders, or '-' for standard input.");
  }

  private void assertRefused(
      List<Source> sources, Optional<String> format, String code, String message, String hint) {
    Collector collector = new Collector();
    assertThatThrownBy(() -> Importing.run(sources, format, collector, Progress.NONE))
        .isInstanceOfSatisfying(
            ImportException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(relative(e.getMessage())).isEqualTo(message);
              assertThat(e.hint()).isEqualTo(hint);
            });
    assertThat(collector.entries()).isEmpty();
    assertThat(collector.resources()).isEmpty();
  }

  @Test
  void aUserCanStopIt() {
    Progress impatient =
        new Progress() {
          @Override
          public void at(String what, long done) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }
        };
    assertThatThrownBy(
            () ->
                Importing.run(
                    List.of(new StandardInput(endless)),
                    Optional.empty(),
                    new Collector(),
                    impatient))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aFileThatIsBrokenThroughoutIsNotListedLineByLine() {
    Imported imported = Imported.of("{\"kind\": 1x}\n".repeat(1200));

    assertThat(imported.collector.problems()).hasSize(1001);
    assertThat(imported.problems().getLast())
        .isEqualTo("ERROR - 200 more problems, which are not listed one by one (200)");
    assertThat(imported.summaries.getFirst().problems()).isEqualTo(1200);
  }

  @Test
  void everyFormatHasAnIdOfItsOwn() {
    assertThat(Importers.ALL.stream().map(Importer::id)).doesNotHaveDuplicates();
    assertThat(Importers.ALL.stream().map(Importer::title)).doesNotHaveDuplicates();
  }
}
