package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/// A [zip archive](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), read by the
/// headers in front of its entries. The directory at its end only shows whether all of them were
/// there; what it says beyond that, such as which entry is a link, is not known while an entry is
/// read: a link then is a file that holds the name of its target.
final class Zip implements Archive {
  private static final String REPACK = "; unpack the archive yourself and import the folder";

  @Override
  public String id() {
    return "zip";
  }

  @Override
  public boolean holds(Opening opening) {
    return opening.startsWith("504b0304") || opening.startsWith("504b0506");
  }

  @Override
  public Entries open(InputStream bytes, Consumer<String> damage) {
    return new Walk(bytes, damage);
  }

  private static final class Walk implements Entries {
    private final ZipTail bytes;
    private final Consumer<String> damage;
    private final ZipArchiveInputStream zip;
    private @Nullable ZipArchiveEntry entry;
    private @Nullable Content content;
    private int entries;

    Walk(InputStream bytes, Consumer<String> damage) {
      this.bytes = new ZipTail(bytes);
      this.damage = damage;
      this.zip = new ZipArchiveInputStream(this.bytes, "UTF-8", true, false, true);
    }

    @Override
    public Optional<Member> next() throws IOException {
      while (true) {
        leave();
        ZipArchiveEntry before = entry;
        Content read = content;
        entry = null;
        content = null;
        ZipArchiveEntry next = zip.getNextEntry();
        if (before != null && read != null && isWrong(before, read)) {
          damage.accept(
              "the entry '%s' does not match its checksum: what was read from it may be wrong"
                  .formatted(ArchivePath.shown(before.getName())));
        }
        if (next == null) {
          bytes.drain();
          bytes.complaint(entries).ifPresent(damage);
          return Optional.empty();
        }
        entries++;
        entry = next;
        if (!next.isDirectory()) {
          return Optional.of(member(next));
        }
      }
    }

    private Member member(ZipArchiveEntry next) {
      if (next.getGeneralPurposeBit().usesEncryption()) {
        return new Member.Locked(next.getName(), "it is encrypted" + REPACK);
      }
      if (next.getMethod() == ZipMethod.STORED.getCode()
          && next.getGeneralPurposeBit().usesDataDescriptor()) {
        return new Member.Locked(next.getName(), "its size is not given in front of it" + REPACK);
      }
      // XZ in zip takes as much memory as its header asks for.
      if (!zip.canReadEntryData(next) || next.getMethod() == ZipMethod.XZ.getCode()) {
        return new Member.Locked(next.getName(), "its compression is not known" + REPACK);
      }
      content = new Content(zip);
      return new Member.File(next.getName(), content);
    }

    /// Where the size of an entry stands behind it, the library unpacks what is left of it to get
    /// there; that must have an end.
    private void leave() throws IOException {
      if (content == null || entry == null || !entry.getGeneralPurposeBit().usesDataDescriptor()) {
        return;
      }
      byte[] rest = new byte[1 << 16];
      long passed = 0;
      for (int n = content.read(rest); n >= 0; n = content.read(rest)) {
        passed += n;
        if (passed > Expansion.ALL) {
          throw Expansion.tooMuch(ImportLimits.DEFAULT.ratio());
        }
      }
    }

    private static boolean isWrong(ZipArchiveEntry entry, Content read) {
      return read.ended && entry.getCrc() >= 0 && read.crc.getValue() != entry.getCrc();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /// The content of an entry with its checksum, which the library does not look at.
  private static final class Content extends InputStream {
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private boolean ended;

    Content(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      crc.update(target, offset, Math.max(0, n));
      ended |= n < 0;
      return n;
    }
  }
}
