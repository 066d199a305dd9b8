package io.inscope.snapshot.importing;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Archives made on the spot.
final class Archives {
  private Archives() {}

  static final String POD = "kind: Pod\napiVersion: v1\nmetadata:\n  name: %s\n";

  static byte[] pod(String name) {
    return POD.formatted(name).getBytes(StandardCharsets.UTF_8);
  }

  /// Names and contents in turn; contents are texts or bytes.
  static Map<String, byte[]> files(Object... namesAndContents) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
    }
    return files;
  }

  static byte[] tar(Map<String, byte[]> files) {
    return tar(
        out -> {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put(out, new TarArchiveEntry(file.getKey(), true), file.getValue());
          }
        });
  }

  static byte[] tar(Writing<TarArchiveOutputStream> writing) {
    return bytes(
        out -> {
          try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            writing.to(tar);
          }
        });
  }

  static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /// As `zip -` and Java write it: sizes behind the entries.
  static byte[] zip(Map<String, byte[]> files) {
    return bytes(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
              zip.putNextEntry(new ZipEntry(file.getKey()));
              zip.write(file.getValue());
            }
          }
        });
  }

  static byte[] gzip(byte[] content) {
    return through(GZIPOutputStream::new, content);
  }

  static byte[] bzip2(byte[] content) {
    return through(BZip2CompressorOutputStream::new, content);
  }

  static byte[] xz(byte[] content) {
    return through(out -> new XZOutputStream(out, new LZMA2Options(0)), content);
  }

  static byte[] zstd(byte[] content) {
    return through(ZstdOutputStream::new, content);
  }

  interface Compressing {
    OutputStream onto(OutputStream out) throws IOException;
  }

  static byte[] through(Compressing compressing, byte[] content) {
    return bytes(
        out -> {
          try (OutputStream compressed = compressing.onto(out)) {
            compressed.write(content);
          }
        });
  }

  interface Writing<T> {
    void to(T out) throws IOException;
  }

  static byte[] bytes(Writing<OutputStream> writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
