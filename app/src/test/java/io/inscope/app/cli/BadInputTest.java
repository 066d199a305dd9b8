package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong gets one message with what, where and what to do, the right exit code, and
/// leaves nothing half-written.
class BadInputTest {
  @TempDir Path folder;

  private void hasOneMessage(Run run, int code, String errorCode) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("(" + errorCode + ")").doesNotContain("\tat ");
  }

  private void holdsOnly(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void aMissingFile() throws IOException {
    Path missing = folder.resolve("pods.yaml");

    Run run = Run.of("import", missing, "--project", folder.resolve("p.inscope"));

    hasOneMessage(run, 3, "IMPORT-NOT-FOUND");
    assertThat(run.err()).contains(missing.toString());
    holdsOnly();
  }

  @Test
  void aFolderWithNothingInIt() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Run run = Run.of("import", empty, "--project", folder.resolve("p.inscope"));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains(empty.toString());
    holdsOnly("empty");
  }

  @Test
  void filesWithoutASingleObject() throws IOException {
    Files.writeString(folder.resolve("notes.md"), "# nothing here\n");

    Run run =
        Run.of("import", folder.resolve("notes.md"), "--project", folder.resolve("p.inscope"));

    hasOneMessage(run, 3, "IMPORT-NO-OBJECTS");
    holdsOnly("notes.md");
  }

  @Test
  void aYamlFileThatIsBrokenFromItsFirstLine() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "kind: Pod\n  metadata: [\n");

    Run run =
        Run.of("import", folder.resolve("bad.yaml"), "--project", folder.resolve("p.inscope"));

    hasOneMessage(run, 3, "IMPORT-NO-OBJECTS");
    assertThat(run.err()).contains("bad.yaml:2:");
    holdsOnly("bad.yaml");
  }

  @Test
  void aProjectThatIsNotOurs() throws IOException {
    Path photo = folder.resolve("photo.inscope");
    Files.writeString(
        photo,
        "not a database at all, and longer than a header of one hundred bytes would be, to be sure"
            + " of it");

    hasOneMessage(Run.of("check", photo), 3, "PROJECT-NOT-SQLITE");
    hasOneMessage(Run.of("verify", folder.resolve("missing.inscope")), 3, "PROJECT-NOT-FOUND");
    holdsOnly("photo.inscope");
  }

  @Test
  void anOutputThatCannotBeWritten() throws IOException {
    Path project = project();

    Run run = Run.of("report", project, "--out", folder.resolve("none").resolve("r.xlsx"));

    hasOneMessage(run, 3, "OUTPUT-NO-FOLDER");
  }

  @Test
  void aPasswordFileThatIsNone() throws IOException {
    Path project = project();
    Path password = folder.resolve("password.txt");

    hasOneMessage(
        Run.of("report", project, "--out", folder.resolve("r.xlsx"), "--password-file", password),
        3,
        "PASSWORD-NOT-FOUND");
    Files.writeString(password, "hunter2");
    Run run =
        Run.of("report", project, "--out", folder.resolve("r.xlsx"), "--password-file", password);
    hasOneMessage(run, 3, "PASSWORD-SHORT");
    assertThat(run.err()).doesNotContain("hunter2");
    holdsOnly("a.yaml", "p.inscope", "password.txt");
  }

  @Test
  void wrongUsage() throws IOException {
    Path project = project();

    assertThat(Run.of("connect").code()).isEqualTo(2);
    assertThat(Run.of("import").code()).isEqualTo(2);
    hasOneMessage(Run.of("check", project, "--check", "pod-privilged"), 2, "USAGE");
    hasOneMessage(Run.of("check", project, "--kubernetes-version", "33"), 2, "USAGE");
    hasOneMessage(Run.of("requirements", project, "--framework", "pci"), 2, "USAGE");
    hasOneMessage(
        Run.of("explain", project, "--from", "web", "--to", "10.0.0.1", "--port", "TCP/1"),
        2,
        "USAGE");
    hasOneMessage(
        Run.of("explain", project, "--from", "a/Pod/b", "--to", "10.0.0.1", "--port", "TCP/99999"),
        2,
        "USAGE");
    hasOneMessage(
        Run.of("diagram", project, "--out", folder.resolve("d"), "--format", "bmp"), 2, "USAGE");
    hasOneMessage(
        Run.of("diagram", project, "--out", folder.resolve("d"), "--layout", "round"), 2, "USAGE");
    hasOneMessage(
        Run.of("diagram", project, "--out", folder.resolve("d"), "--page", "nowhere"), 2, "USAGE");
    hasOneMessage(Run.of("connections", project, "--assume", "enforced=maybe"), 2, "USAGE");
  }

  private Path project() throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n");
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }
}
