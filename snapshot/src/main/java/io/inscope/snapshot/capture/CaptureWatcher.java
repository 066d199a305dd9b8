package io.inscope.snapshot.capture;

import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;

/// Hears how a capture goes on, and says when it should stop. May be called by several threads.
public interface CaptureWatcher {
  /// For a capture nobody watches.
  CaptureWatcher NONE = new CaptureWatcher() {};

  /// What will be asked for.
  ///
  /// @param kinds in the order of asking
  default void begins(Iterable<ApiResource> kinds) {}

  /// A page of a list was read.
  ///
  /// @param namespace empty for the whole cluster
  /// @param objects how many the list gave so far
  /// @param remaining how many more the server says there are; negative when it does not say
  default void page(ApiResource resource, String namespace, long objects, long remaining) {}

  /// A list is done; several may come for a kind that is read namespace by namespace.
  default void listed(ListedKind row) {}

  /// A request was answered, or was not.
  default void request(RequestRow row) {}

  /// The capture does something else than listing: `Asking for rights`.
  default void step(String what) {}

  /// Whether the user wants it to stop.
  default boolean isCancelled() {
    return false;
  }
}
