package io.inscope.app.cli;

import io.inscope.app.Analysis;
import io.inscope.app.Services;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.layout.DetailLayout;
import io.inscope.reports.diagram.layout.ElkLayout;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; made when it is not there.")
  Path out = Path.of("");

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "svg,png",
      description = "Kinds of files; both if not given.")
  List<String> formats = List.of("svg", "png");

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
              + " to read.")
  @Nullable String layout;

  private final Services services;

  DiagramCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    List<String> kinds = formats.stream().map(f -> f.toLowerCase(Locale.ROOT)).distinct().toList();
    kinds.stream()
        .filter(kind -> !List.of("svg", "png").contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new WrongUsage(
                  "a diagram cannot be written as '%s'".formatted(kind),
                  "Possible are svg and png.");
            });
    if (layout != null && !List.of("lanes", "elk").contains(layout)) {
      throw new WrongUsage(
          "there is no layout '%s'".formatted(layout), "Possible are lanes and elk.");
    }
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      Analysis analysis =
          services.analyse(project, project.snapshot(where.snapshot), List.of(), terminal);
      services
          .writeDiagram(chosen(analysis).stream().map(this::placed).toList(), out, kinds)
          .forEach(file -> spec.commandLine().getOut().println(file));
      return Cli.DONE;
    }
  }

  private Page placed(Page chosen) {
    if (layout == null) {
      return chosen;
    }
    LaneLayout lanes = new LaneLayout();
    return chosen.with(layout.equals("elk") ? new ElkLayout(DetailLayout.DEADLINE, lanes) : lanes);
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
