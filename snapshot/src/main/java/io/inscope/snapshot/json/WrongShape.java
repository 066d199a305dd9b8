package io.inscope.snapshot.json;

/// A value stands where another shape belongs: `containers: {}`, a string where a number belongs.
///
/// Thrown by the readers of [Field], so that whoever asks about an object that does not make sense
/// gets to know it: a check that took `containers: {}` for "no containers" would pass what nobody
/// looked at. The runner of the checks turns it into "not assessed" with the pointer.
public final class WrongShape extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  WrongShape(String pointer, String expected, String found) {
    super(
        "%s is %s where %s belongs"
            .formatted(pointer.isEmpty() ? "the object" : pointer, found, expected));
    this.pointer = pointer;
  }

  /// Where the value stands (RFC 6901).
  public String pointer() {
    return pointer;
  }
}
