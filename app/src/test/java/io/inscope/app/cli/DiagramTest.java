package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.Diagrams;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The diagram as files that people edit, and back.
class DiagramTest {
  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: kube-system, uid: 11111111-2222-3333-4444-555555555555}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec: {containers: [{name: vault}]}
      """;

  private static final String ONE_MORE =
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: batch, namespace: payments, labels: {app: batch}}
      spec: {containers: [{name: batch}]}
      """;

  private static final String VAULT = "inscope-id=\"cde/payments/Pod/vault\"";

  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void importTheCluster() throws IOException {
    project = imported("p.inscope", CLUSTER);
  }

  private Path imported(String name, String cluster) throws IOException {
    Path file = folder.resolve(name);
    Path source = Files.writeString(folder.resolve(name + ".yaml"), cluster);
    assertThat(Run.of("import", source, "--project", file).code()).isZero();
    Path scope = Files.writeString(folder.resolve("scope.yaml"), "cde: [{namespace: payments}]");
    assertThat(Run.of("scope", file, "--apply", scope).code()).isZero();
    return file;
  }

  private Path drawn(String format) {
    Run run = Run.of("diagram", project, "--out", folder.resolve("d"), "--format", format);
    assertThat(run.code()).isZero();
    return folder.resolve("d").resolve("network-diagram." + format);
  }

  /// Where the vault stands on the last page of a file.
  private static String y(Path drawio) throws IOException {
    String text = Files.readString(drawio);
    Matcher y =
        Pattern.compile("inscope-y=\"([0-9.]+)\"").matcher(text.substring(text.lastIndexOf(VAULT)));
    assertThat(y.find()).isTrue();
    return y.group(1);
  }

  /// Moves the vault down on the page of its namespace and renames it.
  private static void edit(Path drawio, int down) throws IOException {
    String text = Files.readString(drawio);
    int at = text.lastIndexOf(VAULT);
    String head = text.substring(0, at);
    String tail = text.substring(at);
    Matcher geometry = Pattern.compile("(<mxGeometry x=\"[0-9.]+\" y=\")([0-9.]+)\"").matcher(tail);
    assertThat(geometry.find()).isTrue();
    double moved = Double.parseDouble(geometry.group(2)) + down;
    tail = geometry.replaceFirst("$1" + moved + "\"");
    int label = head.lastIndexOf("label=\"");
    String renamed = head.substring(label).replaceFirst("vault", "Card vault");
    head = head.substring(0, label) + renamed;
    Files.writeString(drawio, head + tail);
  }

  @Test
  void everyFormatThereIsCanBeWrittenAndIsNamedInTheHelp() {
    List<String> formats = Diagrams.formats();
    Run run =
        Run.of(
            "diagram",
            project,
            "--out",
            folder.resolve("d"),
            "--format",
            String.join(",", formats));

    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSizeGreaterThanOrEqualTo(formats.size());
    assertThat(formats).contains("svg", "png", "drawio", "vsdx");
    String help = Run.of("diagram", "--help").out();
    assertThat(formats).allMatch(help::contains);
    for (String format : formats) {
      assertThat(run.lines()).anyMatch(line -> line.endsWith("." + format));
    }
  }

  @Test
  void anotherFormatIsRefusedWithThoseThereAre() {
    Run run = Run.of("diagram", project, "--out", folder.resolve("d"), "--format", "dwg");

    assertThat(run.code()).isEqualTo(Cli.USAGE);
    assertThat(run.err())
        .contains(
            "a diagram cannot be written as 'dwg'",
            "Possible are " + String.join(", ", Diagrams.formats()) + ".");
  }

  @Test
  void whatWasNotEditedChangesNothing() {
    for (String format : List.of("drawio", "vsdx")) {
      Run run = Run.of("diagram", project, "--read-back", drawn(format));

      assertThat(run.err()).startsWith("Recorded: 0 moved, 0 renamed; ");
      assertThat(run.code()).isZero();
    }
    try (Project file = Project.openReadOnly(project)) {
      assertThat(file.decisions()).extracting(Decision::kind).doesNotContain("arrangement");
    }
  }

  @Test
  void aMovedBoxKeepsItsPlaceAndNameInTheNextSnapshot() throws IOException {
    Path file = Files.copy(drawn("drawio"), folder.resolve("edited.drawio"));
    double before = Double.parseDouble(y(file));
    edit(file, 20);
    Run run = Run.of("diagram", project, "--read-back", file);

    assertThat(run.err()).contains("Recorded: 1 moved, 1 renamed; ");
    assertThat(Double.parseDouble(y(drawn("drawio")))).isEqualTo(before + 20);

    Path more = Files.writeString(folder.resolve("more.yaml"), CLUSTER + ONE_MORE);
    assertThat(Run.of("import", more, "--project", project).code()).isZero();
    Path next = drawn("drawio");
    assertThat(Files.readString(next)).contains("cde/payments/Pod/batch", "Card vault");
    assertThat(Double.parseDouble(y(next))).isEqualTo(before + 20);

    // The file of the snapshot before is still one of the project.
    assertThat(Run.of("diagram", project, "--read-back", file).err())
        .contains("Recorded: 1 moved, 1 renamed; ");
  }

  @Test
  void aChosenLayoutKeepsPlacesToo() throws IOException {
    Path file = drawn("drawio");
    double before = Double.parseDouble(y(file));
    edit(file, 20);
    assertThat(Run.of("diagram", project, "--read-back", file).err())
        .contains("Recorded: 1 moved, 1 renamed; ");
    for (String layout : List.of("lanes", "elk")) {
      Run run =
          Run.of(
              "diagram",
              project,
              "--out",
              folder.resolve(layout),
              "--format",
              "drawio",
              "--layout",
              layout);

      assertThat(run.code()).isZero();
      Path drawio = folder.resolve(layout).resolve("network-diagram.drawio");
      assertThat(Double.parseDouble(y(drawio))).isEqualTo(before + 20);
      assertThat(Files.readString(drawio)).contains("Card vault");
    }
  }

  @Test
  void placesAreTakenBackOnRecord() throws IOException {
    Path file = drawn("drawio");
    String before = y(file);
    edit(file, 20);
    Run.of("diagram", project, "--read-back", file);

    assertThat(Run.of("diagram", project, "--reset-places", "--page", "overview").err())
        .isEqualTo(
            "Nothing was moved or renamed, so there was nothing to take back."
                + System.lineSeparator());
    assertThat(Run.of("diagram", project, "--reset-places", "--page", "payments").err())
        .isEqualTo("Taken back: 2 places and names." + System.lineSeparator());
    assertThat(y(drawn("drawio"))).isEqualTo(before);
    try (Project opened = Project.openReadOnly(project)) {
      assertThat(opened.decisions().stream().filter(d -> d.kind().equals("arrangement")))
          .hasSize(2);
    }
  }

  @Test
  void aFileOfAnotherProjectIsRefused() throws IOException {
    Path file = drawn("vsdx");
    Path other = imported("other.inscope", CLUSTER + ONE_MORE);
    Run run = Run.of("diagram", other, "--read-back", file);

    assertThat(run.code()).isEqualTo(Cli.FAILED);
    assertThat(run.err())
        .contains(
            "it shows a snapshot that is not in this project (cluster UID"
                + " '11111111-2222-3333-4444-555555555555', seal '",
            "Nothing was recorded. Give the project that the file was drawn from.",
            "(DIAGRAM-OF-ANOTHER-PROJECT)");
  }

  @Test
  void aFileThatIsNoDrawingIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.drawio"), "<mxfile>");
    Run run = Run.of("diagram", project, "--read-back", file);

    assertThat(run.code()).isEqualTo(Cli.FAILED);
    assertThat(run.err())
        .contains(
            file + ": the file is not XML that can be read, see line 1",
            "Nothing was recorded. Give a .drawio or .vsdx file that 'inscope diagram' wrote.",
            "(DIAGRAM-INVALID)");
  }

  @Test
  void nothingAskedForIsWrongUsage() {
    assertThat(Run.of("diagram", project).err())
        .contains("Give --out DIR to draw, --read-back FILE or --reset-places.");
  }
}
