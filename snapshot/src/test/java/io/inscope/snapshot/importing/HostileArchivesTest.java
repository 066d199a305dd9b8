package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Archives.files;
import static io.inscope.snapshot.importing.Archives.gzip;
import static io.inscope.snapshot.importing.Archives.pod;
import static io.inscope.snapshot.importing.Archives.put;
import static io.inscope.snapshot.importing.Archives.tar;
import static io.inscope.snapshot.importing.Archives.xz;
import static io.inscope.snapshot.importing.Archives.zip;
import static io.inscope.snapshot.importing.Archives.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.inscope.snapshot.model.Progress;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

class HostileArchivesTest {
  private static final String LISTED = ": its content is listed on its own";
  private static final String BOMB =
      "it unpacks to more than 200 times its size, as only a decompression bomb does; if it is"
          + " genuine, raise that with --limit ratio, or unpack it yourself and import the folder"
          + " (0)";

  @Test
  void aBombCostsOnlyItself() {
    byte[] bomb = new byte[90 << 20];
    Map<String, byte[]> files = files("a.yaml", pod("a"), "bomb", bomb, "z.yaml", pod("z"));
    for (byte[] archive : List.of(zip(files), xz(tar(files)), zstd(tar(files)))) {
      Imported imported = Imported.of(archive);
      assertThat(imported.objects()).containsExactly("1 default/Pod/a", "1 default/Pod/z");
      assertThat(imported.problems())
          .containsExactly("ERROR -!/bomb it could not be read to its end: " + BOMB);
      assertThat(imported.entries()).element(1).isEqualTo("UNREADABLE -!/bomb binary 0");
      assertThat(imported.entries().getLast()).startsWith("IMPORTED - ").endsWith(LISTED);
    }
  }

  @Test
  void layersOfABombAreMeasuredTogether() {
    Imported imported = Imported.of(zip(files("b.gz", gzip(gzip(new byte[90 << 20])))));

    assertThat(imported.problems())
        .containsExactly("ERROR -!/b.gz!/b!/b it could not be read to its end: " + BOMB);
  }

