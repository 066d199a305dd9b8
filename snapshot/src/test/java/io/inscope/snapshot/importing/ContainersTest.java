package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Archives.bzip2;
import static io.inscope.snapshot.importing.Archives.files;
import static io.inscope.snapshot.importing.Archives.gzip;
import static io.inscope.snapshot.importing.Archives.pod;
import static io.inscope.snapshot.importing.Archives.tar;
import static io.inscope.snapshot.importing.Archives.xz;
import static io.inscope.snapshot.importing.Archives.zip;
import static io.inscope.snapshot.importing.Archives.zstd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainersTest {
  private static final String LISTED = ": its content is listed on its own";

  @Test
  void containersInContainersAreReadFiveDeep() {
    byte[] c = zip(files("c.yaml", pod("c")));
    byte[] deep = tar(files("x/b.zip", c, "pods.yaml.bz2", bzip2(pod("d"))));
    byte[] middle = zip(files("m/a.tar.xz", xz(deep), "a.yaml", pod("a")));
    Imported imported = Imported.of(gzip(tar(files("top.zst", zstd(middle), "e.yaml", pod("e")))));

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.entries())
        .containsExactly(
            "IMPORTED -!/top.zst!/top!/m/a.tar.xz!/x/b.zip!/c.yaml kubectl-yaml 1",
            "IMPORTED -!/top.zst!/top!/m/a.tar.xz!/x/b.zip zip 0" + LISTED,
            "IMPORTED -!/top.zst!/top!/m/a.tar.xz!/pods.yaml.bz2!/pods.yaml kubectl-yaml 1",
            "IMPORTED -!/top.zst!/top!/m/a.tar.xz!/pods.yaml.bz2 bzip2 0" + LISTED,
            "IMPORTED -!/top.zst!/top!/m/a.tar.xz tar.xz 0" + LISTED,
            "IMPORTED -!/top.zst!/top!/a.yaml kubectl-yaml 1",
            "IMPORTED -!/top.zst!/top zip 0" + LISTED,
            "IMPORTED -!/top.zst zstd 0" + LISTED,
            "IMPORTED -!/e.yaml kubectl-yaml 1",
            "IMPORTED - tar.gz 0" + LISTED);
  }

  @Test
  void everyEntryIsCountedAndHashedAsItStandsInItsContainer() throws Exception {
    byte[] inner = zip(files("a.yaml", pod("a"), "picture", new byte[] {0, 1, 2, 3}));
    byte[] outer = tar(files("inner.zip", inner));
    Imported imported = Imported.of(outer);

    assertThat(imported.collector.entries())
        .extracting(e -> e.source() + " " + e.size() + " " + e.sha256())
        .containsExactly(
            "-!/inner.zip!/a.yaml " + pod("a").length + " " + sha256(pod("a")),
            "-!/inner.zip!/picture 4 " + sha256(new byte[] {0, 1, 2, 3}),
            "-!/inner.zip " + inner.length + " " + sha256(inner),
            "- " + outer.length + " " + sha256(outer));
    assertThat(imported.summaries.getFirst().entries())
        .isEqualTo(Map.of(Entry.Disposition.IMPORTED, 3, Entry.Disposition.SKIPPED, 1));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void namesThatNoFileSystemTakesAreNoMatter() {
    String name = "ns/pod:1/" + "tief/".repeat(74) + "größe-日本.yaml";
    assertThat(name.length()).isBetween(390, 400);
    Map<String, byte[]> files =
        files(name, pod("a"), "CON", pod("b"), "c: d?.yaml", pod("c"), "empty:.log", new byte[0]);
    for (byte[] archive : List.of(tar(files), zip(files), xz(tar(files)))) {
      Imported imported = Imported.of(archive);
      assertThat(imported.problems()).isEmpty();
      assertThat(imported.entries().subList(0, 4))
          .containsExactly(
              "IMPORTED -!/" + name + " kubectl-yaml 1",
              "IMPORTED -!/CON kubectl-yaml 1",
              "IMPORTED -!/c: d?.yaml kubectl-yaml 1",
              "EMPTY -!/empty:.log ? 0: a file without content");
    }
  }

  @Test
  void namesOnlyServeToNameWhatIsInside() {
    assertThat(Container.of(new Opening("x.zip", pod("a")))).isEmpty();
    assertThat(Imported.of(zip(files("pods.yaml", gzip(pod("a"))))).entries())
        .containsExactly(
            "IMPORTED -!/pods.yaml!/pods.yaml kubectl-yaml 1",
            "IMPORTED -!/pods.yaml gzip 0" + LISTED,
            "IMPORTED - zip 0" + LISTED);
    Compression gzip = Compression.ALL.getFirst();
    assertThat(List.of("a.GZ", "a.tgz", "a.b", ".gz", "a.xz"))
        .extracting(gzip::inside)
        .containsExactly("a", "a.tar", "a.b", ".gz", "a.xz");
  }

  @Test
  void piecesInARowAreOneFile() {
    for (Archives.Compressing tool :
        List.<Archives.Compressing>of(
            java.util.zip.GZIPOutputStream::new,
            org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream::new,
            out -> new org.tukaani.xz.XZOutputStream(out, new org.tukaani.xz.LZMA2Options(0)),
            com.github.luben.zstd.ZstdOutputStream::new)) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(Archives.through(tool, pod("a")));
      both.writeBytes(Archives.through(tool, ("---\n" + Archives.POD.formatted("b")).getBytes()));
      Imported imported = Imported.of(both.toByteArray());
      assertThat(imported.problems()).isEmpty();
      assertThat(imported.objects()).containsExactly("1 default/Pod/a", "6 default/Pod/b");
    }
  }

  @Test
  void tarsWithoutMagicAreKnownByTheirChecksum() {
    byte[] tar = tar(files("a.yaml", pod("a")));
    java.util.Arrays.fill(tar, 257, 265, (byte) 0);
    int sum = 8 * ' ';
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? 0 : tar[i];
    }
    byte[] digits = "%06o\0 ".formatted(sum).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, tar, 148, 8);

    assertThat(Imported.of(tar).entries())
        .containsExactly("IMPORTED -!/a.yaml kubectl-yaml 1", "IMPORTED - tar 0" + LISTED);
  }

  @Test
  void anArchiveOfNothingIsEmpty() {
    assertThat(Imported.of(zip(files())).entries())
        .containsExactly("EMPTY - zip 0: no object in it");
  }
}
