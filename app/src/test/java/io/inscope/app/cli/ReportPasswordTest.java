package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPasswordTest {
  @TempDir Path folder;

  @Test
  void theWorkbookOpensWithThePasswordOfTheFile() throws Exception {
    Path password = folder.resolve("password.txt");
    Files.writeString(password, "correct horse\r\nmore");
    boolean posix = Files.getFileStore(password).supportsFileAttributeView("posix");
    if (posix) {
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Path workbook = folder.resolve("r.xlsx");

    Run run = Run.of("report", project(), "--out", workbook, "--password-file", password);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly(workbook.toString());
    assertThat(run.err())
        .startsWith(
            posix
                ? "warning: '%s' can be read by other users of this machine; 'chmod 600' keeps it"
                        .formatted(password)
                    + " to yourself"
                    + System.lineSeparator()
                : "");
    try (POIFSFileSystem container = new POIFSFileSystem(workbook.toFile(), true)) {
      Decryptor decryptor = new EncryptionInfo(container).getDecryptor();
      assertThat(decryptor.verifyPassword("correct horse")).isTrue();
      try (XSSFWorkbook opened = new XSSFWorkbook(decryptor.getDataStream(container))) {
        assertThat(opened.getSheet("Cover")).isNotNull();
      }
    }
  }

  private Path project() throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n");
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }
}
