package io.inscope.reports.workbook.readback;

import java.util.List;

/// A cell that shows a text of its own and behind it notes, a line or more each, after somebody
/// wrote into it. What was only added is a new note; else the whole is taken as it stands now.
///
/// @param own the text before the notes, as it stands now
/// @param added what was written behind everything; empty when nothing was
/// @param replaced whether the notes do not stand there any more
record Remark(String own, String added, boolean replaced) {
  static Remark of(String own, List<String> notes, String after) {
    String tail = String.join("\n", notes);
    String before = own.isEmpty() || tail.isEmpty() ? own + tail : own + "\n" + tail;
    if (after.equals(before)) {
      return new Remark(own, "", false);
    }
    if (before.isEmpty()) {
      return new Remark("", after, false);
    }
    if (after.startsWith(before + "\n")) {
      return new Remark(own, after.substring(before.length()).strip(), false);
    }
    if (notes.isEmpty()) {
      return new Remark(after, "", false);
    }
    if (after.endsWith("\n" + tail)) {
      return new Remark(after.substring(0, after.length() - tail.length() - 1).strip(), "", false);
    }
    if (!own.isEmpty() && (after.equals(own) || after.startsWith(own + "\n"))) {
      return new Remark(own, after.substring(own.length()).strip(), true);
    }
    return new Remark(after, "", true);
  }
}
