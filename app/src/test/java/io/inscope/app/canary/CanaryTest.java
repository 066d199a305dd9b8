package io.inscope.app.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redacted;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Nothing secret is kept: marked secrets go in through every format and every hiding place, every
/// command runs, and nothing that was written holds one of them, not even for a moment.
///
/// A random word in an innocent place is not recognisable as a secret and not planted; where the
/// place does not tell, what is planted has the form of a credential.
class CanaryTest {
  @TempDir static Path folder;

  private static final List<Export> EXPORTS = new Exports().all();
  private static final Search SEARCH = new Search();

  private static Path out;
  private static Path projects;
  private static Path temporary;
  private static Path kept;

  @BeforeAll
  static void runEverything() throws Exception {
    Path in = folder.resolve("in");
    out = Files.createDirectories(folder.resolve("out"));
    projects = Files.createDirectories(folder.resolve("projects"));
    temporary = Files.createDirectories(folder.resolve("tmp"));
    kept = Files.createDirectories(folder.resolve("kept"));
    for (Export export : EXPORTS) {
      for (Map.Entry<String, byte[]> file : export.files().entrySet()) {
        Path target = in.resolve(export.name()).resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    }
    // Not one object in it: the message tells of the first problem.
    for (String name : List.of("broken", "named")) {
      Files.createDirectories(in.resolve("no-object-" + name));
    }
    Canary canary = new Canary();
    Files.writeString(
        in.resolve("no-object-broken/a.yaml"),
        canary.dress("kind: ConfigMap\nmetadata: {name: x}\ndata: {@aws@: 1}\ndata: [\n"));
    String key = canary.dress("@aws@");
    Files.writeString(
        in.resolve("no-object-named").resolve(canary.dress("@aws@") + ".yaml"),
        "kind: A\n%s: 1\n%s: 2\n".formatted(key, key));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Commands.class.getName(),
                in.toString(),
                projects.toString(),
                out.toString())
            .redirectOutput(out.resolve("process.out").toFile())
            .redirectError(out.resolve("process.err").toFile());
    builder.environment().put("INSCOPE_CONFIG", folder.resolve("config").toString());
    Process process = builder.start();
    try (Watch watch = new Watch(List.of(temporary, projects), kept)) {
      assertThat(process.waitFor()).as("exit code").isZero();
    }
  }

  @Test
  void noFileHoldsASecretNotEvenForAMoment() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : Watch.gone(kept)) {
      found.addAll(SEARCH.in(file.toString(), Files.readAllBytes(file)));
    }
    for (Path root : List.of(out, projects, temporary, folder.resolve("config"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.addAll(SEARCH.in(file));
          found.addAll(
              SEARCH.in(
                  "the name of " + file,
                  file.getFileName().toString().getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    assertThat(String.join("\n", found)).isEmpty();
  }

  @Test
  void temporaryFilesWereSeen() throws IOException {
    List<String> names =
        Watch.gone(kept).stream().map(file -> file.getFileName().toString()).toList();
    Assumptions.assumeFalse(names.isEmpty(), "files have one name only on this system");
    assertThat(names).anyMatch(name -> name.endsWith("-journal"));
    assertThat(names).anyMatch(name -> name.contains("poi-sxssf"));
  }

  @TestFactory
  Stream<DynamicTest> everyPlantedPlaceWasReadAndTakenOut() {
    return EXPORTS.stream()
        .map(export -> DynamicTest.dynamicTest(export.name(), () -> isReadAndTakenOut(export)));
  }

  private static void isReadAndTakenOut(Export export) {
    try (Project project = Project.openReadOnly(project(export))) {
      StoredSnapshot snapshot = project.newest();
      for (Planted planted : export.objects()) {
        if (!planted.name().contains("CANARY")) {
          isTakenOut(snapshot, planted);
        }
      }
      List<Entry> entries = snapshot.entries();
      for (String name : export.entries()) {
        assertThat(entries).as(name).anyMatch(entry -> entry.source().endsWith(name));
      }
    }
  }

  private static void isTakenOut(StoredSnapshot snapshot, Planted planted) {
    Resource kept = snapshot.find(planted.ref()).orElseThrow(() -> lost(planted));
    List<String> recorded =
        snapshot.redactions(planted.ref()).stream().map(Redacted::pointer).toList();
    List<String> left = new ArrayList<>();
    for (String pointer : planted.pointers()) {
      boolean dropped = pointer.startsWith("/metadata/managedFields/");
      String value = String.valueOf(at(kept.root(), pointer));
      boolean gone =
          dropped
              ? !kept.root().at("metadata", "managedFields").isPresent()
              : recorded.contains(pointer) && value.contains("redacted:");
      if (!gone) {
        left.add(planted.ref() + " " + pointer);
      }
    }
    assertThat(left).as("left").isEmpty();
  }

  private static AssertionError lost(Planted planted) {
    return new AssertionError(planted.ref() + " was not read");
  }

  private static Field at(Field root, String pointer) {
    Field field = root;
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      field = field.isArray() ? field.each().toList().get(Integer.parseInt(name)) : field.at(name);
    }
    return field;
  }

  @Test
  void anImportWithoutAnObjectSaysWhyAndQuotesNothing() throws IOException {
    for (String name : List.of("no-object-broken", "no-object-named")) {
      assertThat(out.resolve(name).resolve("000-import.err"))
          .content()
          .contains("not one Kubernetes object in it; ")
          .contains("(IMPORT-NO-OBJECTS)");
    }
  }

  @Test
  void everyCommandDidItsWork() throws IOException {
    Path of = out.resolve(Commands.ALL);
    assertThat(of.resolve("report.xlsx")).isNotEmptyFile();
    assertThat(of.resolve("diagram/overview.svg")).isNotEmptyFile();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path err : files.filter(file -> file.toString().endsWith(".err")).toList()) {
        assertThat(err).content().doesNotContain("(INTERNAL)");
      }
    }
  }

  @Test
  void redactingWhatWasRedactedChangesNothing() {
    Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));
    for (Planted planted : HidingPlaces.all(new Canary())) {
      Resource read = Resource.of(planted.object(), new Origin("a.json", 1)).orElseThrow();
      Resource once = redactor.redact(read).resource();

      assertThat(redactor.redact(once).redacted()).as(planted.ref().toString()).isEmpty();
    }
  }

  @Test
  void theSearchFindsWhatIsThere() {
    Canary canary = new Canary();
    for (String dress : List.of("plain", "b0", "b1", "b2", "jwt", "aws", "pem", "card", "cards")) {
      assertThat(SEARCH.in("", canary.dress("x@" + dress + "@y").getBytes(StandardCharsets.UTF_8)))
          .as(dress)
          .isNotEmpty();
    }
    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(SEARCH.in("", canary.plain().getBytes(charset))).isNotEmpty();
    }
  }

  private static Path project(Export export) {
    return projects.resolve(export.name() + ".inscope");
  }
}