  @Test
  void archivesAreOpenedEightDeep() {
    byte[] content = pod("a");
    for (int i = 0; i < 10; i++) {
      content = zip(files("n.zip", content, "p.yaml", pod("p" + i)));
    }
    Imported imported = Imported.of(content);

    assertThat(imported.objects()).hasSize(8);
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -"
                + "!/n.zip".repeat(8)
                + " it is not opened: archives are nested more than 8 deep; raise that with"
                + " --limit depth, or unpack it yourself and import the folder (0)");
  }

  @Test
  void tooManyEntriesAreNotRead() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      files.put(i + ".yaml", pod("p" + i));
    }
    Collector collector = new Collector();
    SourceReader reader =
        new SourceReader(
            "-", Formats.ALL, collector, Progress.NONE, new ImportLimits(200, 10, 8, 1 << 20, ""));
    new StandardInput(new ByteArrayInputStream(tar(files))).entries(reader);

    assertThat(collector.resources()).hasSize(10);
    assertThat(collector.problems())
        .extracting(Problem::message)
        .containsExactly(
            "it could not be read beyond entry 10, '9.yaml': there are more than 10 entries, and"
                + " no more are read; raise that with --limit entries");
    assertThat(collector.entries().getLast().disposition()).isEqualTo(Entry.Disposition.DAMAGED);
    assertThat(reader.summary().entryCount()).isEqualTo(collector.entries().size()).isEqualTo(11);
  }

  @Test
  void pathsOutOfTheArchiveAreRefusedAndListed() {
    Map<String, byte[]> files =
        files(
            "../up.yaml", pod("a"),
            "a/../../b.yaml", pod("b"),
            "/etc/c.yaml", pod("c"),
            "C:\\d.yaml", pod("d"),
            "..\\e.yaml", pod("e"),
            "a..b/..c/f.yaml", pod("f"));
    String out = " it is not read: its path leads out of the archive with '..'";
    String absolute = " it is not read: its path is absolute";
    String advice = "; ask for an archive packed from inside its folder (0)";
    for (byte[] archive : List.of(zip(files), tar(files))) {
      Imported imported = Imported.of(archive);
      assertThat(imported.objects()).containsExactly("1 default/Pod/f");
      assertThat(imported.problems().stream().map(p -> p.replace('\\', '/')).toList())
          .containsExactly(
              "ERROR -!/../up.yaml" + out + advice,
              "ERROR -!/a/../../b.yaml" + out + advice,
              "ERROR -!//etc/c.yaml" + absolute + advice,
              "ERROR -!/C:/d.yaml" + absolute + advice,
              "ERROR -!/../e.yaml" + out + advice);
      assertThat(imported.with(Entry.Disposition.UNREADABLE))
          .hasSize(5)
          .allMatch(e -> e.size() == pod("a").length && e.sha256().length() == 64);
    }
  }

  @Test
  void linksAndDevicesInATarAreListed() {
    byte[] tar =
        tar(
            out -> {
              link(out, "soft", TarConstants.LF_SYMLINK);
              link(out, "hard", TarConstants.LF_LINK);
              out.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
              out.closeArchiveEntry();
              put(out, new TarArchiveEntry("a\u001B[2J\n.yaml"), pod("a"));
            });

    assertThat(Imported.of(tar).entries())
        .containsExactly(
            "SKIPPED -!/soft ? 0: a link; links are not followed",
            "SKIPPED -!/hard ? 0: a link; links are not followed",
            "SKIPPED -!/pipe ? 0: a device, pipe or socket, not a file",
            "IMPORTED -!/a\uFFFD[2J\uFFFD.yaml kubectl-yaml 1",
            "IMPORTED - tar 0" + LISTED);
  }

  private static void link(TarArchiveOutputStream out, String name, byte type)
      throws java.io.IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setLinkName("/etc/passwd");
    out.putArchiveEntry(entry);
    out.closeArchiveEntry();
  }

  @Test
  void whatStoodBeforeACutIsKept() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] noise = new byte[300_000];
    random.nextBytes(noise);
    Map<String, byte[]> files = files("a.yaml", pod("a"), "x/noise", noise, "z.yaml", pod("z"));
    for (byte[] archive : List.of(gzip(tar(files)), xz(tar(files)), zstd(tar(files)), zip(files))) {
      Imported imported = Imported.of(Arrays.copyOf(archive, archive.length * 2 / 3));
      assertThat(imported.objects()).containsExactly("1 default/Pod/a");
      assertThat(imported.problems())
          .containsExactly(
              "ERROR -!/x/noise it could not be read to its end: it ends too early (0)",
              "ERROR - it could not be read beyond entry 2, 'x/noise': it ends too early (0)");
      assertThat(imported.entries().getLast()).startsWith("DAMAGED - ").endsWith(LISTED);
    }
  }

  @Test
  void aCutBetweenTwoEntriesShows() {
    Map<String, byte[]> files = files("a.yaml", pod("a"), "b.yaml", pod("b"));
    byte[] tar = tar(files);
    byte[] zip = zip(files);
    int second =
        new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("PK\3\4");

    assertThat(Imported.of(Arrays.copyOf(tar, 1024)).problems())
        .containsExactly("ERROR - the archive has no end mark: it was probably cut off (0)");
    assertThat(Imported.of(Arrays.copyOf(zip, second)).problems())
        .containsExactly(
            "ERROR - it could not be read beyond entry 1, 'a.yaml': it ends too early (0)");
  }

  @Test
  void aZipIsComparedWithTheRecordAtItsEnd() {
    byte[] zip = zip(files("a.yaml", pod("a"), "b.yaml", pod("b")));
    byte[] longer = Arrays.copyOf(zip, zip.length + 100_000);
    zip[zip.length - 12] = 3;

    assertThat(Imported.of(zip).problems())
        .containsExactly("ERROR - the archive lists 3 entries and 2 were found (0)");
    assertThat(Imported.of(longer).problems())
        .containsExactly(
            "ERROR - the archive does not end as a zip archive does: it was probably cut off or"
                + " lengthened (0)");
  }

  @Test
  void whatStandsBehindTheEndOfATarIsNotPassedOverSilently() {
    byte[] first = tar(files("a.yaml", pod("a")));
    byte[] both = Arrays.copyOf(first, 2 * first.length);
    System.arraycopy(first, 0, both, first.length, first.length);

    assertThat(Imported.of(both).problems())
        .containsExactly(
            "ERROR - something stands behind the end mark of the archive; it is not read (0)");
  }

  @Test
  void anEncryptedEntryCostsOnlyItself() {
    byte[] zip = storedWithSizes("a.yaml", pod("a"));
    zip[6] |= 1;

    assertThat(Imported.of(zip).problems())
        .contains(
            "ERROR -!/a.yaml it could not be read: it is encrypted; unpack the archive yourself and"
                + " import the folder (0)");
  }

  @Test
  void anEntryOfUnknownSizeIsNamed() {
    byte[] zip = storedWithSizes("a.yaml", pod("a"));
    zip[6] |= 8;

    assertThat(Imported.of(zip).problems())
        .contains(
            "ERROR -!/a.yaml it could not be read: its size is not given in front of it; unpack the"
                + " archive yourself and import the folder (0)");
  }

  @Test
  void aWrongChecksumIsSaid() {
    byte[] zip = storedWithSizes("a.yaml", pod("a"));
    zip[30 + "a.yaml".length() + pod("a").length - 2] = 'b';

    assertThat(Imported.of(zip).problems())
        .containsExactly(
            "ERROR - the entry 'a.yaml' does not match its checksum: what was read from it may be"
                + " wrong (0)");
  }

  private static byte[] storedWithSizes(String name, byte[] content) {
    return Archives.bytes(
        out -> {
          try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
            java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry(name);
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(content);
            entry.setMethod(java.util.zip.ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
          }
        });
  }

  @Test
  void aNameAsLongAsABombEndsTheArchive() {
    byte[] tar =
        tar(
            out -> {
              put(out, new TarArchiveEntry("a.yaml"), pod("a"));
              put(
                  out,
                  new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME),
                  new byte[4 << 20]);
            });

    assertThat(Imported.of(tar).problems())
        .containsExactly(
            "ERROR - it could not be read beyond entry 1, 'a.yaml': the header of an entry is"
                + " larger than 1 MiB (0)");
  }

  @Test
  void aFileThatAsksForTooMuchMemoryGetsNone() {
    byte[] xz = xz(pod("a"));
    // Behind the stream header: size, flags, filter, size of its properties, dictionary.
    int block = 12;
    int size = 4 * (xz[block] + 1);
    xz[block + 4] = 36;
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(xz, block, size - 4);
    for (int i = 0; i < 4; i++) {
      xz[block + size - 4 + i] = (byte) (crc.getValue() >> 8 * i);
    }

    assertThat(Imported.of(xz).problems())
        .containsExactly(
            "ERROR - it could not be read: it asks for more memory than any honest file (0)");
    assertThat(Imported.of(xz).entries()).containsExactly("UNREADABLE - xz 0");
  }

  @Test
  void damageNeverStopsAnImport() {
    Map<String, byte[]> files =
        files("a.yaml", pod("a"), "dir/b.yaml", pod("b"), "c.gz", gzip(pod("c")), "e", new byte[0]);
    SplittableRandom random = new SplittableRandom(20261121);
    for (byte[] archive :
        List.of(
            tar(files),
            zip(files),
            gzip(tar(files)),
            xz(tar(files)),
            zstd(zip(files)),
            Archives.bzip2(tar(files)))) {
      assertThat(Imported.of(archive).objects()).hasSize(3);
      for (int i = 0; i < 400; i++) {
        byte[] damaged = mutate(archive, random);
        Imported imported =
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Imported.of(damaged));
        Entry whole = imported.collector.entries().getLast();
        assertThat(whole.source()).isEqualTo("-");
        assertThat(whole.size()).isEqualTo(damaged.length);
        boolean nothingLeft = damaged.length < 4;
        if (imported.objects().size() < 3 && imported.problems().isEmpty() && !nothingLeft) {
          assertThat(imported.with(Entry.Disposition.SKIPPED))
              .as(() -> imported.entries().toString())
              .isNotEmpty();
        }
      }
    }
  }

  private static byte[] mutate(byte[] original, SplittableRandom random) {
    byte[] bytes = original.clone();
    for (int n = random.nextInt(1, 5); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(1, bytes.length)) : bytes;
  }
}
