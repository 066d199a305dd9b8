package io.inscope.snapshot.scope;

/// Something wrong in a file of scope decisions.
///
/// @param line 1-based; 0 when it concerns no line
/// @param message what is wrong and what to do
public record ScopeProblem(int line, String message) implements Comparable<ScopeProblem> {
  @Override
  public int compareTo(ScopeProblem other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : message.compareTo(other.message);
  }

  /// `line 12: ...`
  @Override
  public String toString() {
    return line > 0 ? "line " + line + ": " + message : message;
  }
}
