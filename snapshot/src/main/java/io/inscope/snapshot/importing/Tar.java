package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/// A [tar archive](https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html): ustar, pax
/// and GNU. The oldest have no magic; their first header has a checksum that tells.
final class Tar implements Archive {
  private static final int BLOCK = 512;

  /// Names, links and attributes in front of an entry are kept in memory, so they must be short.
  private static final long HEADERS = 1 << 20;

  @Override
  public String id() {
    return "tar";
  }

  @Override
  public boolean holds(Opening opening) {
    byte[] header = opening.first(BLOCK);
    return header.length == BLOCK
        && (opening.holds(257, "7573746172") || (header[0] != 0 && isChecked(header)));
  }

  private static boolean isChecked(byte[] header) {
    try {
      return TarUtils.verifyCheckSum(header);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Entries open(InputStream bytes, Consumer<String> damage) {
    return new Walk(new Leash(bytes), damage);
  }

  private static final class Walk implements Entries {
    private final Leash bytes;
    private final Consumer<String> damage;
    private final Marked tar;
    private long end;

    Walk(Leash bytes, Consumer<String> damage) {
      this.bytes = bytes;
      this.damage = damage;
      this.tar = new Marked(bytes);
    }

    @Override
    public Optional<Member> next() throws IOException {
      while (true) {
        bytes.limit(Math.max(end, bytes.position()) + HEADERS);
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
          atTheEnd();
          return Optional.empty();
        }
        bytes.limit(Long.MAX_VALUE);
        end = bytes.position() + Math.max(0, entry.getSize());
        if (!entry.isCheckSumOK()) {
          damage.accept("the header of an entry does not match its checksum");
        }
        if (!entry.isDirectory()) {
          return Optional.of(member(entry));
        }
      }
    }

    private Member member(TarArchiveEntry entry) {
      String path = entry.getName();
      if (entry.isSymbolicLink() || entry.isLink()) {
        return new Member.Other(path, "a link; links are not followed");
      }
      if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
        return new Member.Other(path, "a device, pipe or socket, not a file");
      }
      if (!tar.canReadEntryData(entry)) {
        return new Member.Locked(path, "its kind of tar entry is not known");
      }
      return new Member.File(path, new Unclosed(tar));
    }

    private void atTheEnd() throws IOException {
      bytes.limit(Long.MAX_VALUE);
      if (!tar.marked) {
        damage.accept("the archive has no end mark: it was probably cut off");
      }
      byte[] rest = new byte[1 << 14];
      for (int n = bytes.read(rest); n >= 0; n = bytes.read(rest)) {
        for (int i = 0; i < n; i++) {
          if (rest[i] != 0) {
            damage.accept("something stands behind the end mark of the archive; it is not read");
            return;
          }
        }
      }
    }

    /// Nothing to free; the bytes belong to whoever opened the archive.
    @Override
    public void close() {}
  }

  /// Remembers whether the archive was ended properly: the library takes a cut for an end.
  private static final class Marked extends TarArchiveInputStream {
    private boolean marked;

    Marked(InputStream in) {
      super(in, BLOCK, "UTF-8");
    }

    @Override
    protected boolean isEOFRecord(byte @Nullable [] block) {
      boolean end = super.isEOFRecord(block);
      marked |= end && block != null;
      return end;
    }
  }

  /// Ends when a header is longer than anything honest. Skipping is reading, so all bytes count.
  private static final class Leash extends InputStream {
    private final InputStream in;
    private long position;
    private long limit = Long.MAX_VALUE;

    Leash(InputStream in) {
      this.in = in;
    }

    long position() {
      return position;
    }

    void limit(long bytes) {
      limit = bytes < 0 ? Long.MAX_VALUE : bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (position >= limit && length > 0) {
        throw new TooMuchException("the header of an entry is larger than 1 MiB");
      }
      int n = in.read(target, offset, (int) Math.min(length, limit - position));
      position += Math.max(0, n);
      return n;
    }
  }
}
