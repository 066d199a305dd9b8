package io.inscope.app.ui.common;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The one project that is open, if any.
public final class Session {
  private final ReadOnlyObjectWrapper<@Nullable OpenProject> open = new ReadOnlyObjectWrapper<>();

  /// `null` until something is opened.
  public ReadOnlyObjectProperty<@Nullable OpenProject> openProperty() {
    return open.getReadOnlyProperty();
  }

  public Optional<OpenProject> project() {
    return Optional.ofNullable(open.get());
  }

  public void show(OpenProject project) {
    open.set(project);
  }

  /// Calls for the project that is open, and for every one opened later.
  public void whenOpened(Consumer<OpenProject> listener) {
    project().ifPresent(listener);
    open.addListener(
        (_, _, now) -> {
          if (now != null) {
            listener.accept(now);
          }
        });
  }
}
