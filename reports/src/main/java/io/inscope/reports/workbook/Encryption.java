package io.inscope.reports.workbook;

import io.inscope.reports.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.ChainingMode;
import org.apache.poi.poifs.crypt.CipherAlgorithm;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Agile encryption with AES-256 and SHA-512, as Excel does it since 2013: [[MS-OFFCRYPTO]
/// 2.3.4.10](https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-offcrypto/87020a34-e73f-4139-99bc-bbdf6cf6fa55).
final class Encryption {
  private static final int AES_256 = 256;
  private static final int BLOCK = 16;

  private Encryption() {}

  /// @param scratch for the container, which is written to and fro
  static void write(
      Password password, WholeFile.Content content, OutputStream out, ScratchFolder scratch)
      throws IOException {
    Path container = scratch.file("encrypted.xlsx");
    try (POIFSFileSystem files = POIFSFileSystem.create(container.toFile())) {
      Encryptor encryptor =
          new EncryptionInfo(
                  EncryptionMode.agile,
                  CipherAlgorithm.aes256,
                  HashAlgorithm.sha512,
                  AES_256,
                  BLOCK,
                  ChainingMode.cbc)
              .getEncryptor();
      encryptor.confirmPassword(password.text());
      try (OutputStream to = encryptor.getDataStream(files)) {
        content.write(to);
      }
      files.writeFilesystem();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot encrypt: " + e.getMessage(), e);
    }
    Files.copy(container, out);
  }
}
