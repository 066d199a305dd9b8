package io.inscope.app.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which screen is in front. Until a project is open there are only those that lead to one.
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
    if (needsNoProject(to) || session.project().isPresent()) {
      screen.set(to);
    }
  }

  /// Whether a screen makes sense while nothing is open.
  public static boolean needsNoProject(Screen screen) {
    return screen == Screen.START || screen == Screen.CAPTURE;
  }
}
