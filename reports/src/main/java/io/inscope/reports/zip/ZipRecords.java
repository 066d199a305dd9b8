package io.inscope.reports.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The records of a zip file, as
/// [APPNOTE](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT) 4.3 numbers them. Every
/// entry is of 1 February 1980: equal contents give equal bytes.
final class ZipRecords {
  /// What a field of four bytes can say; larger numbers move into a Zip64 extra field (4.5.3).
  static final long MAX = 0xFFFF_FFFFL - 1;

  private static final int ESCAPE = -1;
  private static final int MAX_ENTRIES = 0xFFFF - 1;
  private static final short DEFLATED = 8;
  private static final short UTF_8 = 1 << 11;
  private static final short TIME = 0;
  private static final short DATE = 2 << 5 | 1;
  private static final short VERSION = 20;
  private static final short VERSION_64 = 45;
  private static final short EXTRA_64 = 1;

  private record Entry(byte[] name, Deflated content, long offset) {}

  private final OutputStream out;
  private final long max;
  private final List<Entry> entries = new ArrayList<>();
  private long position;

  /// @param max the largest number that goes without Zip64
  ZipRecords(OutputStream out, long max) {
    this.out = out;
    this.max = max;
  }

  /// Local file header (4.3.7) and content.
  void entry(String name, Deflated content, Path file) throws IOException {
    Entry entry = new Entry(name.getBytes(StandardCharsets.UTF_8), content, position);
    boolean large = content.size() > max || content.deflatedSize() > max;
    ByteBuffer extra = record(20);
    if (large) {
      extra.putShort(EXTRA_64).putShort((short) 16);
      extra.putLong(content.size()).putLong(content.deflatedSize());
    }
    ByteBuffer header = record(30 + entry.name().length + 20);
    header.putInt(0x04034b50).putShort(large ? VERSION_64 : VERSION);
    described(header, content, large, large);
    header.putShort((short) entry.name().length).putShort((short) extra.position());
    header.put(entry.name()).put(extra.flip());
    write(header);
    Files.copy(file, out);
    position += content.deflatedSize();
    entries.add(entry);
  }

  /// Central directory (4.3.12) and its end (4.3.14 to 4.3.16).
  void directory() throws IOException {
    long start = position;
    for (Entry entry : entries) {
      directoryHeader(entry);
    }
    long size = position - start;
    if (entries.size() > MAX_ENTRIES || start > max || size > max) {
      end64(start, size);
    }
    int number = Math.min(entries.size(), 0xFFFF);
    ByteBuffer end = record(22);
    end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    end.putShort((short) number).putShort((short) number);
    end.putInt(size > max ? ESCAPE : (int) size).putInt(start > max ? ESCAPE : (int) start);
    end.putShort((short) 0);
    write(end);
  }

  private void directoryHeader(Entry entry) throws IOException {
    Deflated content = entry.content();
    ByteBuffer extra = record(28);
    extra.putShort(EXTRA_64).putShort((short) 0);
    if (content.size() > max) {
      extra.putLong(content.size());
    }
    if (content.deflatedSize() > max) {
      extra.putLong(content.deflatedSize());
    }
    if (entry.offset() > max) {
      extra.putLong(entry.offset());
    }
    boolean large = extra.position() > 4;
    extra.putShort(2, (short) (extra.position() - 4));
    ByteBuffer header = record(46 + entry.name().length + 28);
    header.putInt(0x02014b50).putShort(VERSION_64).putShort(large ? VERSION_64 : VERSION);
    described(header, content, content.size() > max, content.deflatedSize() > max);
    header.putShort((short) entry.name().length);
    header.putShort((short) (large ? extra.position() : 0));
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    header.putInt(entry.offset() > max ? ESCAPE : (int) entry.offset());
    header.put(entry.name());
    if (large) {
      header.put(extra.flip());
    }
    write(header);
  }

  /// What both headers of an entry say.
  private static void described(
      ByteBuffer header, Deflated content, boolean largeSize, boolean largeDeflated) {
    header.putShort(UTF_8).putShort(DEFLATED).putShort(TIME).putShort(DATE).putInt(content.crc());
    header.putInt(largeDeflated ? ESCAPE : (int) content.deflatedSize());
    header.putInt(largeSize ? ESCAPE : (int) content.size());
  }

  private void end64(long start, long size) throws IOException {
    long end = position;
    ByteBuffer record = record(56);
    record.putInt(0x06064b50).putLong(44).putShort(VERSION_64).putShort(VERSION_64);
    record.putInt(0).putInt(0).putLong(entries.size()).putLong(entries.size());
    record.putLong(size).putLong(start);
    write(record);
    ByteBuffer locator = record(20);
    locator.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    write(locator);
  }

  private static ByteBuffer record(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer record) throws IOException {
    out.write(record.array(), 0, record.position());
    position += record.position();
  }
}
