package io.inscope.app.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which screen is in front. Until a project is open there is only the start.
public final class Navigator {
  private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.START);
  private final Session session;

  public Navigator(Session session) {
    this.session = session;
  }

  public ReadOnlyObjectProperty<Screen> screenProperty() {
    return screen.getReadOnlyProperty();
  }

  public void go(Screen to) {
    if (to == Screen.START || session.project().isPresent()) {
      screen.set(to);
    }
  }
}
