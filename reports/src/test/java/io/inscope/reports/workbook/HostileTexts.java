package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import java.util.List;

/// Texts that somebody could put into an object of the cluster to break a workbook.
final class HostileTexts {
  static final List<String> ALL =
      List.of(
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "=HYPERLINK(\"http://x\",\"y\")",
          "=cmd|' /C calc'!A0",
          "'=1",
          "a\u0001b",
          "bell \u0007, escape \u001b, delete \u007f",
          "a\rb\r\nc\nd",
          " leading and trailing ",
          "\n",
          "_x0041_",
          "_x000D_ _x005F_x000D_ _x00e9_",
          "__x0041_x0042_",
          "\uFFFE \uFFFF \uFEFF \uFFFD",
          "\ud83d\ude80 \u00e9 \u4e2d \u202e rtl",
          "<&>\"'</t></is></c>",
          "]]>",
          "&amp; &#10;",
          "x".repeat(3_000) + "<" + "\u4e2d".repeat(20_000));

  /// They read back from POI, but no other reader keeps halves of characters.
  static final List<String> BROKEN = List.of("\ud83d", "a\ude80b", "\ude80\ud83d", "null \u0000.");

  private HostileTexts() {}

  static List<List<Cell>> rows(List<String> texts) {
    return texts.stream()
        .map(text -> List.of(Cell.of("id"), Cell.of(text), Cell.of(text)))
        .toList();
  }
}
