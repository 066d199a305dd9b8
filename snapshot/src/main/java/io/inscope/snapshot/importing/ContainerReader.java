package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.Archive.Member;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads one container: gives what stands in it to the reader of the source, entry by entry, and
/// says of the container itself what is wrong with it. Damage costs what stands behind it.
final class ContainerReader {
  private final String name;
  private final SourceReader reader;
  private final Expansion expansion;
  private final EntryTally tally;

  ContainerReader(String name, SourceReader reader, Expansion expansion, EntryTally tally) {
    this.name = name;
    this.reader = reader;
    this.expansion = expansion;
    this.tally = tally;
  }

  /// @return the id of what it was: that of the container, or `tar.gz` for a compressed tar, which
  ///   is one container, as everybody has it
  String read(Container container, InputStream bytes) {
    return switch (container) {
      case Archive archive -> {
        archive(archive, bytes);
        yield archive.id();
      }
      case Compression compression -> compressed(compression, bytes);
    };
  }

  private String compressed(Compression compression, InputStream bytes) {
    try (InputStream content = DamageException.of(() -> compression.open(bytes))) {
      Peek peek = new Peek(expansion.watch(content).asContainer(), Opening.SIZE);
      if (peek.head().length == 0) {
        peek.failed();
      }
      Tar tar = new Tar();
      if (tar.holds(new Opening(name, peek.head()))) {
        archive(tar, peek);
        return tar.id() + "." + compression.suffix();
      }
      tally.held();
      reader.member(inner(compression.inside(name.substring(name.lastIndexOf('/') + 1))), peek);
    } catch (IOException e) {
      tally.problem(SourceReader.error(name, "it could not be read: " + Names.reason(e)));
    }
    return compression.id();
  }

  private void archive(Archive archive, InputStream bytes) {
    int count = 0;
    String last = "";
    try (Archive.Entries entries = DamageException.of(() -> archive.open(bytes, this::complain))) {
      while (true) {
        Optional<Member> member = DamageException.of(entries::next);
        if (member.isEmpty()) {
          return;
        }
        reader.countMember();
        tally.held();
        count++;
        last = ArchivePath.shown(member.get().path());
        give(member.get());
      }
    } catch (IOException e) {
      String where =
          count == 0
              ? "it could not be read: "
              : "it could not be read beyond entry %d, '%s': ".formatted(count, last);
      tally.problem(SourceReader.error(name, where + Names.reason(e)));
    }
  }

  private void complain(String damage) {
    tally.problem(SourceReader.error(name, damage));
  }

  private void give(Member member) {
    String inner = inner(ArchivePath.shown(member.path()));
    switch (member) {
      case Member.File file -> {
        ArchivePath.refusal(file.path())
            .ifPresentOrElse(
                why -> reader.refused(inner, file.content(), why),
                () -> reader.member(inner, file.content()));
      }
      case Member.Other other -> reader.passedOver(inner, other.why());
      case Member.Locked locked -> reader.unreadable(inner, locked.why());
    }
  }

  private String inner(String path) {
    return name + "!/" + path;
  }
}
