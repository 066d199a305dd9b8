package io.inscope.reports.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipPackageTest {
  @TempDir Path folder;

  @Test
  void entriesReadBackInTheirOrderWithTheirSizes() throws IOException {
    byte[] zip = zip(2);

    assertThat(read(zip)).containsExactlyEntriesOf(texts());
    Path file = Files.write(folder.resolve("a.zip"), zip);
    try (ZipFile directory = new ZipFile(file.toFile())) {
      for (Map.Entry<String, String> text : texts().entrySet()) {
        ZipEntry entry = directory.getEntry(text.getKey());
        byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
        assertThat(directory.getInputStream(entry).readAllBytes()).isEqualTo(bytes);
        assertThat(entry.getSize()).isEqualTo(bytes.length);
        assertThat(entry.getCrc()).isEqualTo(crc(bytes));
        assertThat(entry.getTimeLocal()).hasToString("1980-02-01T00:00");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void theNumberOfThreadsChangesNoByte(int threads) throws IOException {
    assertThat(zip(threads)).isEqualTo(zip(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatABlockThrowsComesOutAndTheThreadsEnd(int threads) throws IOException {
    try (ZipPackage zip =
        new ZipPackage(new ByteArrayOutputStream(), folder.resolve("scratch"), threads)) {
      List<Block> blocks = new ArrayList<>(blocks("x".repeat(100_000)));
      blocks.add(
          20,
          out -> {
            throw new IOException("the disk is gone");
          });
      assertThatThrownBy(() -> zip.add("a", blocks.iterator()))
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is gone");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("deflate-"));
  }

  @Test
  void checksumsOfPiecesCombineIntoTheOneOfTheWhole() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] whole = new byte[random.nextInt(5_000)];
      random.nextBytes(whole);
      int cut = random.nextInt(whole.length + 1);
      CRC32 first = new CRC32();
      first.update(whole, 0, cut);
      CRC32 second = new CRC32();
      second.update(whole, cut, whole.length - cut);

      assertThat(Crc.combined((int) first.getValue(), (int) second.getValue(), whole.length - cut))
          .isEqualTo((int) crc(whole));
    }
  }

  /// Fields of Zip64 appear from sizes on that tests cannot have; with a limit of 50 bytes they
  /// appear on some entries for each reason: size, deflated size, offset.
  @Test
  void sizesBeyondTheFieldsMoveIntoZip64() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZipRecords records = new ZipRecords(out, 50);
    Path scratch = folder.resolve("scratch");
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("small", "a");
    texts.put("repeats", "a".repeat(1_000));
    texts.put("large", Objects.requireNonNull(texts().get("xl/b.xml")).substring(0, 400));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
      byte[] deflated = deflated(bytes);
      Files.write(scratch, deflated);
      records.entry(
          text.getKey(), new Deflated((int) crc(bytes), bytes.length, deflated.length), scratch);
    }
    records.directory();

    assertThat(read(out.toByteArray())).containsExactlyEntriesOf(texts);
    Path file = Files.write(folder.resolve("64.zip"), out.toByteArray());
    try (ZipFile directory = new ZipFile(file.toFile())) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        assertThat(directory.getInputStream(directory.getEntry(text.getKey())))
            .hasContent(text.getValue());
      }
    }
  }

  private byte[] zip(int threads) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipPackage zip = new ZipPackage(out, folder.resolve("scratch"), threads)) {
      for (Map.Entry<String, String> text : texts().entrySet()) {
        zip.add(text.getKey(), blocks(text.getValue()).iterator());
      }
      zip.finish();
    }
    return out.toByteArray();
  }

  /// Empty, short, and of many blocks.
  private static Map<String, String> texts() {
    Random random = new Random(7);
    StringBuilder large = new StringBuilder();
    while (large.length() < 300_000) {
      large.append("row ").append(random.nextInt(1_000)).append(" é;");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("z.xml", "short");
    texts.put("empty.xml", "");
    texts.put("xl/b.xml", large.toString());
    return texts;
  }

  private static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < text.length(); i += 1_000) {
      String piece = text.substring(i, Math.min(text.length(), i + 1_000));
      blocks.add(out -> out.write(piece.getBytes(StandardCharsets.UTF_8)));
    }
    return blocks;
  }

  private static Map<String, String> read(byte[] zip) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static byte[] deflated(byte[] bytes) {
    byte[] buffer = new byte[bytes.length + 100];
    try (Deflater deflater = new Deflater(6, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      int length = deflater.deflate(buffer);
      return java.util.Arrays.copyOf(buffer, length);
    }
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
