package io.inscope.app;

import io.inscope.reports.diagram.Captured;
import io.inscope.reports.diagram.DeclaredPorts;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.DiagramBuilder;
import io.inscope.reports.diagram.DiagramInput;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.edited.DiagramReadBack;
import io.inscope.reports.diagram.edited.EditedFile;
import io.inscope.reports.diagram.edited.KeptArrangements;
import io.inscope.reports.diagram.layout.ArrangedLayout;
import io.inscope.reports.diagram.layout.Arrangement;
import io.inscope.reports.diagram.layout.DetailLayout;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Layout;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The network diagram of a snapshot: its pages, the files they are written to, and what people
/// changed in such files.
public final class Diagrams {
  /// The name of the first page.
  private static final String OVERVIEW = "overview";

  private final Services services;

  Diagrams(Services services) {
    this.services = services;
  }

  /// Every page of a snapshot's diagram, with boxes where people put them.
  static List<Page> pages(Facts facts, List<Connection> connections, KeptArrangements kept) {
    String captured =
        facts.snapshot() instanceof StoredSnapshot stored ? Captured.of(stored.entries()) : "";
    DiagramInput input =
        new DiagramInput(
            connections,
            facts.scope(),
            facts.connectivity(),
            DeclaredPorts.of(facts.snapshot(), facts.scope().cde()),
            facts.snapshot().info(),
            captured,
            facts.engagement(),
            Version.tool());
    List<Page> pages = new ArrayList<>();
    new DiagramBuilder(input)
        .pages()
        .forEach((name, diagram) -> pages.add(page(name, diagram, kept)));
    return pages;
  }

  private static Page page(String name, Diagram diagram, KeptArrangements kept) {
    return new Page(name, diagram, arranged(layoutOf(name), kept.on(name)));
  }

  /// The overview in lanes, the page of a namespace in layers where those are easier to read.
  private static Layout layoutOf(String page) {
    return page.equals(OVERVIEW) ? new LaneLayout() : new DetailLayout();
  }

  /// A page by another layout, with boxes where people put them.
  public static Page placed(Project project, Page page, Layout layout) {
    return page.with(arranged(layout, KeptArrangements.of(project.decisions()).on(page.name())));
  }

  /// A layout with boxes where people put them.
  private static Layout arranged(Layout layout, Arrangement arrangement) {
    return arrangement.isEmpty() ? layout : new ArrangedLayout(layout, arrangement);
  }

  /// What came of a file that somebody edited.
  ///
  /// @param remarks what could not be drawn as arranged
  public record ReadBackDone(DiagramReadBack.Result result, List<String> remarks) {}

  /// Puts on record what people moved and renamed in a draw.io or Visio file of the diagram.
  ///
  /// @param snapshot on whose diagram it is tried
  /// @throws InputFileException when the file cannot be read, or belongs to another project;
  ///   nothing is recorded then
  public ReadBackDone readBack(Path file, String snapshot, Path edited, Progress progress) {
    EditedFile found = EditedDiagram.read(edited);
    try (Project project = Project.open(file, services.clock())) {
      EditedDiagram.check(edited, found, project.snapshots());
      KeptArrangements before = KeptArrangements.of(project.decisions());
      DiagramReadBack.Result result =
          DiagramReadBack.of(found, before, new Redactor(services.fingerprintKey())::text);
      if (result.taken().isEmpty()) {
        return new ReadBackDone(result, List.of());
      }
      String name =
          new Redactor(services.fingerprintKey()).text(String.valueOf(edited.getFileName()));
      project.appendDecision(
          Services.USER, KeptArrangements.KIND, KeptArrangements.payload(result.taken(), name));
      return new ReadBackDone(
          result, remarks(project, snapshot, result.taken().keySet(), progress));
    }
  }

  /// What does not go as people want it, on the diagram of a snapshot.
  private List<String> remarks(
      Project project, String snapshot, Set<String> changed, Progress progress) {
    Facts facts = services.facts(project, project.snapshot(snapshot), List.of(), progress);
    KeptArrangements kept = KeptArrangements.of(project.decisions());
    Map<String, Page> pages = new TreeMap<>();
    pages(facts, facts.connections(), kept).forEach(page -> pages.put(page.name(), page));
    List<String> remarks = new ArrayList<>();
    for (String name : changed) {
      Page page = pages.get(name);
      if (page == null) {
        remarks.add(
            "The diagram has no page '%s' now; what was kept waits for it.".formatted(name));
      } else {
        new ArrangedLayout(layoutOf(name), kept.on(name))
            .arrange(page.diagram())
            .remarks()
            .forEach(remark -> remarks.add("Page '%s': %s".formatted(name, remark)));
      }
    }
    return remarks;
  }

  /// Takes back, on record, where people put boxes and what they call them.
  ///
  /// @param page of this page only; of all when empty
  /// @return how many places and names were in force
  public int reset(Path file, Optional<String> page) {
    try (Project project = Project.open(file, services.clock())) {
      KeptArrangements kept = KeptArrangements.of(project.decisions());
      int count =
          kept.pages().entrySet().stream()
              .filter(entry -> page.isEmpty() || page.get().equals(entry.getKey()))
              .mapToInt(e -> e.getValue().places().size() + e.getValue().captions().size())
              .sum();
      if (count > 0) {
        project.appendDecision(
            Services.USER, KeptArrangements.KIND, KeptArrangements.resetPayload(page));
      }
      return count;
    }
  }

  /// The formats a diagram can be written in: `svg`.
  public static List<String> formats() {
    return DiagramFiles.formats();
  }

  /// Writes pages of the diagram.
  ///
  /// @param formats of [#formats]
  /// @return the files written
  public List<Path> write(List<Page> pages, Path folder, List<String> formats) {
    return new DiagramFiles(folder).write(pages, formats);
  }
}
