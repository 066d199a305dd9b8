package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.shapes.Datum;
import java.util.List;
import java.util.Optional;

/// What a label that somebody edited is to say: the cluster's own words stay beside it, so only
/// what is new is a caption.
final class Caption {
  private Caption() {}

  /// @return what somebody wrote; empty text when the label lost something and got nothing new;
  ///   nothing when the label is as written
  static Optional<String> of(EditedShape shape) {
    List<String> before = lines(shape.get(Datum.TEXT));
    List<String> after = lines(shape.text());
    if (joined(before).equals(joined(after))) {
      return Optional.empty();
    }
    return Optional.of(
        shape.get(Datum.OWN).isEmpty() ? joined(after) : fresh(shape, before, after));
  }

  /// The label as we wrote it, as one line.
  static String asWritten(EditedShape shape) {
    return joined(lines(shape.get(Datum.TEXT)));
  }

  private static String fresh(EditedShape shape, List<String> before, List<String> after) {
    int name = shape.number(Datum.NAME_LINES).map(Double::intValue).orElse(0);
    if (name == 0) {
      return withoutOwn(joined(after), shape.get(Datum.OWN));
    }
    int start = 0;
    while (start < Math.min(before.size(), after.size())
        && before.get(start).equals(after.get(start))) {
      start++;
    }
    int same = 0;
    while (same < Math.min(before.size(), after.size()) - start
        && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
      same++;
    }
    boolean inName = start < name;
    if (inName) {
      // A name that was broken into lines is one name.
      same = Math.min(same, Math.max(0, before.size() - name));
      start = 0;
    }
    String text = joined(after.subList(start, Math.max(start, after.size() - same)));
    return text.equals(shape.get(Datum.OWN)) ? "" : text;
  }

  /// `settlement, TCP 443 T` without `TCP 443 T`.
  private static String withoutOwn(String text, String own) {
    if (text.endsWith(own)) {
      return text.substring(0, text.length() - own.length()).replaceFirst("[,\\s]+$", "");
    }
    return text.startsWith(own) ? text.substring(own.length()).replaceFirst("^[,\\s]+", "") : text;
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(l -> l.replaceAll("[\\s\u00a0]+", " ").strip())
        .filter(l -> !l.isEmpty())
        .toList();
  }

  /// As one line; what the layout broke behind `-`, `.`, `/`, `,` or `_` without a space again.
  private static String joined(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      boolean broken = !text.isEmpty() && "-./_".indexOf(text.charAt(text.length() - 1)) >= 0;
      text.append(text.isEmpty() || broken ? "" : " ").append(line);
    }
    return text.toString();
  }
}
