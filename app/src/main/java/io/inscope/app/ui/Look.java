package io.inscope.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.inscope.app.ui.common.Theme;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// The style sheets: AtlantaFX's Primer, light or dark, and our own on top.
final class Look {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private Look() {}

  /// Follows the user's choice, and the desktop while the choice is to follow it.
  static void apply(Scene scene, ObservableValue<Theme> choice) {
    URL ours = Look.class.getResource("inscope.css");
    if (ours == null) {
      throw new IllegalStateException("inscope.css is missing");
    }
    scene.getStylesheets().add(ours.toExternalForm());
    Platform.Preferences desktop = Platform.getPreferences();
    choice.subscribe(theme -> show(scene, theme, desktop.getColorScheme()));
    desktop.colorSchemeProperty().subscribe(scheme -> show(scene, choice.getValue(), scheme));
  }

  private static void show(Scene scene, Theme theme, ColorScheme desktop) {
    boolean dark = theme == Theme.DARK || (theme == Theme.SYSTEM && desktop == ColorScheme.DARK);
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().pseudoClassStateChanged(DARK, dark);
  }
}
