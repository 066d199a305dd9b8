package io.inscope.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.inscope.app.ui.common.Theme;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// The style sheets: AtlantaFX's Primer, light or dark, and our own on top.
final class Look {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final BooleanBinding dark;

  /// Follows the user's choice, and the desktop while the choice is to follow it.
  Look(ObservableValue<Theme> choice) {
    ObservableValue<ColorScheme> desktop = Platform.getPreferences().colorSchemeProperty();
    dark =
        Bindings.createBooleanBinding(
            () ->
                switch (choice.getValue()) {
                  case DARK -> true;
                  case LIGHT -> false;
                  case SYSTEM -> desktop.getValue() == ColorScheme.DARK;
                },
            choice,
            desktop);
    dark.subscribe(Look::show);
  }

  ObservableBooleanValue dark() {
    return dark;
  }

  void dress(Scene scene) {
    URL ours = Look.class.getResource("inscope.css");
    if (ours == null) {
      throw new IllegalStateException("inscope.css is missing");
    }
    scene.getStylesheets().add(ours.toExternalForm());
    dark.subscribe(now -> scene.getRoot().pseudoClassStateChanged(DARK, now));
  }

  private static void show(boolean now) {
    Application.setUserAgentStylesheet(
        now
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
