package io.inscope.app.cli;

import io.inscope.app.Analysis;
import io.inscope.app.Diagrams;
import io.inscope.app.Services;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.edited.DiagramReadBack;
import io.inscope.reports.diagram.layout.DetailLayout;
import io.inscope.reports.diagram.layout.ElkLayout;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.snapshot.store.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "diagram", description = "Draws the network diagram.")
final class DiagramCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files; made when it is not there.")
  @Nullable Path out;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "KIND",
      description =
          "Kinds of files: svg, png (300 dpi on A3), pdf (A3), and drawio (draw.io) and vsdx"
              + " (Visio), whose boxes and lines can be edited; svg, png and pdf if not given. The"
              + " last three hold all pages in one file.")
  List<String> formats = List.of("svg", "png", "pdf");

  @Option(
      names = "--page",
      paramLabel = "overview|NAMESPACE",
      description = "Only this page; all if not given.")
  @Nullable String page;

  @Option(
      names = "--layout",
      paramLabel = "lanes|elk",
      description =
          "How boxes are placed, on every page: in lanes, or in layers by the Eclipse Layout"
              + " Kernel. If not given, lanes for the overview, and for the others what is easier"
              + " to read. Boxes that people moved stand where they put them either way.")
  @Nullable String layout;

  @Option(
      names = "--read-back",
      paramLabel = "FILE.drawio|FILE.vsdx",
      description =
          "Puts on record where boxes were moved and what boxes and lines were renamed to in a file"
              + " that this command wrote. The next diagrams keep it, also those of a newer"
              + " snapshot. Changes that are not kept are listed.")
  @Nullable Path edited;

  @Option(
      names = "--reset-places",
      description =
          "Takes back what --read-back put on record, of one page if --page is given; it stays on"
              + " record.")
  boolean reset;

  private final Services services;

  DiagramCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    List<String> kinds = formats.stream().map(f -> f.toLowerCase(Locale.ROOT)).distinct().toList();
    kinds.stream()
        .filter(kind -> !Diagrams.formats().contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new WrongUsage(
                  "a diagram cannot be written as '%s'".formatted(kind),
                  "Possible are %s.".formatted(String.join(", ", Diagrams.formats())));
            });
    if (layout != null && !List.of("lanes", "elk").contains(layout)) {
      throw new WrongUsage(
          "there is no layout '%s'".formatted(layout), "Possible are lanes and elk.");
    }
    Path folder = out;
    Path file = edited;
    if (folder == null && file == null && !reset) {
      throw new WrongUsage(
          "nothing was asked for", "Give --out DIR to draw, --read-back FILE or --reset-places.");
    }
    if (file != null && reset) {
      throw new WrongUsage(
          "places are either read back or taken back", "Give --read-back or --reset-places.");
    }
    int code = Cli.DONE;
    if (reset) {
      resetPlaces();
    }
    if (file != null) {
      code = readBack(file);
    }
    if (folder != null) {
      draw(folder, kinds);
    }
    return code;
  }

  private void draw(Path folder, List<String> kinds) {
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      Analysis analysis =
          services.analyse(project, project.snapshot(where.snapshot), List.of(), terminal);
      services
          .diagrams()
          .write(chosen(analysis).stream().map(p -> placed(project, p)).toList(), folder, kinds)
          .forEach(file -> spec.commandLine().getOut().println(file));
    }
  }

  private void resetPlaces() {
    int count = services.diagrams().reset(where.project, Optional.ofNullable(page));
    spec.commandLine()
        .getErr()
        .println(
            count == 0
                ? "Nothing was moved or renamed, so there was nothing to take back."
                : "Taken back: %d places and names.".formatted(count));
  }

  private int readBack(Path file) {
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = new Terminal(err);
    Diagrams.ReadBackDone done =
        services.diagrams().readBack(where.project, where.snapshot, file, terminal);
    terminal.clear();
    DiagramReadBack.Result result = done.result();
    result.notTaken().forEach(err::println);
    result.replaced().forEach(err::println);
    result
        .masked()
        .forEach(place -> err.println(place + ": something secret, or a card number, was masked"));
    done.remarks().forEach(err::println);
    err.printf(
        Locale.ROOT,
        "Recorded: %d moved, %d renamed; %d as they were%s.%n",
        result.moved(),
        result.captions(),
        result.unchanged(),
        result.notTaken().isEmpty()
            ? ""
            : "; not kept: " + result.notTaken().size() + ", see above");
    return result.notTaken().isEmpty() ? Cli.DONE : Cli.LOOK;
  }

  private Page placed(Project project, Page chosen) {
    if (layout == null) {
      return chosen;
    }
    LaneLayout lanes = new LaneLayout();
    return Diagrams.placed(
        project,
        chosen,
        layout.equals("elk") ? new ElkLayout(DetailLayout.DEADLINE, lanes) : lanes);
  }

  private List<Page> chosen(Analysis analysis) {
    if (page == null) {
      return analysis.pages();
    }
    List<Page> named = analysis.pages().stream().filter(p -> p.name().equals(page)).toList();
    if (named.isEmpty()) {
      throw new WrongUsage(
          "there is no page '%s'".formatted(page),
          "The pages are %s."
              .formatted(
                  analysis.pages().stream().map(Page::name).collect(Collectors.joining(", "))));
    }
    return named;
  }
}
