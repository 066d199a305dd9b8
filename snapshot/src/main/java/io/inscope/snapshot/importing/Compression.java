package io.inscope.snapshot.importing;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// One file made smaller. Several compressed pieces in a row are one file, as their tools have it.
///
/// @param id `gzip`
/// @param magic how it begins, in hex
/// @param suffix that its tool appends to a name
/// @param shortForms suffixes that stand for a compressed tar
record Compression(String id, String magic, String suffix, List<String> shortForms, Opens opens)
    implements Container {
  static final List<Compression> ALL =
      List.of(
          new Compression(
              "gzip",
              "1f8b08",
              "gz",
              List.of("tgz"),
              in ->
                  GzipCompressorInputStream.builder()
                      .setInputStream(in)
                      .setDecompressConcatenated(true)
                      .get()),
          new Compression(
              "bzip2",
              "425a68",
              "bz2",
              List.of("tbz2", "tbz"),
              in -> new BZip2CompressorInputStream(in, true)),
          new Compression(
              "xz",
              "fd377a585a00",
              "xz",
              List.of("txz"),
              in -> new XZInputStream(in, Limits.xzKibibytes())),
          new Compression("zstd", "28b52ffd", "zst", List.of("tzst"), ZstdInputStream::new));

  /// Begins to read the compressed bytes.
  interface Opens {
    InputStream open(InputStream compressed) throws IOException;
  }

  @Override
  public boolean holds(Opening opening) {
    return opening.startsWith(magic);
  }

  /// The file that was compressed; to be closed, for some hold memory outside the heap.
  InputStream open(InputStream compressed) throws IOException {
    return opens.open(new BufferedInputStream(compressed, 1 << 16));
  }

  /// What to call the file inside: `pods.yaml` of `pods.yaml.gz`, the same name when the suffix is
  /// not the usual one.
  String inside(String file) {
    int dot = file.lastIndexOf('.');
    String end = dot <= 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (end.equals(suffix)) {
      return file.substring(0, dot);
    }
    return shortForms.contains(end) ? file.substring(0, dot) + ".tar" : file;
  }
}
