package io.inscope.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void anOldFileIsThere() throws IOException {
    target = folder.resolve("report.xlsx");
    Files.writeString(target, "old");
  }

  @Test
  void aFileThatIsOpenInExcelIsNamedWithWhatToDo() {
    String said = "The process cannot access the file because it is being used by another process";

    OutputException e =
        failure(
            WholeFileTest::content,
            (partial, to) -> {
              throw new FileSystemException(partial.toString(), to.toString(), said);
            });

    assertThat(e).hasMessage("'%s' could not be replaced: %s", target, said);
    assertThat(e.code()).isEqualTo("OUTPUT-IN-USE");
    assertThat(e.hint())
        .isEqualTo(
            "Close it if it is open in Excel or another program, or give another name. The old"
                + " file is as it was.");
  }

  @Test
  void aFullDiskIsNamedAndLeavesTheOldFile() {
    OutputException e =
        failure(
            out -> {
              content(out);
              throw new IOException("No space left on device");
            },
            Files::move);

    assertThat(e).hasMessage("'%s' could not be written: the disk is full", target);
    assertThat(e.code()).isEqualTo("OUTPUT-NO-SPACE");
    assertThat(e.hint())
        .isEqualTo(
            "Make room in its folder, and in '%s' for temporary files, or choose another disk."
                .formatted(System.getProperty("java.io.tmpdir")));
  }

  @Test
  void aFolderOfOthersIsDenied() {
    OutputException e =
        failure(
            out -> {
              throw new AccessDeniedException("x");
            },
            Files::move);

    assertThat(e).hasMessage("'%s' cannot be written: access is denied", target);
    assertThat(e.code()).isEqualTo("OUTPUT-DENIED");
  }

  @Test
  void whatElseGoesWrongIsToldInTheWordsOfTheSystem() {
    OutputException e =
        failure(
            out -> {
              throw new IOException("Input/output error");
            },
            Files::move);

    assertThat(e).hasMessage("'%s' could not be written: Input/output error", target);
    assertThat(e.code()).isEqualTo("OUTPUT-FAILED");
  }

  /// Of a failure that leaves the old file, and nothing beside it.
  private OutputException failure(WholeFile.Content content, WholeFile.Move move) {
    OutputException e =
        catchThrowableOfType(OutputException.class, () -> WholeFile.write(target, content, move));
    assertThat(target).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).isEqualTo(List.of(target));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return e;
  }

  private static void content(OutputStream out) throws IOException {
    out.write("new".getBytes(StandardCharsets.UTF_8));
  }
}
