package io.inscope.app.ui.diagram;

import io.inscope.reports.diagram.drawing.Ink;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// The colours of the diagram's inks: as printed, or turned for a dark screen.
///
/// @param glow what is laid under a line that is picked
record Palette(Map<Ink, Color> colours, Color glow) {
  static final Palette LIGHT = of(Ink::rgb, Color.rgb(9, 105, 218, 0.28));
  static final Palette DARK = of(Palette::dark, Color.rgb(56, 139, 253, 0.45));

  Palette {
    colours = Map.copyOf(colours);
  }

  Color of(Ink ink) {
    return colours.getOrDefault(ink, Color.TRANSPARENT);
  }

  private static Palette of(ToIntFunction<Ink> rgb, Color glow) {
    return new Palette(
        Arrays.stream(Ink.values())
            .collect(Collectors.toMap(ink -> ink, ink -> colour(rgb.applyAsInt(ink)))),
        glow);
  }

  private static Color colour(int rgb) {
    return rgb < 0 ? Color.TRANSPARENT : Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  private static int dark(Ink ink) {
    return switch (ink) {
      case NONE -> -1;
      case PAPER -> 0x161b22;
      case TEXT -> 0xe6edf3;
      case QUIET -> 0x9198a1;
      case RULE -> 0x484f58;
      case ZONE -> 0x12171e;
      case CDE -> 0x221d12;
      case SHADED -> 0x1f252d;
      case FRAME -> 0x768ca3;
      case PROTECTED -> 0x6cb0ff;
      case CLEAR -> 0xff7b72;
      case UNKNOWN -> 0xe3b341;
      case CUE -> 0xff9b93;
    };
  }
}
