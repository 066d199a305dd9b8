package io.inscope.app.cli;

import io.inscope.reports.table.ResourcesTable;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "resources", description = "Lists the objects of a snapshot.")
final class ResourcesCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kind",
      paramLabel = "K",
      description = "Only this kind: Pod, Deployment, Ingress.networking.k8s.io.")
  String kind = "";

  @Option(names = "--namespace", paramLabel = "N", description = "Only this namespace.")
  String namespace = "";

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only objects in which this text stands, whatever its case.")
  String search = "";

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      Stream<Resource> found =
          snapshot.kinds().stream()
              .filter(this::isWanted)
              .flatMap(snapshot::all)
              .filter(r -> namespace.isEmpty() || r.ref().namespace().equals(namespace))
              .filter(this::holds);
      Rows.print(
          ResourcesTable.of(found),
          form.format,
          where.project,
          snapshot.info(),
          spec.commandLine().getOut());
      return Cli.DONE;
    }
  }

  private boolean isWanted(GroupKind candidate) {
    return kind.isEmpty()
        || candidate.kind().equalsIgnoreCase(kind)
        || candidate.toString().equalsIgnoreCase(kind);
  }

  private boolean holds(Resource resource) {
    return search.isEmpty()
        || CanonicalJson.text(resource.root().value())
            .toLowerCase(Locale.ROOT)
            .contains(search.toLowerCase(Locale.ROOT));
  }
}
