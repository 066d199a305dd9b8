package io.inscope.snapshot.model;

/// What is known of a kind in a namespace: absence of objects proves nothing unless somebody
/// looked.
public sealed interface Coverage {
  /// It was listed, and this many came.
  record Read(int count) implements Coverage {}

  /// The server refused to list it.
  record Refused(String message) implements Coverage {}

  /// Listing it went wrong.
  record Failed(String message) implements Coverage {}

  /// Nothing shows that anybody asked for it.
  ///
  /// @param why it was not, where the format of the source tells: `a must-gather leaves out the
  ///   namespaces of users`; else empty
  record NotAsked(String why) implements Coverage {
    public NotAsked() {
      this("");
    }
  }

  /// Why it cannot be relied on, in words; for [Read] the empty text.
  default String gap() {
    return switch (this) {
      case Read _ -> "";
      case Refused refused -> "the server refused to list it: " + refused.message();
      case Failed failed -> "it could not be read: " + failed.message();
      case NotAsked notAsked ->
          "it is not part of what was handed over"
              + (notAsked.why().isEmpty() ? "" : ": " + notAsked.why());
    };
  }
}
