package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.table.EngagementTable;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "engagement",
    description =
        "Puts on record who is assessed, by whom, and who made and approved the diagram: printed on"
            + " the workbook's cover and in the diagram's title block. Without ITEM=TEXT lists what"
            + " is on record.")
final class EngagementCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "A project file (.inscope).")
  Path project = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ITEM=TEXT",
      description = "As prepared-by='A. Harbour'; an empty text takes an item back.")
  List<String> texts = new ArrayList<>();

  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  EngagementCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    SortedMap<Engagement.Item, String> changes = changes();
    if (!changes.isEmpty()) {
      services.state(project, changes);
    }
    try (Project file = Project.openReadOnly(project)) {
      Engagement engagement = Engagement.of(file.decisions());
      Rows.print(EngagementTable.of(engagement), form.format, spec.commandLine().getOut());
      return Cli.DONE;
    }
  }

  private SortedMap<Engagement.Item, String> changes() {
    SortedMap<Engagement.Item, String> changes = new TreeMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new WrongUsage(
            "'%s' is not ITEM=TEXT".formatted(text),
            "Write it as prepared-by='A. Harbour'; the items are %s.".formatted(items()));
      }
      String value = text.substring(equals + 1).strip();
      Engagement.Item item = item(text.substring(0, equals));
      if (item == Engagement.Item.APPROVED_ON && !value.isEmpty()) {
        checkDay(value);
      }
      changes.put(item, value);
    }
    return changes;
  }

  private static Engagement.Item item(String key) {
    return Stream.of(Engagement.Item.values())
        .filter(item -> item.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUsage(
                    "there is no item '%s'".formatted(key),
                    "The items are %s.".formatted(items())));
  }

  private static void checkDay(String value) {
    try {
      LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new WrongUsage(
          "'%s' is not a day".formatted(value), "Write it as 2026-11-21, or leave it empty.");
    }
  }

  private static String items() {
    return Stream.of(Engagement.Item.values())
        .map(Engagement.Item::key)
        .collect(Collectors.joining(", "));
  }
}
