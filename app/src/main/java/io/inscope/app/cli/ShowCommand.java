package io.inscope.app.cli;

import io.inscope.snapshot.json.PrettyJson;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import io.inscope.snapshot.yaml.YamlWriter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    description = "Shows one object as the snapshot holds it, and where it was read.")
final class ShowCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "1", paramLabel = "REF", description = "[namespace/]Kind[.group]/name")
  String ref = "";

  @Option(names = "--yaml", description = "As YAML instead of JSON.")
  boolean yaml;

  @Override
  public Integer call() {
    ResourceRef wanted = Arguments.ref(ref);
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      Resource resource =
          snapshot
              .find(wanted)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "the snapshot holds no %s".formatted(wanted),
                          "'inscope resources %s --search %s' may find it."
                              .formatted(where.project, wanted.name())));
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          yaml
              ? YamlWriter.text(resource.root().object())
              : PrettyJson.text(resource.root().value()));
      out.flush();
      for (Origin origin : snapshot.origins(wanted)) {
        spec.commandLine()
            .getErr()
            .println(
                "Read from " + origin.source() + (origin.line() > 0 ? ":" + origin.line() : ""));
      }
      return Cli.DONE;
    }
  }
}
