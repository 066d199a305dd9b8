package io.inscope.snapshot.json;

/// JSON text that cannot be read. Its message describes and never quotes: what stands in the text
/// may be secret.
public final class JsonProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  public JsonProblem(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /// 1-based line in the whole source.
  public int line() {
    return line;
  }

  /// 1-based column, in code points.
  public int column() {
    return column;
  }
}
