package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.importing.Importer;
import io.inscope.snapshot.importing.Opening;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Recognition;
import io.inscope.snapshot.importing.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.PrimitiveIterator;

/// The database of an etcd: what `etcdctl snapshot save` writes, or the file `member/snap/db` of a
/// member that does not run.
///
/// Such a file has to be read at any place, and can have 8 GB. A file of its own is mapped; what
/// comes from an archive or from standard input is held in memory, up to a limit, because nothing
/// is ever unpacked to disk.
public final class EtcdSnapshot implements Importer {
  private static final int MAX_IN_MEMORY = 256 << 20;

  private final int inMemory;

  public EtcdSnapshot() {
    this((int) Math.min(MAX_IN_MEMORY, Runtime.getRuntime().maxMemory() / 6));
  }

  /// @param inMemory how many bytes of something that is not a file are held in memory
  EtcdSnapshot(int inMemory) {
    this.inMemory = inMemory;
  }

  @Override
  public String id() {
    return "etcd";
  }

  @Override
  public String title() {
    return "etcd snapshot";
  }

  @Override
  public Recognition recognize(Opening opening) {
    return isDatabase(opening)
        ? Recognition.sure("it begins as a database of etcd does")
        : Recognition.NO;
  }

  /// Whether it begins as a bbolt database does, in the first head or, where that is destroyed, in
  /// the second.
  public static boolean isDatabase(Opening opening) {
    if (opening.holds(Meta.PAGE_HEADER, Meta.MAGIC)) {
      return true;
    }
    for (int size = Meta.MIN_PAGE; size < Opening.SIZE; size <<= 1) {
      if (opening.holds(size + Meta.PAGE_HEADER, Meta.MAGIC)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    readFile(name, bytes, Optional.empty(), sink);
  }

  @Override
  public void readFile(String name, InputStream bytes, Optional<Path> file, Sink sink)
      throws IOException {
    if (file.isPresent()) {
      mapped(name, bytes, file.get(), sink);
      return;
    }
    byte[] all = bytes.readNBytes(inMemory + 1);
    if (all.length > inMemory) {
      error(
          sink,
          name,
          "an etcd snapshot in an archive or from standard input is read up to %d MiB, and this one"
                  .formatted(inMemory >> 20)
              + " is larger: unpack it and import the file itself");
      return;
    }
    Bytes content = new Bytes(MemorySegment.ofArray(all));
    read(name, content, new Checksum(new java.io.ByteArrayInputStream(all), all.length), sink);
  }

  private static void mapped(String name, InputStream bytes, Path file, Sink sink)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      long size = channel.size();
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      read(name, new Bytes(segment), new Checksum(bytes, size), sink);
    } catch (InternalError e) {
      // What the JVM throws when a mapped file gets shorter under its hands.
      error(sink, name, "the file changed while it was read: take a copy of it and import that");
    }
  }

  private static void read(String name, Bytes bytes, Checksum checksum, Sink sink)
      throws IOException {
    Damage damage = new Damage(name, sink);
    Optional<Meta> meta = Meta.of(bytes);
    if (meta.isEmpty()) {
      damage.found("both heads of the database are destroyed, so nothing in it can be found");
      return;
    }
    Bolt bolt =
        new Bolt(
            new Bytes(bytes.segment().asSlice(0, checksum.covered())), meta.get(), damage::found);
    Optional<Bolt.Item> revisions = bolt.bucket("key");
    if (revisions.isPresent()) {
      read(name, bytes, bolt, revisions.get(), checksum, damage, sink);
    } else if (damage.isNone()) {
      sink.problem(
          new Problem(
              name,
              0,
              0,
              Problem.Severity.INFO,
              "a bbolt database, but not one of etcd: it has no bucket 'key'",
              0,
              ""));
    }
  }

  private static void read(
      String name,
      Bytes bytes,
      Bolt bolt,
      Bolt.Item bucket,
      Checksum checksum,
      Damage damage,
      Sink sink)
      throws IOException {
    Revisions revisions = new Revisions(bytes);
    bolt.each(
        bucket,
        item -> {
          if (!revisions.add(item)) {
            damage.lostRevision();
          }
        });
    damage.endOfRevisions(revisions.disordered());
    Ledger ledger = new Ledger();
    ObjectReader objects = new ObjectReader(name, bytes, sink, ledger);
    for (PrimitiveIterator.OfLong places = revisions.current().iterator(); places.hasNext(); ) {
      long place = places.nextLong();
      checksum.readTo(place);
      objects.object(revisions.content(place));
    }
    objects.end();
    Checksum.State state = checksum.end();
    damage.checksum(state);
    if (!ledger.isEmpty()) {
      sink.resource(EtcdStorage.of(name, ledger, revisions, state, damage.isNone()));
    }
    ledger.coverage(sink, damage.gap());
  }

  private static void error(Sink sink, String name, String message) {
    sink.problem(new Problem(name, 0, 0, Problem.Severity.ERROR, message, 0, ""));
  }
}
