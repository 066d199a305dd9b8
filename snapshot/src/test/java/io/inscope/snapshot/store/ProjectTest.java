package io.inscope.snapshot.store;

import static io.inscope.snapshot.store.Given.CLOCK;
import static io.inscope.snapshot.store.Given.KEY;
import static io.inscope.snapshot.store.Given.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("a?b #1 100%.inscope");
  }

  @Test
  void aSnapshotIsFoundByIdByNameAndAsTheNewest() {
    try (Project project = Project.create(file, CLOCK)) {
      Given.snapshot(project, "july", w -> w.resource(pod("a.yaml", 3, "x", "u1", "1")));
      Given.snapshot(project, "august", w -> w.resource(pod("a.yaml", 3, "x", "u1", "2")));
      Given.snapshot(project, "july", w -> w.resource(pod("a.yaml", 3, "x", "u1", "3")));
    }
    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.snapshots())
          .extracting(SnapshotInfo::name)
          .containsExactly("july", "august", "july");
      assertThat(project.newest().info().id()).isEqualTo(3);
      assertThat(project.snapshot("2").info().name()).isEqualTo("august");
      assertThat(project.snapshot("july").info().id()).isEqualTo(3);
      assertThat(project.snapshot("august").info().takenAt()).isEqualTo(CLOCK.instant());
      assertFails(
          () -> project.snapshot("may"),
          "SNAPSHOT-NOT-FOUND",
          "The project \"%s\" holds no snapshot \"may\".",
          "There are: 1 \"july\", 2 \"august\", 3 \"july\".");
    }
  }

  @Test
  void theSnapshotBeforeIsTheNewestEarlierOneOfTheSameCluster() {
    Given.project(file, writer -> writer.resource(cluster("one")));
    try (Project project = Project.open(file, Given.CLOCK)) {
      Given.snapshot(project, "again", writer -> writer.resource(cluster("one")));
      Given.snapshot(project, "another", writer -> writer.resource(cluster("two")));
      Given.snapshot(project, "last", writer -> writer.resource(cluster("one")));

      assertThat(project.before(project.newest().info()).map(found -> found.info().name()))
          .contains("again");
      assertThat(project.before(project.snapshot("first").info())).isEmpty();
      assertThat(project.before(project.snapshot("another").info())).isEmpty();
    }
  }

  private static Resource cluster(String uid) {
    return Given.object(
        "namespaces.json",
        1,
        "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'kube-system','uid':'%s'}}"
            .formatted(uid));
  }

  @Test
  void anEmptyProjectSaysSo() {
    try (Project project = Project.create(file, CLOCK)) {
      assertFails(
          project::newest,
          "SNAPSHOT-NOT-FOUND",
          "The project \"%s\" holds no snapshot yet.",
          "Import an export first.");
    }
    assertThat(file).exists();
  }

  @Test
  void decisionsAreKeptInOrderAndCannotBeChanged() throws SQLException {
    try (Project project = Project.create(file, CLOCK)) {
      project.appendDecision("Ada", "scope", "namespace: payments");
      project.appendDecision("Ben", "exception", "until: 2027-01-01");
      project.appendCustody("exported", "report.xlsx");
      assertThat(project.decisions())
          .containsExactly(
              new Decision(1, CLOCK.instant(), "Ada", "scope", "namespace: payments"),
              new Decision(2, CLOCK.instant(), "Ben", "exception", "until: 2027-01-01"));
      assertThat(project.custody())
          .extracting(CustodyEvent::event)
          .containsExactly("created", "exported");
    }
    assertThatThrownBy(() -> sql("UPDATE decision SET author = 'Eve'"))
        .hasMessageContaining("decisions are append-only");
    assertThatThrownBy(() -> sql("DELETE FROM custody"))
        .hasMessageContaining("the custody log is append-only");
  }

  @Test
  void aDecisionHasAnAuthor() {
    try (Project project = Project.create(file, CLOCK)) {
      assertThatThrownBy(() -> project.appendDecision(" ", "scope", "x"))
          .hasMessage("a decision needs an author");
    }
  }

  @Test
  void theSameInputGivesTheSameFile() throws IOException {
    Path other = folder.resolve("other.inscope");
    Consumer<SnapshotWriter> content =
        writer -> {
          for (int i = 0; i < 500; i++) {
            writer.resource(pod("pods.yaml", i + 1, "p" + i, "u" + i, "7"));
          }
          writer.resource(
              Given.object(
                  "s.yaml", 1, "{'kind':'Secret','metadata':{'name':'s'},'stringData':{'a':'b'}}"));
          writer.entry(Given.entry("pods.yaml", 501));
        };

    Summary one = Given.project(file, content);
    Summary two = Given.project(other, content);

    assertThat(one).isEqualTo(two);
    assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(other));
  }

  @Test
  void aFailedFirstImportLeavesNothingBehind() throws IOException {
    Project project = Project.create(file, CLOCK);
    try (SnapshotWriter writer = project.newSnapshot("first", KEY)) {
      for (int i = 0; i < 200; i++) {
        writer.resource(pod("a.yaml", 1, "x" + i, "u", "1"));
      }
    }
    project.close();

    assertThat(contents()).isEmpty();
  }

  @Test
  void aProjectClosedInMidImportLeavesNothingBehind() throws IOException {
    Project project = Project.create(file, CLOCK);
    SnapshotWriter writer = project.newSnapshot("first", KEY);
    writer.resource(pod("a.yaml", 1, "x", "u", "1"));
    project.close();
    writer.close();

    assertThat(contents()).isEmpty();
  }

  @Test
  void aFailedLaterImportLeavesTheProjectAsItWas() throws IOException {
    Given.project(file, w -> w.resource(pod("a.yaml", 1, "x", "u", "1")));
    byte[] before = Files.readAllBytes(file);

    try (Project project = Project.open(file, CLOCK)) {
      try (SnapshotWriter writer = project.newSnapshot("second", KEY)) {
        writer.resource(pod("a.yaml", 1, "y", "u", "1"));
        assertThat(project.snapshots()).hasSize(1);
      }
      assertThat(project.snapshots()).hasSize(1);
      project.appendDecision("Ada", "scope", "still works");
      assertThat(project.decisions()).hasSize(1);
    }
    assertThat(contents()).containsExactly(file);

    Files.write(file, before);
    try (Project project = Project.open(file, CLOCK);
        SnapshotWriter writer = project.newSnapshot("second", KEY)) {
      writer.resource(pod("a.yaml", 1, "y", "u", "1"));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  /// What a killed program leaves: the file and the journal of the transaction it was in.
  @Test
  void anInterruptedImportIsUndoneByTheNextReader() throws IOException {
    Given.project(file, w -> w.resource(pod("a.yaml", 1, "x", "u", "1")));
    Path left = Files.createDirectory(folder.resolve("left")).resolve("p.inscope");
    Path journal = left.resolveSibling("p.inscope-journal");
    try (Project project = Project.open(file, CLOCK)) {
      project.database().execute("PRAGMA cache_size = 10");
      try (SnapshotWriter writer = project.newSnapshot("second", KEY)) {
        for (int i = 0; i < 3000; i++) {
          writer.resource(pod("b.yaml", i, "pod-" + i, "uid-" + i, "1"));
        }
        writer.settle();
        Files.copy(file, left);
        Files.copy(file.resolveSibling(file.getFileName() + "-journal"), journal);
      }
    }
    assertThat(Files.size(left)).isGreaterThan(Files.size(file));

    try (Project project = Project.openReadOnly(left)) {
      assertThat(project.snapshots()).hasSize(1);
      assertThat(project.verify().isIntact()).isTrue();
    }
    assertThat(journal).doesNotExist();
    assertThat(left).hasSameBinaryContentAs(file);
  }

  @Test
  void nothingElseIsWrittenDuringAnImport() {
    try (Project project = Project.create(file, CLOCK);
        SnapshotWriter _ = project.newSnapshot("first", KEY)) {
      assertFails(
          () -> project.appendDecision("Ada", "scope", "x"),
          "PROJECT-BUSY",
          "A snapshot is being written to the project \"%s\".",
          "Wait until it has finished, or stop it.");
    }
  }

  @Test
  void readingAFileLeavesItsBytesAndFolderAlone() throws IOException {
    Given.project(file, w -> w.resource(pod("a.yaml", 1, "x", "u", "1")));
    byte[] before = Files.readAllBytes(file);

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.verify().isIntact()).isTrue();
      assertThat(contents()).containsExactly(file);
      assertFails(
          () -> project.appendDecision("Ada", "scope", "x"),
          "PROJECT-READ-ONLY",
          "The project \"%s\" cannot be written: the file or its folder is read-only.",
          "Copy it to a folder you can write to, and use the copy.");
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws IOException {
    Files.writeString(file, "mine");

    assertFails(
        () -> Project.create(file, CLOCK),
        "PROJECT-EXISTS",
        "There is already a file \"%s\".",
        "Choose another name, or open the project that is there.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aMissingFolderIsNamed() {
    file = folder.resolve("no/such/a.inscope");

    assertFails(
        () -> Project.create(file, CLOCK),
        "PROJECT-NO-FOLDER",
        "The folder for the project \"%s\" does not exist.",
        "Make the folder first, or choose another.");
  }

  @Test
  void aMissingProjectIsNamed() {
    assertFails(
        () -> Project.open(file, CLOCK),
        "PROJECT-NOT-FOUND",
        "There is no project \"%s\".",
        "Check the path, or make the project with an import.");
  }

  @Test
  void aFileThatIsNoDatabaseIsNotTouched() throws IOException {
    Files.writeString(file, "kind: List\n");

    assertFails(
        () -> Project.openReadOnly(file),
        "PROJECT-NOT-SQLITE",
        "\"%s\" is not an Inscope project.",
        "Give the .inscope file that an import has made; to read an export, use the import.");
    assertThat(file).hasContent("kind: List\n");
  }

  @Test
  void aDatabaseOfAnotherProgramIsNotTouched() throws Exception {
    sql("CREATE TABLE theirs (x)");
    byte[] before = Files.readAllBytes(file);

    assertFails(
        () -> Project.open(file, CLOCK),
        "PROJECT-FOREIGN",
        "\"%s\" is a database of another program, not an Inscope project.",
        "Give the .inscope file that an import has made.");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aProjectOfANewerVersionIsNotTouched() throws Exception {
    Given.project(file, _ -> {});
    sql("PRAGMA user_version = 99");

    assertFails(
        () -> Project.open(file, CLOCK),
        "PROJECT-NEWER",
        "The project \"%s\" was written by a newer version of Inscope (format 99, this one knows"
            + " 4).",
        "Open it with that version or a later one.");
  }

  @Test
  void anOlderProjectIsBroughtUpToDateWhenItIsOpenedForWriting() throws Exception {
    try (Database database = Database.open(file, false)) {
      Schema.migrate(database, 0, 1);
    }
    assertThat(Header.read(file).version()).isEqualTo(1);
    assertFails(
        () -> Project.openReadOnly(file),
        "PROJECT-OLDER",
        "The project \"%s\" was written by an older version of Inscope (format 1, this one writes"
            + " 4).",
        "Open it once in the window, or import into it: that brings it up to date.");

    try (Project project = Project.open(file, CLOCK)) {
      project.appendDecision("Ada", "scope", "x");
      assertThat(project.custody())
          .containsExactly(new CustodyEvent(1, CLOCK.instant(), "migrated", "from format 1 to 4"));
      assertThat(project.verify().isIntact()).isTrue();
    }
    assertThat(Header.read(file).version()).isEqualTo(Schema.VERSION);
  }

  @Test
  void aFailedMigrationLeavesTheFileAsItWas() throws Exception {
    try (Database database = Database.open(file, false)) {
      Schema.migrate(database, 0, 1);
      database.execute("CREATE TABLE custody (in_the_way TEXT)");
    }
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> Project.open(file, CLOCK)).isInstanceOf(ProjectException.class);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(contents()).containsExactly(file);
  }

  @Test
  void aProjectInUseElsewhereIsNamed() throws Exception {
    Given.project(file, _ -> {});
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertFails(
          () -> Project.open(file, CLOCK),
          "PROJECT-LOCKED",
          "The project \"%s\" is in use by another program.",
          "Close it there, or wait until its import has finished, and try again.");
    }
  }

  @Test
  void aFullDiskUndoesTheImport() throws IOException {
    Project project = Project.create(file, CLOCK);
    project.database().execute("PRAGMA max_page_count = 60");

    assertFails(
        () -> {
          try (SnapshotWriter writer = project.newSnapshot("first", KEY)) {
            for (int i = 0; i < 20_000; i++) {
              writer.resource(pod("a.yaml", i, "pod-" + i, "uid-" + i, "1"));
            }
            writer.seal();
          }
        },
        "PROJECT-DISK-FULL",
        "The disk is full: the project \"%s\" could not be written.",
        "Free some space and try again. The project is as it was before.");
    project.close();
    assertThat(contents()).isEmpty();
  }

  @Test
  void aDamagedFileIsCalledDamaged() throws IOException {
    Given.project(file, w -> w.resource(pod("a.yaml", 1, "x", "u", "1")));
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 100, 8192, (byte) 0x5a);
    Files.write(file, bytes);

    assertFails(
        () -> Project.openReadOnly(file),
        "PROJECT-DAMAGED",
        "The project \"%s\" is damaged: the database file is damaged.",
        "Run \"inscope verify\" to see what is affected, and go back to a copy of the file.");
  }

  @Test
  void nothingIsPrinted() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream ear = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(ear);
    System.setErr(ear);
    try {
      Given.project(file, w -> w.resource(pod("a.yaml", 1, "x", "u", "1")));
      try (Project project = Project.open(file, Clock.systemUTC())) {
        project.verify();
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private void assertFails(ThrowingCallable call, String code, String message, String hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProjectException.class,
            e -> {
              assertThat(e.getMessage()).isEqualTo(message.replace("%s", file.toString()));
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.hint()).isEqualTo(hint);
            });
  }

  private List<Path> contents() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
