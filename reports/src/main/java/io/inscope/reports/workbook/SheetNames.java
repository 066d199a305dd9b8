package io.inscope.reports.workbook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names for the tabs of a workbook, as Excel takes them: at most 31 characters, none of `[]:*?/\`,
/// no apostrophe at either end, and no name twice, in upper or lower case. [Microsoft's
/// rules](https://support.microsoft.com/en-us/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9).
final class SheetNames {
  static final int MAX_LENGTH = 31;

  private static final Pattern FORBIDDEN = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}\\p{Cs}]");
  private static final Pattern APOSTROPHES = Pattern.compile("^'+|'+$");

  /// Excel keeps it for a sheet of its own.
  private static final String RESERVED = "history";

  private final Set<String> taken = new HashSet<>();

  /// A name that is free, as much like the wanted one as can be.
  String take(String wanted) {
    String base = allowed(wanted);
    String name = base;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      String end = " (" + number + ")";
      name = CellText.start(base, MAX_LENGTH - end.length()).strip() + end;
    }
    return name;
  }

  private static String allowed(String wanted) {
    String name = CellText.start(FORBIDDEN.matcher(wanted).replaceAll("_"), MAX_LENGTH);
    String bare = APOSTROPHES.matcher(name).replaceAll("").strip();
    return bare.isEmpty() || bare.equalsIgnoreCase(RESERVED) ? bare + "_" : bare;
  }
}
