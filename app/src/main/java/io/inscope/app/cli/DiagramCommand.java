package io.inscope.app.cli;

import io.inscope.app.Analysis;
import io.inscope.app.Services;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.layout.ElkLayout;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.time.Duration;
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
      paramLabel = "svg,png,drawio,vsdx",
      description =
          "Kinds of files; svg and png if not given. drawio (draw.io) and vsdx (Visio) hold all"
              + " pages in one file whose boxes and lines can be edited.")
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
          "How boxes are placed: lanes, if not given, or the layered layout of the Eclipse Layout"
              + " Kernel.")
  String layout = "lanes";

  private final Services services;

  DiagramCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    List<String> kinds = formats.stream().map(f -> f.toLowerCase(Locale.ROOT)).distinct().toList();
    kinds.stream()
        .filter(kind -> !Services.diagramFormats().contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new WrongUsage(
                  "a diagram cannot be written as '%s'".formatted(kind),
                  "Possible are %s.".formatted(String.join(", ", Services.diagramFormats())));
            });
    if (!List.of("lanes", "elk").contains(layout)) {
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
    return layout.equals("elk")
        ? chosen.with(new ElkLayout(Duration.ofSeconds(20), new LaneLayout()))
        : chosen;
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
