package io.inscope.snapshot.model;

/// A label selector that an API server would not accept.
public final class InvalidSelector extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  InvalidSelector(String pointer, String message) {
    super(pointer + " " + message);
    this.pointer = pointer;
  }

  /// Where the offending value stands (RFC 6901).
  public String pointer() {
    return pointer;
  }
}
