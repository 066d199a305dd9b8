package io.inscope.reports.workbook;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the cluster was read, as far as what was handed over tells. Exports name neither the command
/// nor whoever ran it; a refusal by the API server names the user.
final class Capture {
  /// As the API server words it: `pods is forbidden: User "auditor" cannot list resource "pods"`.
  private static final Pattern USER = Pattern.compile("User \"([^\"]+)\" cannot ");

  private static final int KINDS_NAMED = 12;

  private Capture() {}

  static String identity(List<CoverageRow> coverage) {
    Collection<String> users = new TreeSet<>();
    for (CoverageRow row : coverage) {
      Matcher matcher = USER.matcher(row.coverage().gap());
      while (matcher.find()) {
        users.add(matcher.group(1));
      }
    }
    return users.isEmpty()
        ? "not known: nothing that was handed over names who read the cluster; to be asked"
        : String.join(", ", users) + ", as refusals of the API server name it";
  }

  static String command(List<Entry> entries) {
    Map<String, Long> formats =
        entries.stream()
            .filter(entry -> !entry.format().isEmpty() && entry.objects() > 0)
            .collect(Collectors.groupingBy(Entry::format, TreeMap::new, Collectors.counting()));
    String told =
        formats.entrySet().stream()
            .map(f -> f.getKey() + " (" + f.getValue() + (f.getValue() == 1 ? " file)" : " files)"))
            .collect(Collectors.joining(", "));
    return told.isEmpty()
        ? "not known: no file with objects was handed over; to be asked"
        : "not known word by word, to be asked; the files are in the form of " + told;
  }

  /// What the account could read, from what was read and refused.
  static String rights(List<CoverageRow> coverage) {
    Collection<GroupKind> read = new TreeSet<>();
    Collection<GroupKind> refused = new TreeSet<>();
    for (CoverageRow row : coverage) {
      if (row.coverage() instanceof Coverage.Read) {
        read.add(row.kind());
      } else if (row.coverage() instanceof Coverage.Refused) {
        refused.add(row.kind());
      }
    }
    String could =
        "could read %s; was refused %s".formatted(kinds(read.size()), kinds(refused.size()));
    return refused.isEmpty()
        ? could + ", as far as what was handed over tells"
        : could
            + ": "
            + refused.stream()
                .limit(KINDS_NAMED)
                .map(GroupKind::toString)
                .collect(Collectors.joining(", "))
            + (refused.size() > KINDS_NAMED ? " and others" : "");
  }

  private static String kinds(int number) {
    return number + (number == 1 ? " kind" : " kinds");
  }
}
