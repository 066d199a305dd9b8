package io.inscope.snapshot.record;

/// How a capture ended.
///
/// @param why in words where it is not complete; else empty
public record Ending(State state, String why) {
  public static final Ending COMPLETE = new Ending(State.COMPLETE, "");

  public enum State {
    /// Everything was asked for. What was refused or failed stands in the lists.
    COMPLETE,
    /// The user stopped it: the snapshot is a part.
    STOPPED,
    /// The server was gone, or did not accept the login any more: the snapshot is a part.
    BROKEN_OFF
  }

  public boolean isPartial() {
    return state != State.COMPLETE;
  }
}
