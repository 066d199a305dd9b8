package io.inscope.snapshot.importing;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZIOException;

/// How sources and their failures are called, the same on every system.
final class Names {
  private static final String DAMAGED = "its data is damaged";
  private static final Pattern DAMAGE =
      Pattern.compile(
          "(?i)corrupt|broken|invalid|unexpected|mismatch|header|crc|not in the|^bad |bzip2");
  private static final String CUT_OFF = "it ends too early";

  private Names() {}

  static String of(Path path) {
    String name = path.toString().replace(File.separatorChar, '/');
    return name.isEmpty() ? "." : name;
  }

  /// Why reading failed, in words and without paths.
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it is not there any more";
      case AccessDeniedException _ -> "it may not be read";
      case TooMuchException much -> much.reason();
      case MemoryLimitException _ -> "it asks for more memory than any honest file";
      case ZstdIOException _ when isCut(e) -> CUT_OFF;
      case ZipException _, DamageException _, XZIOException _, ZstdIOException _ -> DAMAGED;
      case EOFException _ -> CUT_OFF;
      default -> isCut(e) ? CUT_OFF : spoken(String.valueOf(e.getMessage()));
    };
  }

  private static boolean isCut(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("Truncated") || message.contains("Unexpected end");
  }

  /// The readers of archives mostly throw plain exceptions; their text is all there is to tell by.
  private static String spoken(String message) {
    if (message.startsWith("Unexpected data after")) {
      return "something else stands behind its compressed data";
    }
    return DAMAGE.matcher(message).find() ? DAMAGED : "reading it failed";
  }
}
