package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.List;

/// What is written in a box, wrapped, and the size the box needs for it.
///
/// @param width of the box, given
/// @param height the least the text needs
record BoxText(Diagram.Node node, double width, double height, List<Part> parts, List<Part> cues) {
  static final double NAME_SIZE = 13;
  static final double LINE_SIZE = 11.5;
  static final double CUE_SIZE = 11.5;
  private static final double PAD_X = 8;
  private static final double PAD_Y = 6;
  private static final double NAME_STEP = 16;
  private static final double LINE_STEP = 14.5;
  private static final double CUE_HEIGHT = 15;
  private static final double CUE_STEP = 17;
  private static final double CUE_PAD = 5;
  private static final int NAME_LINES = 4;
  private static final int OTHER_LINES = 6;
  private static final double NARROWEST = 120;
  private static final double WIDEST = 168;
  private static final double WIDEST_WORD = 210;

  /// One line: the text, and where its baseline or its tag's top is below the box's top.
  record Part(String text, double down, double size, Typeface face) {}

  /// The width at which most names stay in one line, within reason, and wider where a word would be
  /// broken; a multiple of 6.
  static double widthFor(List<Diagram.Node> nodes) {
    double widest = NARROWEST;
    double word = NARROWEST;
    for (Diagram.Node node : nodes) {
      for (int i = 0; i < node.lines().size(); i++) {
        Typeface face = i == 0 ? Typeface.BOLD : Typeface.REGULAR;
        double size = i == 0 ? NAME_SIZE : LINE_SIZE;
        String line = node.lines().get(i);
        widest = Math.max(widest, face.width(line, size) + 2 * PAD_X);
        word = Math.max(word, face.widestPart(line, size) + 2 * PAD_X);
      }
      for (String cue : node.cues()) {
        widest = Math.max(widest, cueWidth(cue) + 2 * PAD_X);
      }
    }
    double width = Math.max(Math.min(widest, WIDEST), Math.min(word, WIDEST_WORD));
    return 6 * Math.ceil(width / 6);
  }

  static BoxText of(Diagram.Node node, double width) {
    double room = width - 2 * PAD_X;
    List<Part> parts = new ArrayList<>();
    double down = PAD_Y;
    for (int i = 0; i < node.lines().size(); i++) {
      Typeface face = i == 0 ? Typeface.BOLD : Typeface.REGULAR;
      double size = i == 0 ? NAME_SIZE : LINE_SIZE;
      double step = i == 0 ? NAME_STEP : LINE_STEP;
      int most = i == 0 ? NAME_LINES : OTHER_LINES;
      for (String line : face.wrap(node.lines().get(i), size, room, most)) {
        down += step;
        parts.add(new Part(line, down - 3.5, size, face));
      }
    }
    down += node.cues().isEmpty() ? 0 : 3;
    List<Part> cues = new ArrayList<>();
    for (String cue : node.cues()) {
      String shown = Typeface.BOLD.shorten(cue, CUE_SIZE, room - 2 * CUE_PAD);
      cues.add(new Part(shown, down, CUE_SIZE, Typeface.BOLD));
      down += CUE_STEP;
    }
    return new BoxText(node, width, down + PAD_Y, parts, cues);
  }

  /// Puts the text in the middle of the height, left-aligned.
  LaidOut.Box in(Rect rect) {
    double top = rect.y() + Math.floor((rect.height() - height) / 2);
    List<Words> words = new ArrayList<>();
    for (Part part : parts) {
      words.add(
          Words.at(rect.x() + PAD_X, top + part.down(), part.text(), part.size(), part.face()));
    }
    List<LaidOut.Tag> tags = new ArrayList<>();
    for (Part cue : cues) {
      Rect tag = new Rect(rect.x() + PAD_X, top + cue.down(), cueWidth(cue.text()), CUE_HEIGHT);
      tags.add(new LaidOut.Tag(tag, Words.centred(tag, cue.text(), cue.size(), cue.face())));
    }
    return new LaidOut.Box(node, rect, words, tags);
  }

  private static double cueWidth(String cue) {
    return Typeface.BOLD.width(cue, CUE_SIZE) + 2 * CUE_PAD;
  }
}
