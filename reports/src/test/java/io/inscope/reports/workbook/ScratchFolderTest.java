package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.TempFile;
import org.junit.jupiter.api.Test;

class ScratchFolderTest {
  @Test
  void takesInThePoiFilesOfThisThreadAndIsGoneAfterwards() throws IOException {
    Path file;
    Path folder;
    try (ScratchFolder scratch = new ScratchFolder()) {
      folder = scratch.file("x").getParent();
      file = TempFile.createTempFile("poi", ".xml").toPath();
      Files.writeString(TempFile.createTempDirectory("poi").toPath().resolve("y"), "y");
      assertThat(file).exists().hasParent(folder);
    }
    assertThat(folder).doesNotExist();
  }
}
