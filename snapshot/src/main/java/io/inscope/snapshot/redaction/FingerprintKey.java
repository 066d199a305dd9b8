package io.inscope.snapshot.redaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key under which secret values are fingerprinted. It lives on the assessor's machine, never
/// in a project file; snapshots made with the same key can be compared value by value, others
/// cannot.
///
/// Fingerprints are HMAC-SHA-256 (RFC 2104), cut to 128 bits.
public final class FingerprintKey {
  private static final int BYTES = 32;
  private static final int SHOWN_BYTES = 16;

  private final SecretKeySpec key;

  private FingerprintKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// A key that the caller keeps.
  ///
  /// @throws IllegalArgumentException when there are fewer than 32 bytes
  public static FingerprintKey of(byte[] bytes) {
    if (bytes.length < BYTES) {
      throw new IllegalArgumentException("a fingerprint key needs at least " + BYTES + " bytes");
    }
    return new FingerprintKey(bytes.clone());
  }

  /// A key that is forgotten with the process: fingerprints compare within one snapshot only.
  public static FingerprintKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new FingerprintKey(bytes);
  }

  /// The key kept in a file; made, readable by its owner only, when there is none.
  ///
  /// @throws IOException when the file can be neither read nor made, or holds something else
  public static FingerprintKey load(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != BYTES) {
      throw new IOException("not a fingerprint key of " + BYTES + " bytes: " + file);
    }
    return new FingerprintKey(bytes);
  }

  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, ownerOnly);
    } catch (FileAlreadyExistsException e) {
      return; // another process was faster: its key counts
    }
    Files.write(file, random().key.getEncoded());
  }

  /// Names the key without giving it away: equal for equal keys only. 16 hex digits.
  public String id() {
    return fingerprint("inscope fingerprint key".getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /// 32 lower-case hex digits.
  public String fingerprint(byte[] value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(value), 0, SHOWN_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  /// Never the key.
  @Override
  public String toString() {
    return "FingerprintKey " + id();
  }
}
