package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import java.util.Optional;

/// What Git keeps for itself beside the files of a repository. Its history may hold secrets that
/// were taken out of the files long ago, so it is never read.
public final class GitStore implements Layout {
  private static final Optional<Place> STORE =
      Optional.of(new Place.Other("git", "Git's own store; the history is not read"));

  @Override
  public String id() {
    return "git";
  }

  @Override
  public String title() {
    return "Git repository";
  }

  @Override
  public Optional<Place> place(String path) {
    return path.contains("/.git/") || path.startsWith(".git/") ? STORE : Optional.empty();
  }

  @Override
  public LayoutReading begin() {
    return new LayoutReading() {
      @Override
      public Optional<String> end(int entries, Sink sink) {
        return Optional.of("a folder .git");
      }
    };
  }
}
