package io.inscope.app.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Keeps what others write and delete again: a second name for each file as soon as it appears.
final class Watch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2;

  private final List<Path> folders;
  private final Path keep;
  private final Set<Object> seen = new HashSet<>();
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::watch);
  private volatile boolean done;

  /// @param keep a folder on the same disk
  Watch(List<Path> folders, Path keep) {
    this.folders = folders;
    this.keep = keep;
    thread.start();
  }

  private void watch() {
    try {
      while (!done) {
        folders.forEach(this::look);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(this::keep);
    } catch (IOException | java.io.UncheckedIOException e) {
      // It went away while we looked; next time.
    }
  }

  private void keep(Path file) {
    try {
      Object key = Files.getAttribute(file, "unix:ino");
      if (seen.add(key)) {
        Files.createLink(keep.resolve(seen.size() + "-" + file.getFileName()), file);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Gone already, or a system without such names.
    }
  }

  /// What is not there any more under its first name.
  static List<Path> gone(Path keep) throws IOException {
    List<Path> gone = new ArrayList<>();
    try (Stream<Path> files = Files.list(keep)) {
      for (Path file : files.toList()) {
        if (Files.getAttribute(file, "unix:nlink").equals(1)) {
          gone.add(file);
        }
      }
    }
    return gone;
  }

  @Override
  public void close() throws InterruptedException {
    done = true;
    thread.join();
  }
}
