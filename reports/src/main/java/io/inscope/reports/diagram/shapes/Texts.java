package io.inscope.reports.diagram.shapes;

import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Lines of text as one text.
public final class Texts {
  private Texts() {}

  /// The room of all lines; an empty rectangle for none.
  public static Rect bounds(List<Words> lines) {
    return lines.stream().map(Words::bounds).reduce(Rect::and).orElse(new Rect(0, 0, 0, 0));
  }

  static String joined(List<Words> lines) {
    return lines.stream().map(Words::text).collect(Collectors.joining("\n"));
  }

  /// Texts that stand under each other as lines of one paragraph do, together.
  static List<List<Mark.Text>> paragraphs(List<Mark.Text> texts) {
    List<List<Mark.Text>> paragraphs = new ArrayList<>();
    for (Mark.Text text : texts) {
      List<Mark.Text> open =
          paragraphs.stream()
              .filter(p -> continues(p.getLast(), text))
              .findFirst()
              .orElseGet(
                  () -> {
                    List<Mark.Text> fresh = new ArrayList<>();
                    paragraphs.add(fresh);
                    return fresh;
                  });
      open.add(text);
    }
    return paragraphs;
  }

  private static boolean continues(Mark.Text last, Mark.Text next) {
    Words a = last.words();
    Words b = next.words();
    double step = b.baseline() - a.baseline();
    return last.ink() == next.ink()
        && a.x() == b.x()
        && a.size() == b.size()
        && a.face() == b.face()
        && step > a.size()
        && step < 1.4 * a.size();
  }
}
