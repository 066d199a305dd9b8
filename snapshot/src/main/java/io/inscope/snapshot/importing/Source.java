package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the user named: a file, a folder, standard input, or resources of our own. It gives its
/// entries one after the other as streams; nothing is ever unpacked.
public interface Source {
  /// As the user named it, without a slash at the end; names of entries start with it.
  String name();

  /// Looks whether it can be read at all, before anything is.
  ///
  /// @throws ImportException when there is nothing to read: what, where and what to do
  void check() throws ImportException;

  /// Gives all entries in an order that depends on their names only.
  void entries(Visitor visitor);

  /// Hears of the entries of a source.
  interface Visitor {
    /// @param name the name of the source and the way to the entry
    void file(String name, Opener content);

    /// Something that has no content to read, such as a link, and why it was left alone.
    void passedOver(String name, String why);

    /// A part that could not be looked at.
    void unreadable(String name, String why);
  }

  /// Opens the content of an entry; called at most once.
  interface Opener {
    InputStream open() throws IOException;

    /// Where the content stands on disk; empty for what is only a stream.
    default Optional<Path> path() {
      return Optional.empty();
    }
  }

  /// The content of something that the file system knows, mostly a plain file.
  record OfFile(Path file) implements Opener {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty(); // no pipe
    }
  }

  /// What a user may name on the command line: a path, or `-` for standard input.
  static Source of(String argument) {
    return argument.equals("-") ? new StandardInput(System.in) : of(Path.of(argument));
  }

  static Source of(Path path) {
    return Files.isDirectory(path) ? new FolderSource(path) : new FileSource(path);
  }
}
