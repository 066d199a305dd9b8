package io.inscope.snapshot.yaml;

/// YAML text that cannot be read.
public final class YamlProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  public YamlProblem(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /// 1-based line in the whole source; 0 when not known.
  public int line() {
    return line;
  }

  /// 1-based column; 0 when not known.
  public int column() {
    return column;
  }
}
