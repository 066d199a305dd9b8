package io.inscope.snapshot.importing;

import java.util.Optional;

/// What one layout gathers while one source is read. Not asked again after [#end].
public interface LayoutReading {
  /// An entry with objects begins; for layouts that are told by what stands in their files.
  default void opening(String path, Opening opening) {}

  /// An entry with objects was read, as far as it could be.
  ///
  /// @param objects how many came from it
  /// @param whole whether it was read without any error, so that it is all of the list
  default void objects(String path, Place.Objects place, int objects, boolean whole) {}

  /// An entry that holds objects in this layout, but has no content: often the trace of a command
  /// that failed.
  default void blank(String path, Place.Objects place) {}

  /// The content of an entry that says what was asked, refused or left out.
  ///
  /// @param sink for problems; coverage is better said at the [#end]
  default void evidence(String path, byte[] content, Sink sink) {}

  /// Ends the source: says what is covered, and whether the source really was in this layout.
  ///
  /// @param entries how many entries of the source were in this layout, at least one
  /// @return why the source is taken for this layout, for the user; empty when too little of it was
  ///   there to say so, and then no coverage is to be said either
  Optional<String> end(int entries, Sink sink);
}
