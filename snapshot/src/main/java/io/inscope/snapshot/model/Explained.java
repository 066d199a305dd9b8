package io.inscope.snapshot.model;

/// A failure that people can act on. Its message says what and where; exceptions that reach a
/// person implement it.
public interface Explained {
  /// What is wrong, and where: never a value that could be secret.
  String getMessage();

  /// Short and stable, to be searched for and quoted: `IMPORT-NOT-FOUND`.
  String code();

  /// What to do about it; may be empty.
  String hint();
}
