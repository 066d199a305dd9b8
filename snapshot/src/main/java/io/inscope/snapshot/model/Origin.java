package io.inscope.snapshot.model;

/// Where an object was read.
///
/// @param source the source as the user named it, then the chain of entries inside it, joined by
///   `!/`: `handover.zip!/rbac.yaml`
/// @param line 1-based line on which the object starts; 0 when the source has no lines
public record Origin(String source, int line) {
  /// The place without folders, as people say it: `rbac.yaml:12`.
  public String place() {
    return at(line);
  }

  /// Another line of the same file: `rbac.yaml:14`. Just the file when the line is 0.
  public String at(int otherLine) {
    String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    return otherLine > 0 ? file + ":" + otherLine : file;
  }
}
