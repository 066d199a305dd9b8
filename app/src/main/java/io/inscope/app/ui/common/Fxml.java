package io.inscope.app.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML file that belongs to a view: `Start.fxml` beside `StartView`.
public final class Fxml {
  private Fxml() {}

  /// Loads the file and lets the view set itself up.
  ///
  /// @param view the controller that the file names, already made
  public static Parent load(Object view) {
    Class<?> type = view.getClass();
    String file = type.getSimpleName().replaceFirst("View$", ".fxml");
    URL place = type.getResource(file);
    if (place == null) {
      throw new IllegalStateException("there is no " + file + " beside " + type.getName());
    }
    FXMLLoader loader = new FXMLLoader(place, Texts.BUNDLE);
    loader.setControllerFactory(_ -> view);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be loaded", e);
    }
  }
}
